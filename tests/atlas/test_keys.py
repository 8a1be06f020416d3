import copy
import os
import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalpviz.atlas.keys import SiteKey
from scalpviz.side import Side

CODES = st.from_regex(r"\A[A-Za-z][A-Za-z0-9.\-]*\Z")


@given(
    st.builds(
        SiteKey, st.from_regex(r"\A[a-z][a-z0-9_\-]*\Z"), CODES, st.sampled_from(Side), st.integers(0, 9)
    )
)
def test_a_key_is_read_back_from_how_it_is_written(key: SiteKey):
    assert SiteKey.parse(str(key)) == key


def test_a_key_that_went_through_another_process_is_found_again():
    key = SiteKey("jiao", "J8", Side.LEFT, 1)
    told = f"import pickle; print({{pickle.loads({pickle.dumps(key)!r}): 'here'}}[{key!r}])"
    told = f"from scalpviz.atlas.keys import SiteKey; from scalpviz.side import Side; {told}"
    told = told.replace("<Side.LEFT: 'left'>", "Side.LEFT")
    done = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": "7"}
    )
    assert done.stdout == "here\n", done.stderr
    assert copy.deepcopy(key) == key


def test_a_key_is_written_as_in_files():
    assert str(SiteKey("international", "MS6", Side.RIGHT)) == "international/MS6/right"
    assert str(SiteKey("jiao", "J8", Side.LEFT, 1)) == "jiao/J8/left#2"


@pytest.mark.parametrize(
    "written", ["", "GB14/right", "acupoints/GB14/up", "a/b/right/c", "jiao/J8/left#two"]
)
def test_what_is_not_written_as_a_key_is_refused(written: str):
    with pytest.raises(ValueError, match=r".+"):
        SiteKey.parse(written)
