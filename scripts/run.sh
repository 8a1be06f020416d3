#!/usr/bin/env bash
# Opens the window; with no screen, drives the same window on a virtual one and leaves pictures of it.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "No screen here: driving the window on a virtual one."
  .venv/bin/scalpviz demo out/demo
  echo "Pictures of every step are in out/demo/."
else
  exec .venv/bin/scalpviz
fi
