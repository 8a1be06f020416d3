"""Writing files whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from scalpviz.errors import ScalpVizError
from scalpviz.languages import Sentence


def write_atomically(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a draft beside `path`, then put it in place in one step.

    Parameters
    ----------
    path : Path
        The file to make or replace.
    write : callable
        Gets the path of the draft, which has the same ending, and fills it.

    Raises
    ------
    ScalpVizError
        The folder is missing or closed to writing, or the disk is full; nothing is left behind.
    """
    check_writable(path)
    draft: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        draft = Path(name)
        write(draft)
        draft.chmod(_mode_of_new_files())
        draft.replace(path)
    except OSError as error:
        raise ScalpVizError(_cannot_write(path, error)) from error
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Write bytes whole or not at all; raises as `write_atomically`."""
    write_atomically(path, lambda draft: _fill(draft, content))


def write_text(path: Path, content: str) -> None:
    """Write text as UTF-8, whole or not at all; raises as `write_atomically`."""
    write_bytes(path, content.encode("utf-8"))


def check_writable(path: Path) -> None:
    """Look whether `path` could be written, before long work is done for it.

    Raises
    ------
    ScalpVizError
        It could not; one sentence says why.
    """
    folder = path.parent
    if path.is_dir():
        raise ScalpVizError("Cannot write {path}: it is a folder; give a file name.", path=path)
    if not folder.is_dir():
        raise ScalpVizError(
            "Cannot write {path}: the folder {folder} does not exist; make it first.",
            path=path,
            folder=folder,
        )
    try:
        # Rights do not tell of every closed folder; a nameless file in it does.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ScalpVizError(_cannot_write(path, error)) from error


def make_folder(path: Path) -> None:
    """Make a folder with those above it, unless it is there, and look whether it takes files.

    Raises
    ------
    ScalpVizError
        It cannot be made, is a file, or is closed to writing.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ScalpVizError(
            "Cannot make the folder {path}: a file of that name is there; choose another.", path=path
        ) from error
    except OSError as error:
        raise ScalpVizError(
            "Cannot make the folder {path}: {reason}; choose another.",
            path=path,
            reason=error.strerror or error,
        ) from error
    check_writable(path / "picture")


def _fill(draft: Path, content: bytes) -> None:
    draft.write_bytes(content)


def _mode_of_new_files() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _cannot_write(path: Path, error: OSError) -> Sentence:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Sentence("Cannot write {path}: the disk is full; free some space and try again.", path=path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT):
        return Sentence(
            "Cannot write {path}: the folder {folder} is closed to writing; choose another.",
            path=path,
            folder=path.parent,
        )
    return Sentence(
        "Cannot write {path}: {reason}; choose another place.", path=path, reason=error.strerror or error
    )
