"""An atlas, a head, and the one laid on the other."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from scalpviz.atlas import load as atlas_file
from scalpviz.atlas.extend import extended
from scalpviz.atlas.model import Atlas
from scalpviz.errors import ScalpVizError
from scalpviz.head.head import Head
from scalpviz.head.reading import load as head_files
from scalpviz.head.reference import load_reference
from scalpviz.head.stored import DEFAULT, stored_head_named
from scalpviz.layout.head_layout import HeadLayout
from scalpviz.layout.lay import lay


def load_atlas(own: str | Path | None = None) -> Atlas:
    """The atlas that ships with the program: zones, points, systems, conditions, sources.

    Parameters
    ----------
    own : str or Path, optional
        A file of your own records, which are added to it.

    Returns
    -------
    Atlas

    Raises
    ------
    ScalpVizError
        The file cannot be used; one sentence says why.

    Examples
    --------
    >>> import scalpviz
    >>> atlas = scalpviz.load_atlas()
    >>> atlas.zone("MS6").names.en
    'Anterior Oblique Line of Vertex-Temporal'
    """
    atlas = _shipped()
    return atlas if own is None else extended(atlas, Path(own))


def load_head(head: str | Path = DEFAULT, landmarks: str | Path | None = None) -> Head:
    """A head: one that ships with the program, or a person's own from files.

    Parameters
    ----------
    head : str or Path
        The name of a stored head (`average_adult`, `average_man`, `average_woman`, `child`), or with
        `landmarks` a mesh: PLY, OBJ, STL or GLB in any unit.
    landmarks : str or Path, optional
        JSON with the places on the mesh that are known: at least nasion, inion and both tragi.

    Returns
    -------
    Head
        In its own frame: mm, x right, y front, z up.

    Raises
    ------
    ScalpVizError
        There is no such head, or a file cannot be used; one sentence says what to do.

    Examples
    --------
    >>> import scalpviz
    >>> scalpviz.load_head("child").name
    'Child of six years'
    """
    if landmarks is not None:
        return head_files.load_head(Path(head), Path(landmarks))
    if Path(head).suffix:
        raise ScalpVizError(
            "The mesh {mesh} needs its landmarks: give landmarks=FILE, a JSON with nasion, inion, "
            "tragion_left and tragion_right.",
            mesh=head,
        )
    return load_reference(stored_head_named(str(head)))


def place(
    head: Head | str = DEFAULT,
    systems: Iterable[str] | str | None = None,
    *,
    atlas: Atlas | None = None,
    scaled: bool = False,
) -> HeadLayout:
    """Lay an atlas on a head: every zone and point where it lies on this skin.

    Parameters
    ----------
    head : Head or str
        As `load_head` gives it, or the name of a stored head.
    systems : str or iterable of str, optional
        Whose zones are painted on the skin, such as `"international"`; all without it. Every system is
        placed in any case.
    atlas : Atlas, optional
        As `load_atlas` gives it; the one that ships without it.
    scaled : bool
        Whether centimetres that sources print grow and shrink with the head; else they are taken as printed.

    Returns
    -------
    HeadLayout
        `placement.zones` and `placement.points` in mm of the head's frame, `placement.measures`, and
        `placement.unplaced` with the reasons.

    Raises
    ------
    ScalpVizError
        The atlas has no such system, or there is no such head.

    Examples
    --------
    >>> import scalpviz
    >>> layout = scalpviz.place("average_adult", "international")
    >>> line = next(zone for zone in layout.placement.zones if str(zone.key) == "international/MS6/right")
    >>> round(line.length)
    145
    """
    atlas = atlas or load_atlas()
    chosen = [systems] if isinstance(systems, str) else systems
    return lay(
        atlas,
        load_head(head) if isinstance(head, str) else head,
        None if chosen is None else checked(atlas, chosen),
        scaled,
    )


def checked(atlas: Atlas, systems: Iterable[str]) -> tuple[str, ...]:
    """Systems that an atlas has.

    Raises
    ------
    ScalpVizError
        It has no such system.
    """
    known = [system.id for system in atlas.systems]
    wanted = tuple(systems)
    for system in wanted:
        if system not in known:
            raise ScalpVizError(
                "The atlas has no system '{system}': choose one of {known}.",
                system=system,
                known=", ".join(known),
            )
    return wanted


@lru_cache(maxsize=1)
def _shipped() -> Atlas:
    return atlas_file.load_atlas()
