"""Light on skin: a small shader of our own in place of VTK's lights, and the scene's other lights.

Three lights stand still relative to the eye: a warm key from the upper left, a cool fill from
the right, a rim from behind. The key wraps a little round the form and turns warm where it fades, as
light in skin does. Light is reckoned per vertex: the mesh is fine enough that one does not see it, and
on a software renderer a frame costs about half. Lines along borders are drawn per pixel.

Skin under which something lies is drawn in a second program, which blends it over what was drawn before,
in the opaque pass and with its depth: what lies under it comes first, one layer of skin over it, and
nothing has to be sorted. Skin that hides everything keeps the first program and pays nothing.

Nor does it pay for paint that fades out toward a border or is laid on in stripes: where any is shown, the
program also knows what the skin wears beneath it, and mixes the two per pixel.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers what draws
from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkPolyDataMapper, vtkRenderer

from scalpviz.scene.colours.palette import BLACK, WHITE, Colour

HIGHLIGHTED = """  vec3 N = normalize(normalMatrix * normalMC);
  vec3 V = normalize(-(MCVCMatrix * vertexMC).xyz);
  vec3 key = normalize(vec3(-0.45, 0.58, 0.68));
  float wrapped = clamp((dot(N, key) + 0.28) / 1.28, 0.0, 1.0);
  float edge = wrapped * (1.0 - wrapped);
  vec3 light = wrapped * vec3(0.965, 0.94, 0.905) + edge * vec3(0.15, 0.02, -0.01);
  float fill = clamp((dot(N, vec3(0.80, 0.10, 0.59)) + 0.3) / 1.3, 0.0, 1.0);
  light += fill * vec3(0.20, 0.225, 0.26);
  float above = 0.5 + 0.5 * N.y;
  light += mix(vec3(0.085, 0.076, 0.072), vec3(0.17, 0.18, 0.19), above);
"""
"""Shader code: `light` on a vertex with the normal `N`, seen in the direction `V` under the light `key`."""
_VERTEX_DECLARE = """//VTK::Color::Dec
in vec3 normalMC;
in vec4 borders;
uniform mat3 normalMatrix;
uniform mat4 MCVCMatrix;
out vec3 litVSOutput;
"""
_VERTEX = """//VTK::Color::Impl
@HIGHLIGHTED@  float grazing = 1.0 - clamp(dot(N, V), 0.0, 1.0);
  // what is wet shines in a small spot
  float sharp = mix(18.0, 110.0, step(2.0, borders.w));
  float shine = pow(clamp(dot(N, normalize(key + V)), 0.0, 1.0), sharp);
  float gloss = borders.w * 0.13 * shine + min(borders.w, 1.3) * 0.12 * grazing * grazing * grazing * above;
  litVSOutput = scalarColor.rgb * scalarColor.rgb * light + gloss@SHEEN@;
"""
_FRAGMENT_DECLARE = """//VTK::Color::Dec
in vec3 litVSOutput;
"""
_FRAGMENT = """//VTK::Light::Impl
  vec3 lit = litVSOutput;
"""
_BARE = "  float rim = 0.0;\n"
_LINES_VERTEX_DECLARE = "out vec3 linesVSOutput;\n"
_LINES_VERTEX = "  linesVSOutput = borders.xyz;\n"
_LINES_FRAGMENT_DECLARE = "in vec3 linesVSOutput;\n"
_BORDERS = """  // lines along borders: distance and width in mm, softened over one pixel
  float rim = linesVSOutput.z;
