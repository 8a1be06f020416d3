"""How a tape on the skin is drawn: per pixel, along its own length, in the light of the skin.

Its width and its strokes are reckoned in pixels of the screen, so that it is as crisp from afar as from near:
a stroke at each centimetre, finer ones at half centimetres and millimetres where there is room for them.
"""

from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper

from scalpviz.scene.colours.palette import TAPE_INK
from scalpviz.scene.marks.print_shading import set_zoom
from scalpviz.scene.skin.shading import HIGHLIGHTED

_VERTEX_DECLARE = """//VTK::Color::Dec
in vec3 normalMC;
in vec4 mark;
uniform mat3 normalMatrix;
uniform mat4 MCVCMatrix;
out vec3 lightVSOutput;
out vec3 faceVSOutput;
out vec4 markVSOutput;
"""
_VERTEX = """//VTK::Color::Impl
@HIGHLIGHTED@
  lightVSOutput = light;
  faceVSOutput = scalarColor.rgb * scalarColor.rgb;
  markVSOutput = mark;
"""
_PLACE = """//VTK::PositionVC::Impl
  vec3 seen = (MCVCMatrix * vertexMC).xyz;
  vec3 toEye = (-1.1 * normalize(seen)) * mat3(MCVCMatrix);
  gl_Position = MCDCMatrix * vec4(vertexMC.xyz + toEye, 1.0);
"""
_FRAGMENT_DECLARE = """//VTK::Color::Dec
in vec3 lightVSOutput;
in vec3 faceVSOutput;
in vec4 markVSOutput;
float stroke(float run, float every, float half_width, float soft)
{
  float off = abs(run - every * floor(run / every + 0.5));
  return 1.0 - smoothstep(half_width - soft, half_width + soft, off);
}
"""
_FRAGMENT = """//VTK::Light::Impl
  vec2 q = markVSOutput.xy;
  float length_ = markVSOutput.z;
  float across = max(fwidth(q.y), 1e-4);
  vec3 lit = min(lightVSOutput * 1.05 + 0.08, vec3(1.0));
  vec3 face = faceVSOutput * lit;
  vec3 ink = @INK@ * (0.4 + 0.6 * lightVSOutput);
  vec3 colour;
  float shown;
  if (markVSOutput.w > 1.5)
  {
    // the first end of a tape in hand: a ring about a dot
    float pixel = max(0.7 * length(fwidth(q)), 1e-4);
    float size = min(5.5 * zoom * pixel, 2.0);
    float away = length(q);
    float dot_ = 1.0 - smoothstep(0.36 * size - 0.6 * pixel, 0.36 * size + 0.6 * pixel, away);
    float disc = 1.0 - smoothstep(size - 0.6 * pixel, size + 0.6 * pixel, away);
    float rim = smoothstep(0.72 * size - 0.6 * pixel, 0.72 * size + 0.6 * pixel, away);
    colour = mix(face, ink, max(dot_, rim));
    shown = disc;
  }
  else
  {
    float along = max(fwidth(q.x), 1e-4);
    float pixel = zoom * along;
    float half_width = min(clamp(1.1, 2.4 * zoom * across, 6.0 * zoom * across), 1.5);
    float away = abs(q.y);
    float soft = 0.6 * along;
    float thin = 0.55 * pixel;
    float centimetre = stroke(q.x, 10.0, 1.25 * thin, soft);
    float half_ = stroke(q.x, 5.0, thin, soft) * step(q.y, 0.0);
    half_ *= 1.0 - smoothstep(0.22, 0.30, pixel);
    float millimetre = stroke(q.x, 1.0, 0.8 * thin, soft) * step(q.y, -0.45 * half_width);
    millimetre *= 1.0 - smoothstep(0.08, 0.11, pixel);
    float strokes = max(centimetre, max(half_, millimetre));
    float inside = 1.0 - smoothstep(half_width - 0.6 * across, half_width + 0.6 * across, away);
    float edge = half_width + 1.1 * zoom * across;
    float cased = 1.0 - smoothstep(edge - 0.6 * across, edge + 0.6 * across, away);
    // a bar across each end
    float from_end = min(q.x, length_ - q.x);
    float bar = 1.0 - smoothstep(1.6 * pixel, 1.6 * pixel + 2.0 * soft, from_end);
    float tall = half_width + 3.2 * zoom * across;
    bar *= 1.0 - smoothstep(tall - 0.6 * across, tall + 0.6 * across, away);
    colour = mix(ink, mix(face, ink, strokes), inside * (1.0 - bar));
    shown = max(cased, bar);
    if (markVSOutput.w > 0.5) shown *= 0.8;
  }
  if (shown < 0.02) discard;
  fragOutput0 = vec4(sqrt(clamp(colour, 0.0, 1.0)), shown);
"""


def shade_tapes(actor: vtkActor, mapper: vtkPolyDataMapper) -> None:
    """Let an actor draw tapes, whose mesh carries a point array `mark` (see `tape_ribbon`)."""
    mapper.MapDataArrayToVertexAttribute("mark", "mark", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    program = actor.GetShaderProperty()
    for place, code in (
        ("//VTK::Color::Dec", _VERTEX_DECLARE),
        ("//VTK::Color::Impl", _VERTEX.replace("@HIGHLIGHTED@", HIGHLIGHTED)),
        ("//VTK::PositionVC::Impl", _PLACE),
    ):
        program.AddVertexShaderReplacement(place, True, code, False)
    ink = "vec3({:.4f}, {:.4f}, {:.4f})".format(*(part * part for part in TAPE_INK))
    for place, code in (
        ("//VTK::Color::Dec", _FRAGMENT_DECLARE),
        ("//VTK::Light::Impl", _FRAGMENT.replace("@INK@", ink)),
    ):
        program.AddFragmentShaderReplacement(place, True, code, False)
    set_zoom(actor, 1.0)
    actor.SetMapper(mapper)
    look = actor.GetProperty()
    look.SetInterpolationToPhong()
    look.LightingOff()
    look.BackfaceCullingOn()
