"""How a demo ends that did not show what it should."""

from scalpviz.errors import ScalpVizError


class DemoFailed(ScalpVizError):
    """A step did not do what it should."""
