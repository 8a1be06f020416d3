"""The midline of the scalp: from the nasion over the vertex to the nape."""

from dataclasses import dataclass

import numpy as np

from scalpviz.head.skin.surface import Floats, OffTheHead, Skin, SkinPath, SkinPoint


@dataclass(frozen=True, eq=False)
class Midline:
    """The midline of one head.

    Parameters
    ----------
    path : SkinPath
        From the nasion over the vertex toward the nape.
    normal : ndarray, shape (3,)
        Unit normal of its plane, to the subject's right.
    """

    path: SkinPath
    normal: Floats

    def station(self, xyz: Floats) -> float:
        """How far from the nasion, along the midline, the place on it nearest to another lies, mm."""
        return self.path.position_of(xyz)


def lay_midline(
    skin: Skin,
    nasion: SkinPoint,
    inion: Floats,
    tragion_right: Floats,
    tragion_left: Floats,
    c7: Floats | None = None,
) -> Midline:
    """The section of the skin by the plane through nasion and inion that parts the ears most evenly.

    Of all planes through nasion and inion it is the one whose normal is nearest to the line from
    one tragus to the other. It leaves the nasion upward, so that neither nose nor ears can catch it, and
    makes no use of the head being symmetric.

    Parameters
    ----------
    c7 : ndarray, shape (3,), optional
        The midline ends at its place nearest to this; without it, at the mesh's border or, on a
        closed mesh, at its lowest place.

    Raises
    ------
    OffTheHead
        The section does not come by the inion: the landmarks do not lie on this head.
    """
    axis = inion - nasion.xyz
    axis = axis / np.linalg.norm(axis)
    across = tragion_right - tragion_left
    normal = across - (across @ axis) * axis
    normal = normal / np.linalg.norm(normal)
    # Square to the plane's normal and to the line to the inion: upward.
    upward = np.cross(normal, -axis)
    whole = skin.section_toward(nasion, normal, upward)
    at_inion = whole.position_of(inion)
    if np.linalg.norm(whole.at(at_inion) - inion) > 0.1 * float(np.linalg.norm(inion - nasion.xyz)):
        raise OffTheHead(
            "The midline from the nasion does not come by the inion; "
            "check the landmarks nasion, inion and tragi."
        )
    back = whole.between(at_inion, whole.length) if whole.length - at_inion > 1e-6 else None
    end = whole.length
    if back is not None:
        if c7 is not None:
            end = at_inion + back.position_of(c7)
        elif whole.closed:
            end = at_inion + float(back.arc_lengths[np.argmin(back.xyz[:, 2])])
    return Midline(whole.between(0.0, end), normal)
