#!/usr/bin/env bash
# Installs what ScalpViz needs: Debian's libraries where it may, Python's packages in .venv. Quick when nothing changed.
set -euo pipefail
cd "$(dirname "$0")/.."

stop() { echo "setup: $*" >&2; exit 2; }

python=""
for candidate in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
  [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 || continue
  "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { python="$candidate"; break; }
done

packages=(xvfb libegl1 libgl1 libglx-mesa0 libgl1-mesa-dri libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0
  libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
  libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxrender1 libxext6 libsm6 libgomp1 fonts-noto-core fonts-noto-cjk)
stamp=".venv/setup-$(cat pyproject.toml constraints.txt scripts/setup.sh | cksum | tr -d ' ')"
[ -e "$stamp" ] && exit 0

if command -v dpkg-query >/dev/null 2>&1; then
  [ -n "$python" ] && "$python" -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
  missing=()
  for package in "${packages[@]}"; do
    state=$(dpkg-query -W -f='${db:Status-Abbrev}\n' "$package" "$package"t64 2>/dev/null || true)
    case "$state" in *ii*) ;; *) missing+=("$package") ;; esac
  done
  if [ ${#missing[@]} -gt 0 ]; then
    root=""
    [ "$(id -u)" = 0 ] || root="sudo -n"
    if [ -n "$root" ] && ! $root true 2>/dev/null; then
      stop "these libraries are missing and only root may install them: sudo apt-get install ${missing[*]}"
    fi
    echo "setup: installing ${missing[*]}"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    { $root apt-get update -q && $root apt-get install -q -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 ||
      { tail -n 5 "$log" >&2; stop "apt-get failed; run it by hand: apt-get install ${missing[*]}"; }
    rm -f "$log"
  fi
elif [ "$(uname)" = Linux ] && ! command -v Xvfb >/dev/null 2>&1; then
  echo "setup: no Xvfb here; tests and pictures need it. Install your system's Xvfb, Mesa OpenGL, xcb-cursor and Noto CJK fonts." >&2
fi

[ -n "$python" ] || for candidate in python3 python3.11; do
  "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && python="$candidate" && break
done
[ -n "$python" ] || stop "no Python 3.11 or newer here; install one and try again (PYTHON=/path/to/python3 make run)"

[ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
  { rm -rf .venv; "$python" -m venv .venv || stop "could not make a virtual environment with $python"; }
echo "setup: installing Python packages in .venv (some minutes the first time)"
.venv/bin/python -m pip install -q --disable-pip-version-check --upgrade "pip>=25.1" ||
  stop "pip could not be updated; is the network there?"
.venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[sculpt,jupyter]" --group dev ||
  stop "the Python packages could not be installed; the lines above say which"
rm -f .venv/setup-*
touch "$stamp"
