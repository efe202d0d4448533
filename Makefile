# The two commands of the README, and what CI adds to them.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: demo test check clean
demo: .venv/ready
	$(BIN)/planner build examples/lsp-exit-2013 -o out

test: .venv/ready
	$(BIN)/pytest -n auto

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

clean:
	rm -rf .venv out dist
