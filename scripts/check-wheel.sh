#!/usr/bin/env bash
# Builds the wheel and looks whether the atlas and the head are in it.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m pip wheel -q --disable-pip-version-check --no-deps -w "$folder" .
.venv/bin/python - "$folder" <<'PY'
import sys
import zipfile
from pathlib import Path

wheel = next(Path(sys.argv[1]).glob("scalpviz-*.whl"))
names = set(zipfile.ZipFile(wheel).namelist())
wanted = {"scalpviz/assets/zones.json", "scalpviz/assets/meshes/average_adult.ply", "scalpviz/assets/meshes/average_adult.json"}
missing = sorted(wanted - names)
sys.exit(f"the wheel lacks {', '.join(missing)}" if missing else print(f"{wheel.name}: {len(names)} files, assets inside"))
PY