@SOFT@  if (rim > 0.0)
  {
    float soft = max(0.75 * fwidth(linesVSOutput.x), 1e-4);
    float softer = max(1.5 * fwidth(linesVSOutput.y), 1e-4);
@LINES@
@DASHES@  }
"""
_DARK_LINES = """    lit *= 1.0 - 0.76 * (1.0 - smoothstep(rim - soft, rim + soft, linesVSOutput.x));
    lit *= 1.0 - 0.50 * (1.0 - smoothstep(0.16, 0.16 + softer, linesVSOutput.y));"""
_LIGHT_LINES = """    vec3 line = @LIGHT@;
    lit = mix(0.24 * lit + line, lit, smoothstep(rim - soft, rim + soft, linesVSOutput.x));
    lit = mix(0.50 * lit + 0.5 * line, lit, smoothstep(0.16, 0.16 + softer, linesVSOutput.y));"""
_SOFT_VERTEX_DECLARE = """in vec4 soft;
out vec3 beneathVSOutput;
out vec3 softVSOutput;
"""
_STRIPES_VERTEX_DECLARE = """in float stripe;
out float stripeVSOutput;
"""
_SOFT_VERTEX = """  float three = soft.w;
  vec3 bytes = floor(vec3(three / 65536.0, mod(three, 65536.0) / 256.0, mod(three, 256.0)));
  beneathVSOutput = bytes * bytes / 65025.0 * light + gloss@SHEEN@;
  softVSOutput = soft.xyz;
"""
_STRIPES_VERTEX = "  stripeVSOutput = stripe;\n"
_SOFT_FRAGMENT_DECLARE = """in vec3 beneathVSOutput;
in vec3 softVSOutput;
"""
_STRIPES_FRAGMENT_DECLARE = "in float stripeVSOutput;\n"
_SOFT = """  // how much of the paint stays: less toward a border that is not exact, and only stripes of it
  float stay = mix(@FAINT@, 1.0, smoothstep(0.0, @FADE@, softVSOutput.x));
@STRIPES@  lit = mix(beneathVSOutput, lit, stay);
"""
_STRIPES = """  float across = fwidth(stripeVSOutput);
  if (rim < 0.0)
  {
    float wave = abs(2.0 * fract(stripeVSOutput) - 1.0);
    float blur = clamp(1.5 * across, 0.02, 1.0);
    float stripes = smoothstep(@GAP@ - blur, @GAP@ + blur, wave);
    stay *= mix(stripes, 1.0 - @GAP@, smoothstep(0.35, 0.7, across));
    rim = -rim;
  }
"""
_DASHES = """    vec2 steep = fwidth(softVSOutput.yz);
    bool first = steep.x < steep.y;
    float dash = abs(2.0 * fract(first ? softVSOutput.y : softVSOutput.z) - 1.0);
    float ends = clamp(2.0 * min(steep.x, steep.y), 0.02, 1.0);
    float near = max(0.75 * fwidth(softVSOutput.x), 1e-4);
    float drawn = smoothstep(0.42 - ends, 0.42 + ends, dash);
    // where neither runs evenly, as between the dashes of two zones, none is drawn
    drawn *= step(min(steep.x, steep.y), @EVEN@ * fwidth(softVSOutput.x));
    drawn *= 1.0 - smoothstep(rim - near, rim + near, softVSOutput.x);
@DASH@
"""
_DARK_DASH = "    lit *= 1.0 - 0.76 * drawn;"
_LIGHT_DASH = "    lit = mix(lit, 0.24 * lit + line, drawn);"
_OPAQUE = "  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), 1.0);"
_VEIL_VERTEX_DECLARE = """in float veil;
out vec2 veilVSOutput;
"""
_VEIL_VERTEX = "  veilVSOutput = vec2(veil, grazing);\n"
_VEIL_FRAGMENT_DECLARE = "in vec2 veilVSOutput;\n"
_VEILED = """  // glass seen edge on is dense; painted skin stays legible
  float dense = mix(@BARE@, @PAINTED@, step(1e-4, rim));
  dense = mix(dense, 1.0, 0.9 * veilVSOutput.y * veilVSOutput.y);
  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), mix(1.0, dense, veilVSOutput.x));
