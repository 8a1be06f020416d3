"""Where each system keeps what a program writes for its user."""

from pathlib import Path

NAME = "ScalpViz"


def data_folder() -> Path:
    """Where the user's own files lie: named views, languages. It need not be there yet."""
    # loaded when asked: reading an atlas needs no folder
    import platformdirs

    return Path(platformdirs.user_data_dir(NAME, appauthor=False, roaming=True))


def cache_folder() -> Path:
    """Where files lie that can be made anew at any time. It need not be there yet."""
    import platformdirs

    return Path(platformdirs.user_cache_dir(NAME, appauthor=False))
