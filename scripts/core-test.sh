#!/usr/bin/env bash
# The tests of the lower rooms, atlas to layout, in an environment that has neither Qt nor VTK nor PyVista.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=".venv-core/setup-$(cat pyproject.toml constraints.txt scripts/core-test.sh | cksum | tr -d ' ')"
if [ ! -e "$stamp" ]; then
  scripts/setup.sh
  rm -rf .venv-core
  .venv/bin/python -m venv .venv-core
  .venv-core/bin/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1"
  .venv-core/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt --group core --group core-test
  .venv-core/bin/python -m pip install -q --disable-pip-version-check --no-deps -e .
  touch "$stamp"
fi
.venv-core/bin/python - <<'PY'
import importlib.util
import sys

present = [name for name in ("PySide6", "vtkmodules", "pyvista", "pyvistaqt") if importlib.util.find_spec(name)]
sys.exit(f"core-test: {', '.join(present)} should not be in .venv-core" if present else 0)
PY
exec .venv-core/bin/python -m pytest tests/atlas tests/head tests/placement tests/state tests/layout "$@"
