"""Light on skin: a small shader of our own in place of VTK's lights, and the scene's other lights.

Three lights stand still relative to the eye: a warm key from the upper left, a cool fill from
the right, a rim from behind. The key wraps a little round the form and turns warm where it fades, as
light in skin does. Light is reckoned per vertex: the mesh is fine enough that one does not see it, and
on a software renderer a frame costs about half. Lines along borders are drawn per pixel.

Skin under which something lies is drawn in a second program, which blends it over what was drawn before,
in the opaque pass and with its depth: what lies under it comes first, one layer of skin over it, and
nothing has to be sorted. Skin that hides everything keeps the first program and pays nothing.
"""

from dataclasses import dataclass

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers what draws
from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkPolyDataMapper, vtkRenderer

from scalpviz.scene.palette import BLACK, WHITE, Colour

_VERTEX_DECLARE = """//VTK::Color::Dec
in vec3 normalMC;
in vec4 borders;
uniform mat3 normalMatrix;
uniform mat4 MCVCMatrix;
out vec3 litVSOutput;
out vec3 linesVSOutput;
"""
_VERTEX = """//VTK::Color::Impl
  vec3 N = normalize(normalMatrix * normalMC);
  vec3 V = normalize(-(MCVCMatrix * vertexMC).xyz);
  vec3 key = normalize(vec3(-0.45, 0.58, 0.68));
  float wrapped = clamp((dot(N, key) + 0.28) / 1.28, 0.0, 1.0);
  float edge = wrapped * (1.0 - wrapped);
  vec3 light = wrapped * vec3(0.965, 0.94, 0.905) + edge * vec3(0.15, 0.02, -0.01);
  float fill = clamp((dot(N, vec3(0.80, 0.10, 0.59)) + 0.3) / 1.3, 0.0, 1.0);
  light += fill * vec3(0.20, 0.225, 0.26);
  float above = 0.5 + 0.5 * N.y;
  light += mix(vec3(0.085, 0.076, 0.072), vec3(0.17, 0.18, 0.19), above);
  float grazing = 1.0 - clamp(dot(N, V), 0.0, 1.0);
  // what is wet shines in a small spot
  float sharp = mix(18.0, 110.0, step(2.0, borders.w));
  float shine = pow(clamp(dot(N, normalize(key + V)), 0.0, 1.0), sharp);
  float gloss = borders.w * 0.13 * shine + min(borders.w, 1.3) * 0.12 * grazing * grazing * grazing * above;
  litVSOutput = scalarColor.rgb * scalarColor.rgb * light + gloss@SHEEN@;
  linesVSOutput = borders.xyz;
"""
_FRAGMENT_DECLARE = """//VTK::Color::Dec
in vec3 litVSOutput;
in vec3 linesVSOutput;
"""
_FRAGMENT = """//VTK::Light::Impl
  // lines along borders: distance and width in mm, softened over one pixel
  vec3 lit = litVSOutput;
  float rim = linesVSOutput.z;
  if (rim > 0.0)
  {
@STRIPES@    float soft = max(0.75 * fwidth(linesVSOutput.x), 1e-4);
    float softer = max(1.5 * fwidth(linesVSOutput.y), 1e-4);
@LINES@
  }
"""
_DARK_LINES = """    lit *= 1.0 - 0.76 * (1.0 - smoothstep(rim - soft, rim + soft, linesVSOutput.x));
    lit *= 1.0 - 0.50 * (1.0 - smoothstep(0.16, 0.16 + softer, linesVSOutput.y));"""
_LIGHT_LINES = """    vec3 line = @LIGHT@;
    lit = mix(0.24 * lit + line, lit, smoothstep(rim - soft, rim + soft, linesVSOutput.x));
    lit = mix(0.50 * lit + 0.5 * line, lit, smoothstep(0.16, 0.16 + softer, linesVSOutput.y));"""
_STRIPES = """    // as far apart wherever the head stands
    float across = stripesVSOutput.x / @STRIPE@;
    float blur = clamp(fwidth(across), 0.02, 0.25);
    float stripe = smoothstep(0.30 - blur, 0.30 + blur, abs(fract(across) - 0.5));
    vec3 other = stripesVSOutput.y > 0.0 ? lit * 0.52 : lit * 1.7 + 0.05;
    lit = mix(lit, other, stripe * abs(stripesVSOutput.y));
"""
_OPAQUE = "  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), 1.0);"
_VEIL_VERTEX_DECLARE = """in float veil;
out vec2 veilVSOutput;
"""
_VEIL_VERTEX = "  veilVSOutput = vec2(veil, grazing);\n"
_VEIL_FRAGMENT_DECLARE = "in vec2 veilVSOutput;\n"
_STRIPES_VERTEX_DECLARE = """in vec2 stripes;
out vec2 stripesVSOutput;
"""
_STRIPES_VERTEX = "  stripesVSOutput = stripes;\n"
_STRIPES_FRAGMENT_DECLARE = "in vec2 stripesVSOutput;\n"
_VEILED = """  // glass seen edge on is dense; painted skin stays legible
  float dense = mix(@BARE@, @PAINTED@, step(1e-4, rim));
  dense = mix(dense, 1.0, 0.9 * veilVSOutput.y * veilVSOutput.y);
  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), mix(1.0, dense, veilVSOutput.x));
"""
STRIPE = 2.4
"""From one stripe to the next, mm."""
VEILED_SKIN, VEILED_PAINT = 0.28, 0.85
"""How much of what lies under it bare and painted skin hides where the veil is whole, 0 to 1."""


