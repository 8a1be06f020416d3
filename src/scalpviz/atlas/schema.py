"""The JSON Schema of the atlas file, for editors that complete and check as one types.

`python -m scalpviz.atlas.schema` prints it; it is kept as `assets/zones.schema.json`.
"""

import json
import sys
from typing import Any

from scalpviz.atlas.model import Atlas

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema."""


def json_schema() -> dict[str, Any]:
    """The schema of an atlas file, made from the models.

    It says less than `scalpviz.atlas.load.check_atlas` checks: it knows no names of other records.
    """
    return {"$schema": DIALECT, **Atlas.model_json_schema(by_alias=True)}


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
