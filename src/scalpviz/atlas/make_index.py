"""Print the index of the atlas that ships: run it into `assets/zones.index.json`."""

import sys

from scalpviz.atlas.index import index_of, index_text, sum_of
from scalpviz.atlas.load import built_in, checked_atlas


def made_anew() -> str:
    """The index as its file should hold it, of the atlas as it is now, which is looked at as a whole."""
    file = built_in()
    return index_text(index_of(checked_atlas(file)), sum_of(file.read_bytes()))


if __name__ == "__main__":
    sys.stdout.write(made_anew())