@dataclass(frozen=True)
class Finish:
    """What differs from skin to skin.

    Parameters
    ----------
    veiled : bool
        Whether what was drawn before shines through.
    sheen : Colour
        Of the light that shines back.
    rim_light : Colour
        Added to the lines along borders; black leaves them darker than what they border.
    striped : bool
        Whether some of the paint wears stripes.
    """

    veiled: bool = False
    sheen: Colour = WHITE
    rim_light: Colour = BLACK
    striped: bool = False


def dress(actor: vtkActor, mapper: vtkPolyDataMapper) -> None:
    """Let an actor draw a mesh with the skin's shading.

    The mesh carries a point array `borders` of four numbers: distance to the outline, distance to a
    division, width of the outline's line (all mm), gloss.
    """
    mapper.MapDataArrayToVertexAttribute("borders", "borders", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    _program(actor, Finish())
    actor.SetMapper(mapper)
    actor.GetProperty().SetInterpolationToPhong()
    actor.GetProperty().LightingOff()


def finish(actor: vtkActor, mapper: vtkPolyDataMapper, wanted: Finish) -> None:
    """Give an actor that was dressed another finish.

    Where it is veiled, the mesh carries a point array `veil`: 0 where the skin hides everything, 1 where it
    is thinnest. Where it is striped, it carries a point array `stripes` of two numbers: how far a place lies
    in the direction in which stripes follow each other (mm), and how strong they are there: 0 to 1 where they
    are darker than the paint, 0 to -1 where they are lighter.
    """
    for name, there in (("veil", wanted.veiled), ("stripes", wanted.striped)):
        if there:
            mapper.MapDataArrayToVertexAttribute(name, name, vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
        else:
            mapper.RemoveVertexAttributeMapping(name)
    _program(actor, wanted)


def _program(actor: vtkActor, wanted: Finish) -> None:
    program = actor.GetShaderProperty()
    program.ClearAllShaderReplacements()
    # What a finish does not need is left out of its program: the plain one pays nothing for the others.
    veiled, out = wanted.veiled, _OPAQUE
    sheen = "" if wanted.sheen == WHITE else f" * {_vector(wanted.sheen)}"
    lines = _DARK_LINES
    if wanted.rim_light != BLACK:
        lines = _LIGHT_LINES.replace("@LIGHT@", _vector(wanted.rim_light))
    vertex, fragment = _VERTEX.replace("@SHEEN@", sheen), _FRAGMENT.replace("@LINES@", lines)
    fragment = fragment.replace("@STRIPES@", _STRIPES if wanted.striped else "")
    fragment = fragment.replace("@STRIPE@", f"{STRIPE:.2f}")
    if veiled:
        out = _VEILED.replace("@BARE@", f"{VEILED_SKIN:.3f}").replace("@PAINTED@", f"{VEILED_PAINT:.3f}")
    declared = (_VEIL_VERTEX_DECLARE if veiled else "") + (_STRIPES_VERTEX_DECLARE if wanted.striped else "")
    handed_on = (_VEIL_VERTEX if veiled else "") + (_STRIPES_VERTEX if wanted.striped else "")
    taken = (_VEIL_FRAGMENT_DECLARE if veiled else "") + (_STRIPES_FRAGMENT_DECLARE if wanted.striped else "")
    for place, words, more in (
        ("//VTK::Color::Dec", _VERTEX_DECLARE, declared),
        ("//VTK::Color::Impl", vertex, handed_on),
    ):
        program.AddVertexShaderReplacement(place, True, words + more, False)
    for place, words, more in (
        ("//VTK::Color::Dec", _FRAGMENT_DECLARE, taken),
        ("//VTK::Light::Impl", fragment, out),
    ):
        program.AddFragmentShaderReplacement(place, True, words + more, False)


def _vector(colour: Colour) -> str:
    return "vec3({:.3f}, {:.3f}, {:.3f})".format(*colour)


def light(renderer: vtkRenderer) -> None:
    """Replace a renderer's lights by a key and a fill that stand still relative to the eye."""
    renderer.RemoveAllLights()
    renderer.AutomaticLightCreationOff()
    for place, strength in (((-0.45, 0.58, 0.68), 0.85), ((0.80, 0.10, 0.59), 0.35)):
        lamp = vtkLight()
        lamp.SetLightTypeToCameraLight()
        lamp.SetPosition(*place)
        lamp.SetFocalPoint(0.0, 0.0, 0.0)
        lamp.SetIntensity(strength)
        renderer.AddLight(lamp)
