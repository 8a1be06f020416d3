"""Units of length a head may come in."""

from scalpviz.errors import ScalpVizError

MILLIMETRES: dict[str, float] = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4}
"""Millimetres per unit, by the unit's name in files."""

_SPELLED = {
    "millimetre": "mm", "millimetres": "mm", "millimeter": "mm", "millimeters": "mm",
    "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
    "metre": "m", "metres": "m", "meter": "m", "meters": "m",
    "inch": "in", "inches": "in", '"': "in",
}  # fmt: skip


def millimetres_per(unit: str, where: str) -> float:
    """Millimetres in one `unit`.

    Raises
    ------
    ScalpVizError
        The unit is not one of mm, cm, m, in; `where` names the file.
    """
    name = _SPELLED.get(unit.strip().lower(), unit.strip().lower())
    if name not in MILLIMETRES:
        raise ScalpVizError(
            "{where}: the unit '{unit}' is not known; use mm, cm, m or in.", where=where, unit=unit
        )
    return MILLIMETRES[name]
