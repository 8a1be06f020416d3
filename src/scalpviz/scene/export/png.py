"""PNG files made strip by strip: a large picture takes little memory, and can be given up on the way."""

import struct
import zlib
from collections.abc import Iterator

import numpy as np

SIGNATURE = b"\x89PNG\r\n\x1a\n"
STRIP = 1 << 20
"""Pixels packed at a time."""
INCH = 0.0254
_TRUECOLOUR, _WITH_ALPHA = 2, 6
_UP = 2
"""PNG's filter that stores each row as its difference from the one above."""


def png_strips(drawn: np.ndarray, dots_per_inch: float | None = None) -> Iterator[bytes]:
    """A picture as the stretches of a PNG file.

    Parameters
    ----------
    drawn : ndarray of uint8, shape (height, width, 3 or 4)
        Top row first; colours of four channels are multiplied by the fourth, the opacity.
    dots_per_inch : float, optional
        Written into the file, so that programs know how large to print it.

    Yields
    ------
    bytes
        To be written one after the other.
    """
    height, width, channels = drawn.shape
    kind = _TRUECOLOUR if channels == 3 else _WITH_ALPHA
    yield SIGNATURE + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0))
    if dots_per_inch is not None:
        per_metre = round(dots_per_inch / INCH)
        yield _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    packer = zlib.compressobj(6)
    above = np.zeros((1, width, channels), dtype=np.uint8)
    rows = max(STRIP // width, 1)
    for top in range(0, height, rows):
        strip = straight(drawn[top : top + rows])
        lines = np.empty((len(strip), 1 + width * channels), dtype=np.uint8)
        lines[:, 0] = _UP
        lines[:, 1:] = (strip - np.concatenate([above, strip[:-1]])).reshape(len(strip), -1)
        above = strip[-1:]
        yield _chunk(b"IDAT", packer.compress(lines.tobytes()))
    yield _chunk(b"IDAT", packer.flush()) + _chunk(b"IEND", b"")


def straight(drawn: np.ndarray) -> np.ndarray:
    """Colours as they are by themselves, of pixels whose colours were multiplied by their opacity."""
    if drawn.shape[2] == 3:
        return drawn
    alpha = drawn[..., 3:]
    if (alpha == 255).all():
        return drawn
    made = drawn.copy()
    share = np.maximum(alpha, 1).astype(np.uint16)
    made[..., :3] = np.minimum((drawn[..., :3].astype(np.uint16) * 255 + share // 2) // share, 255)
    return made


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
