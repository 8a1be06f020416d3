# make run    sets everything up and opens the window (with no screen: drives it and leaves pictures in out/demo/)
# make test   sets everything up and runs the tests
.PHONY: setup run test core-test lint bench head figure sheet clean
PY := .venv/bin/python
WORKERS ?= 2

setup:
	@scripts/setup.sh

run: setup
	@scripts/run.sh

# Two processes side by side, each with a screen of its own.
test: setup
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

# The lower rooms in an environment that has neither Qt nor VTK nor PyVista.
core-test:
	@scripts/core-test.sh $(ARGS)

lint: setup
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

bench: setup
	@$(PY) -m benchmarks $(ARGS)

# Rebuilds the stored heads, byte for byte.
head: setup
	@$(PY) -m scalpviz sculpt

# Draws the figure of the body anew.
figure: setup
	@$(PY) scripts/draw_figure.py

# Twelve views of every stored head in every tone of its skin, as pictures in out/sheets/.
sheet: setup
	@$(PY) -m scalpviz sheet out/sheets $(ARGS)

clean:
	rm -rf .venv .venv-core out
