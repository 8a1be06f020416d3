"""Light on skin: a small shader of our own in place of VTK's lights, and the scene's other lights.

Three lights stand still relative to the eye: a warm key from the upper left, a cool fill from
the right, a rim from behind. The key wraps a little round the form and turns warm where it fades, as
light in skin does. It costs less than three of VTK's lights, which matters on a software renderer.
"""

from vtkmodules.vtkCommonDataModel import vtkDataObject
from vtkmodules.vtkRenderingCore import vtkActor, vtkLight, vtkPolyDataMapper, vtkRenderer

_VERTEX_DECLARE = """//VTK::Color::Dec
in vec4 borders;
out vec4 bordersVSOutput;
out vec3 outwardVSOutput;
"""
_VERTEX = """//VTK::Color::Impl
bordersVSOutput = borders;
outwardVSOutput = normalMatrix * normalMC;
"""
_FRAGMENT_DECLARE = """//VTK::Color::Dec
in vec4 bordersVSOutput;
in vec3 outwardVSOutput;
"""

_LIGHT = """//VTK::Light::Impl
  vec3 N = normalize(outwardVSOutput);  // VTK's own is turned round on the far side of folds
  vec3 V = normalize(-vertexVC.xyz);
  // lines along borders: distance and width in mm, softened over one pixel
  float outline = bordersVSOutput.x, division = bordersVSOutput.y;
  float rim = bordersVSOutput.z;
  float soft = max(0.75 * fwidth(outline), 1e-4);
  float softer = max(0.75 * fwidth(division), 1e-4);
  float line = rim > 0.0 ? 1.0 - smoothstep(rim - soft, rim + soft, outline) : 0.0;
  float cut = rim > 0.0 ? 1.0 - smoothstep(0.16, 0.16 + 2.0 * softer, division) : 0.0;
  vec3 albedo = diffuseColor * diffuseColor;
  albedo = mix(albedo, albedo * 0.16, 0.9 * line);
  albedo = mix(albedo, albedo * 0.30, 0.7 * cut);
  float key = dot(N, vec3(-0.45, 0.58, 0.68));
  float wrapped = clamp((key + 0.28) / 1.28, 0.0, 1.0);
  float edge = wrapped * (1.0 - wrapped);
  vec3 lit = wrapped * vec3(1.02, 0.985, 0.94) + edge * vec3(0.16, 0.02, -0.02);
  float fill = clamp((dot(N, vec3(0.80, 0.10, 0.59)) + 0.3) / 1.3, 0.0, 1.0);
  lit += fill * vec3(0.20, 0.225, 0.26);
  lit += mix(vec3(0.085, 0.076, 0.072), vec3(0.17, 0.18, 0.19), 0.5 + 0.5 * N.y);
  float grazing = 1.0 - clamp(dot(N, V), 0.0, 1.0);
  float back = grazing * grazing * grazing;
  vec3 H = normalize(vec3(-0.45, 0.58, 0.68) + V);
  float shine = pow(clamp(dot(N, H), 0.0, 1.0), 18.0);
  float above = clamp(0.5 + 0.5 * N.y, 0.0, 1.0);
  vec3 light = albedo * lit + bordersVSOutput.w * (0.13 * shine + 0.12 * back * above);
  fragOutput0 = vec4(sqrt(clamp(light, 0.0, 1.0)), 1.0);
"""


def dress(actor: vtkActor, mapper: vtkPolyDataMapper) -> None:
    """Let an actor draw a mesh with the skin's shading.

    The mesh carries a point array `borders` of four numbers: distance to the outline, distance to a
    division, width of the outline's line (all mm), gloss. The renderer must have been lit by `light`.
    """
    mapper.MapDataArrayToVertexAttribute("borders", "borders", vtkDataObject.FIELD_ASSOCIATION_POINTS, -1)
    program = actor.GetShaderProperty()
    program.AddVertexShaderReplacement("//VTK::Color::Dec", True, _VERTEX_DECLARE, False)
    program.AddVertexShaderReplacement("//VTK::Color::Impl", True, _VERTEX, False)
    program.AddFragmentShaderReplacement("//VTK::Color::Dec", True, _FRAGMENT_DECLARE, False)
    program.AddFragmentShaderReplacement("//VTK::Light::Impl", True, _LIGHT, False)
    actor.SetMapper(mapper)
    actor.GetProperty().SetInterpolationToPhong()


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
