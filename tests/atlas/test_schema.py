"""The JSON Schema beside the atlas."""

import json

from scalpviz.assets import assets_dir
from scalpviz.atlas.geometry import HeadLandmark
from scalpviz.atlas.schema import json_schema, schema_text


def test_the_schema_on_disk_is_the_one_the_models_make():
    on_disk = json.loads((assets_dir() / "zones.schema.json").read_text(encoding="utf-8"))
    assert on_disk == json_schema(), (
        "print it again: python -m scalpviz.atlas.schema > assets/zones.schema.json"
    )


def test_the_schema_is_written_as_readable_json():
    assert json.loads(schema_text()) == json_schema()
    assert schema_text().endswith("}\n")


def test_an_editor_can_offer_the_landmarks_and_the_kinds_of_points():
    schema = json.dumps(json_schema())
    assert all(f'"{name}"' in schema for name in HeadLandmark.__args__)
    for kind in ("landmark", "point", "fraction", "along", "toward", "lateral", "straight", "crossing"):
        assert f'"const": "{kind}"' in schema
