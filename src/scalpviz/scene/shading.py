"""Light on skin: a small shader of our own in place of VTK's lights, and the scene's other lights.

Three lights stand still relative to the eye: a warm key from the upper left, a cool fill from
the right, a rim from behind. The key wraps a little round the form and turns warm where it fades, as
light in skin does. Light is reckoned per vertex: the mesh is fine enough that one does not see it, and
on a software renderer a frame costs about half. Lines along borders are drawn per pixel.

Skin under which something lies is drawn in a second program, which blends it over what was drawn before,
in the opaque pass and with its depth: what lies under it comes first, one layer of skin over it, and
nothing has to be sorted. Skin that hides everything keeps the first program and pays nothing.
"""

import vtkmodules.vtkRenderingOpenGL2  # noqa: F401  registers what draws
from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkPolyDataMapper, vtkRenderer

Triple = tuple[float, float, float]

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
  vec3 light = wrapped * vec3(1.02, 0.985, 0.94) + edge * vec3(0.16, 0.02, -0.02);
  float fill = clamp((dot(N, vec3(0.80, 0.10, 0.59)) + 0.3) / 1.3, 0.0, 1.0);
  light += fill * vec3(0.20, 0.225, 0.26);
  float above = 0.5 + 0.5 * N.y;
  light += mix(vec3(0.085, 0.076, 0.072), vec3(0.17, 0.18, 0.19), above);
  float grazing = 1.0 - clamp(dot(N, V), 0.0, 1.0);
  float shine = pow(clamp(dot(N, normalize(key + V)), 0.0, 1.0), 18.0);
  float gloss = borders.w * (0.13 * shine + 0.12 * grazing * grazing * grazing * above);
  litVSOutput = scalarColor.rgb * scalarColor.rgb * light + gloss * sheen;
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
    float soft = max(0.75 * fwidth(linesVSOutput.x), 1e-4);
    float softer = max(1.5 * fwidth(linesVSOutput.y), 1e-4);
    lit = mix(0.24 * lit + rimLight, lit, smoothstep(rim - soft, rim + soft, linesVSOutput.x));
    lit = mix(0.50 * lit + 0.5 * rimLight, lit, smoothstep(0.16, 0.16 + softer, linesVSOutput.y));
  }
"""
_OPAQUE = "  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), 1.0);"
_VEIL_VERTEX_DECLARE = """in float veil;
out vec2 veilVSOutput;
"""
_VEIL_VERTEX = "  veilVSOutput = vec2(veil, grazing);"
_VEIL_FRAGMENT_DECLARE = "in vec2 veilVSOutput;"
_VEILED = """  // glass seen edge on is dense; painted skin stays legible
  float dense = mix(@BARE@, @PAINTED@, step(1e-4, rim));
  dense = mix(dense, 1.0, 0.9 * veilVSOutput.y * veilVSOutput.y);
  fragOutput0 = vec4(sqrt(clamp(lit, 0.0, 1.0)), mix(1.0, dense, veilVSOutput.x));
"""
VEILED_SKIN, VEILED_PAINT = 0.28, 0.85
"""How much of what lies under it bare and painted skin hides where the veil is whole, 0 to 1."""


def dress(actor: vtkActor, mapper: vtkPolyDataMapper) -> None:
    """Let an actor draw a mesh with the skin's shading.

    The mesh carries a point array `borders` of four numbers: distance to the outline, distance to a
    division, width of the outline's line (all mm), gloss.
    """
    mapper.MapDataArrayToVertexAttribute("borders", "borders", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    _program(actor, veiled=False)
    tint(actor, (1.0, 1.0, 1.0), (0.0, 0.0, 0.0))
    actor.SetMapper(mapper)
    actor.GetProperty().SetInterpolationToPhong()
    actor.GetProperty().LightingOff()


def tint(actor: vtkActor, sheen: Triple, rim_light: Triple) -> None:
    """Colour what shines on an actor that was dressed, and the lines along its borders.

    Parameters
    ----------
    sheen : tuple of float
        Of the light that shines back; white for most things.
    rim_light : tuple of float
        Added to the lines along borders; black leaves them darker than what they border.
    """
    program = actor.GetShaderProperty()
    program.GetVertexCustomUniforms().SetUniform3f("sheen", sheen)
    program.GetFragmentCustomUniforms().SetUniform3f("rimLight", rim_light)


def veil(actor: vtkActor, mapper: vtkPolyDataMapper, veiled: bool) -> None:
    """Let what was drawn before shine through an actor that was dressed, or no longer.

    The mesh then carries a point array `veil`: 0 where the skin hides everything, 1 where it is thinnest.
    """
    if veiled:
        mapper.MapDataArrayToVertexAttribute("veil", "veil", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    else:
        mapper.RemoveVertexAttributeMapping("veil")
    _program(actor, veiled)


def _program(actor: vtkActor, veiled: bool) -> None:
    program = actor.GetShaderProperty()
    program.ClearAllShaderReplacements()
    out = _OPAQUE
    if veiled:
        out = _VEILED.replace("@BARE@", f"{VEILED_SKIN:.3f}").replace("@PAINTED@", f"{VEILED_PAINT:.3f}")
    for place, words, more in (
        ("//VTK::Color::Dec", _VERTEX_DECLARE, _VEIL_VERTEX_DECLARE if veiled else ""),
        ("//VTK::Color::Impl", _VERTEX, _VEIL_VERTEX if veiled else ""),
    ):
        program.AddVertexShaderReplacement(place, True, words + more, False)
    for place, words, more in (
        ("//VTK::Color::Dec", _FRAGMENT_DECLARE, _VEIL_FRAGMENT_DECLARE if veiled else ""),
        ("//VTK::Light::Impl", _FRAGMENT, out),
    ):
        program.AddFragmentShaderReplacement(place, True, words + more, False)


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
