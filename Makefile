# Everything on a fresh machine with Python >= 3.11, pip, make and git: `make audit`, `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSTRAINTS := tests/constraints.txt

.PHONY: audit test lint format bench docs packages clean

audit: $(VENV)/.installed
	$(BIN)/devisu audit

test: $(VENV)/.tested packages
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest -n 2

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.tested
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/.tested
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS) --editable ".[all,test,bench]"
	$(BIN)/python -m benchmarks

docs: $(VENV)/.tested
	$(BIN)/python -m docs.generate

# Programs that some tests run for real; without them these tests are skipped, and say so.
packages:
	@sh tests/packages.sh

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tested: pyproject.toml $(CONSTRAINTS) | $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS) --editable ".[all,test]"
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
