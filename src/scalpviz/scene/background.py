"""What the head lies on: the theme's surroundings, or one plain colour."""

from typing import Any

from scalpviz.scene.colours.palette import SURROUNDINGS, Colour, Theme


def lay_on_theme(renderer: Any, theme: Theme) -> None:
    """The surroundings of a theme, darker below."""
    around = SURROUNDINGS[theme]
    renderer.SetBackground(*around.background_low)
    renderer.SetBackground2(*around.background_high)
    renderer.GradientBackgroundOn()


def lay_on_colour(renderer: Any, plain: Colour) -> None:
    """One colour everywhere."""
    renderer.GradientBackgroundOff()
    renderer.SetBackground(*plain)