"""
VEILED_SKIN, VEILED_PAINT = 0.28, 0.85
"""How much of what lies under it bare and painted skin hides where the veil is whole, 0 to 1."""
FADE, FAINT = 1.8, 0.14
"""Over how many mm paint fades toward a border that is not exact, and how much of it is left there."""
EVEN = 0.7
"""More dashes to a millimetre than there can be on a border."""
GAP = 0.46
"""Share of a stripe and the gap beside it that the gap takes."""


@dataclass(frozen=True)
class Finish:
    """What differs from skin to skin.

    Parameters
    ----------
    veiled : bool
        Whether what was drawn before shines through.
    lines : bool
        Whether borders may pass.
    soft : bool
        Whether paint may fade out.
    striped : bool
        Whether paint that may fade out may be laid on in stripes as well.
    sheen : Colour
        Of the light that shines back.
    rim_light : Colour
        Added to the lines along borders; black leaves them darker than what they border.
    """

    veiled: bool = False
    lines: bool = True
    soft: bool = False
    striped: bool = False
    sheen: Colour = WHITE
    rim_light: Colour = BLACK


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
    is thinnest. Where it is soft, the mesh carries `soft`: distance to a border that is not exact (mm), place
    on that border in dashes from two starts, and the colour beneath, three bytes in one number. Where it is
    striped, it carries `stripe`, a place in stripes, which show where the width of the outline's line is
    negative.
    """
    for name, needed in (("veil", wanted.veiled), ("soft", wanted.soft), ("stripe", wanted.striped)):
        mapper.RemoveVertexAttributeMapping(name)
        if needed:
            mapper.MapDataArrayToVertexAttribute(name, name, vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    _program(actor, wanted)


def _program(actor: vtkActor, wanted: Finish) -> None:
    program = actor.GetShaderProperty()
    program.ClearAllShaderReplacements()
    # What a finish does not need is left out of its program: the plain one pays nothing for the others.
    veiled, lines, soft, light_lines = wanted.veiled, wanted.lines, wanted.soft, wanted.rim_light != BLACK
    words = {
        "HIGHLIGHTED": HIGHLIGHTED,
        "SHEEN": "" if wanted.sheen == WHITE else f" * {_vector(wanted.sheen)}",
        "SOFT": _SOFT if soft else "",
        "STRIPES": _STRIPES if wanted.striped else "",
        "DASHES": _DASHES if soft else "",
        "LINES": _LIGHT_LINES if light_lines else _DARK_LINES,
        "DASH": _LIGHT_DASH if light_lines else _DARK_DASH,
        "LIGHT": _vector(wanted.rim_light),
        "BARE": f"{VEILED_SKIN:.3f}",
        "PAINTED": f"{VEILED_PAINT:.3f}",
        "FADE": f"{FADE:.3f}",
        "FAINT": f"{FAINT:.3f}",
        "GAP": f"{GAP:.3f}",
        "EVEN": f"{EVEN:.3f}",
    }
    declared = _VERTEX_DECLARE + _LINES_VERTEX_DECLARE * lines
    declared += _VEIL_VERTEX_DECLARE * veiled + _SOFT_VERTEX_DECLARE * soft
    declared += _STRIPES_VERTEX_DECLARE * wanted.striped
    done = _VERTEX + _LINES_VERTEX * lines + _VEIL_VERTEX * veiled + _SOFT_VERTEX * soft
    done += _STRIPES_VERTEX * wanted.striped
    for place, code in (("//VTK::Color::Dec", declared), ("//VTK::Color::Impl", done)):
        program.AddVertexShaderReplacement(place, True, _filled(code, words), False)
    declared = _FRAGMENT_DECLARE + _LINES_FRAGMENT_DECLARE * lines
    declared += _VEIL_FRAGMENT_DECLARE * veiled + _SOFT_FRAGMENT_DECLARE * soft
    declared += _STRIPES_FRAGMENT_DECLARE * wanted.striped
    done = _FRAGMENT + (_BORDERS if lines else _BARE) + (_VEILED if veiled else _OPAQUE)
    for place, code in (("//VTK::Color::Dec", declared), ("//VTK::Light::Impl", done)):
        program.AddFragmentShaderReplacement(place, True, _filled(code, words), False)


def _filled(code: str, words: Mapping[str, str]) -> str:
    """Shader code with words put in; what is put in may hold further ones."""
    for name, word in words.items():
        code = code.replace(f"@{name}@", word)
    return code


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
