"""How marks printed on the skin are drawn: per pixel, in the mark's own plane, in the light of the skin.

A mark lies on the skin. Only its depth is moved toward the eye, along the sight line, so that the skin does
not show through; where it is in the picture stays. It is drawn after the skin and blended over it.
"""

from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.scene.colours.palette import POINT_RING, Colour
from scalpviz.scene.skin.shading import HIGHLIGHTED

_VERTEX_DECLARE = """//VTK::Color::Dec
in vec3 normalMC;
in vec4 mark;
uniform mat3 normalMatrix;
uniform mat4 MCVCMatrix;
out vec3 lightVSOutput;
out vec3 inkVSOutput;
out vec4 markVSOutput;
"""
_VERTEX = """//VTK::Color::Impl
@HIGHLIGHTED@
  lightVSOutput = light;
  inkVSOutput = scalarColor.rgb * scalarColor.rgb;
  markVSOutput = mark;
"""
_PLACE = """//VTK::PositionVC::Impl
  vec3 seen = (MCVCMatrix * vertexMC).xyz;
  float nearer = mark.z > 1.5 ? 0.7 : 1.0 + 0.1 * mark.w;
  vec3 toEye = (-nearer * normalize(seen)) * mat3(MCVCMatrix);
  gl_Position = MCDCMatrix * vec4(vertexMC.xyz + toEye, 1.0);
"""
_FRAGMENT_DECLARE = """//VTK::Color::Dec
in vec3 lightVSOutput;
in vec3 inkVSOutput;
in vec4 markVSOutput;
"""
_FRAGMENT = """//VTK::Light::Impl
  // sizes that hang on the screen are reckoned in its own pixels
  vec2 q = markVSOutput.xy;
  vec3 white = min(lightVSOutput * 1.12 + 0.06, vec3(1.0));
  vec3 ink = inkVSOutput * (0.25 + 0.75 * lightVSOutput);
  vec3 colour = vec3(0.0);
  float shown = 0.0;
  if (markVSOutput.z > 1.5)
  {
    // a line in a light casing
    float pixel = max(fwidth(q.y), 1e-4);
    float half_width = min(max(markVSOutput.w, 0.75 * zoom * pixel), 2.4 * zoom * pixel);
    float away = abs(q.y);
    float core = 1.0 - smoothstep(half_width - 0.6 * pixel, half_width + 0.6 * pixel, away);
    float end = half_width + min(0.42, 1.6 * zoom * pixel) + 0.5 * pixel;
    float casing = 1.0 - smoothstep(half_width, end, away);
    if (markVSOutput.z > 2.5)
    {
      float wave = abs(2.0 * fract(q.x / 5.0) - 1.0);
      float ends = clamp(0.4 * fwidth(q.x), 0.01, 0.6);
      float dash = smoothstep(0.38 - ends, 0.38 + ends, wave);
      core *= dash;
      casing *= 0.35 + 0.65 * dash;
    }
    colour = mix(white, ink, core);
    shown = max(core, 0.5 * casing);
  }
  else
  {
    float tone = floor(markVSOutput.w + 0.5);
    float pixel = max(0.7 * length(fwidth(q)), 1e-4);
    float grown = tone > 3.5 ? 1.2 : tone > 2.5 ? 1.28 : 1.0;
    // large enough for small pictures, and no larger than a place should look from nearby
    float size = grown * min(clamp(3.0 * zoom * pixel, 1.75, 2.6), 13.0 * zoom * pixel);
    bool square = markVSOutput.z > 0.5;
    vec2 corner = max(abs(q) - 0.48 * size, 0.0);
    float away = square ? length(corner) + 0.42 * size : length(q);
    float blur = 0.6 * pixel;
    float spot = 1.0 - smoothstep(size - blur, size + blur, away);
    float inside = 1.0 - smoothstep(0.68 * size - blur, 0.68 * size + blur, away);
    float lifted = tone > 2.5 && tone < 3.5 ? 1.0 : 0.0;
    float end = (1.3 + 0.35 * lifted) * size + blur;
    float shade = (0.34 + 0.2 * lifted) * (1.0 - smoothstep(0.9 * size, end, away));
    vec3 face = mix(ink, sqrt(ink), 0.28 * lifted);
    vec3 rim = square ? ink : white;
    face = square ? white : face;
    colour = mix(vec3(0.0), mix(rim, face, inside), spot);
    shown = max(spot, shade);
    if (tone > 3.5 || (tone > 1.5 && tone < 2.5))
    {
      // what is chosen or lit wears a ring about it
      float wide = tone > 3.5 ? 0.30 : 0.17;
      float off = abs(length(q) - 1.72 * size);
      float dark = 1.0 - smoothstep((wide + 0.12) * size, (wide + 0.17) * size + 2.0 * blur, off);
      float ring = 1.0 - smoothstep(wide * size - blur, wide * size + blur, off);
      vec3 bright = tone > 3.5 ? @RING@ * min(lightVSOutput + 0.15, vec3(1.0)) : white;
      colour = mix(colour, bright * ring, dark);
      shown = max(shown, max(ring, 0.6 * dark));
    }
    if (tone > 0.5 && tone < 1.5) shown *= 0.55;
  }
  if (shown < 0.02) discard;
  fragOutput0 = vec4(sqrt(clamp(colour, 0.0, 1.0)), shown);
"""


def set_zoom(actor: vtkActor, zoom: float) -> None:
    """Say how many pixels of the picture make one of the screen."""
    actor.GetShaderProperty().GetFragmentCustomUniforms().SetUniformf("zoom", zoom)


def shade_prints(actor: vtkActor, mapper: vtkPolyDataMapper) -> None:
    """Let an actor draw `scalpviz.scene.marks.prints.Prints`, whose mesh carries a point array `mark`."""
    mapper.MapDataArrayToVertexAttribute("mark", "mark", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    program = actor.GetShaderProperty()
    for place, code in (
        ("//VTK::Color::Dec", _VERTEX_DECLARE),
        ("//VTK::Color::Impl", _VERTEX.replace("@HIGHLIGHTED@", HIGHLIGHTED)),
        ("//VTK::PositionVC::Impl", _PLACE),
    ):
        program.AddVertexShaderReplacement(place, True, code, False)
    for place, code in (
        ("//VTK::Color::Dec", _FRAGMENT_DECLARE),
        ("//VTK::Light::Impl", _FRAGMENT.replace("@RING@", _squared(POINT_RING))),
    ):
        program.AddFragmentShaderReplacement(place, True, code, False)
    set_zoom(actor, 1.0)
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetInterpolationToPhong()
    look.LightingOff()
    look.BackfaceCullingOn()


def _squared(colour: Colour) -> str:
    return "vec3({:.3f}, {:.3f}, {:.3f})".format(*(part * part for part in colour))
