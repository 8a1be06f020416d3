"""What the options of a command mean: the head, the atlas, the zones."""

import argparse
import difflib
from typing import TYPE_CHECKING

from scalpviz.errors import ScalpVizError

if TYPE_CHECKING:
    from scalpviz.atlas.model import Atlas
    from scalpviz.head.head import Head


def chosen_stored_head(options: argparse.Namespace) -> str | None:
    """The stored head that was asked for, if one was; ScalpVizError if what was asked for cannot be."""
    _both_or_neither(options)
    if options.reference is None:
        return None
    if options.head is not None:
        raise ScalpVizError("Give either --head FILE or --reference NAME: only one head can be shown.")
    from scalpviz.head.stored import stored_head_named

    return stored_head_named(options.reference)


def _both_or_neither(options: argparse.Namespace) -> None:
    if options.head is not None and options.landmarks is None:
        raise ScalpVizError(
            "--head {mesh} needs --landmarks FILE too: a JSON with nasion, inion, tragion_left and "
            "tragion_right; without --head the reference head is used.",
            mesh=options.head,
        )
    if options.landmarks is not None and options.head is None:
        raise ScalpVizError(
            "--landmarks {landmarks} needs --head FILE too: the mesh they lie on.",
            landmarks=options.landmarks,
        )


def chosen_head(options: argparse.Namespace) -> "Head":
    """The head that was asked for, read: a stored one or a person's own."""
    reference = chosen_stored_head(options)
    if options.head is None:
        from scalpviz.head.reference import DEFAULT, load_reference

        return load_reference(reference or DEFAULT)
    from scalpviz.head.reading.load import load_head

    return load_head(options.head, options.landmarks)


def chosen_atlas(options: argparse.Namespace) -> "Atlas":
    """The atlas that ships, with one's own file if one was named."""
    from scalpviz.atlas.extend import extended
    from scalpviz.atlas.load import load_atlas

    atlas = load_atlas()
    return atlas if options.atlas is None else extended(atlas, options.atlas)


def check_system(atlas: "Atlas", system: str | None) -> None:
    """Refuse a system that the atlas does not have."""
    known = dict.fromkeys([*(one.id for one in atlas.systems), *(point.system for point in atlas.points)])
    if system is not None and system not in known:
        raise ScalpVizError(
            "The atlas has no system '{system}'; it has {known}.", system=system, known=", ".join(known)
        )


def zone_code(atlas: "Atlas", code: str) -> str:
    """The code of a zone as the atlas writes it; one it does not have is refused with the nearest ones."""
    known = {zone.code.upper(): zone.code for zone in atlas.zones}
    if code.upper() not in known:
        near = difflib.get_close_matches(code.upper(), known, n=3) or sorted(known)
        raise ScalpVizError(
            "The atlas has no zone '{code}'; did you mean {near}?", code=code, near=", ".join(near)
        )
    return known[code.upper()]
