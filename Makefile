# Dépêche: the two commands of a fresh machine.
#
#   make demo    makes its own environment, codes the example pages, prints the record
#   make test    style, types and the whole test suite
#
# PYTHON names another interpreter (3.11 to 3.13): make demo PYTHON=python3.12
# TESTS names a part of the tests:                make test TESTS=tests/record

PYTHON ?= python3
VENV ?= .venv
TESTS ?= tests
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: demo test lint clean
.DEFAULT_GOAL := demo

demo: $(VENV)/package.stamp
	@$(BIN)/depeche demo

test: lint
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(VENV)/development.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# The stock pip of a distribution may be too old for dependency groups: the environment gets its own.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null || { \
	  echo "depeche: $(PYTHON) is missing or not Python 3.11 to 3.13: name one with PYTHON=python3.12" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "depeche: $(PYTHON) cannot make environments: install the package python3-venv (apt install python3-venv)" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --upgrade 'pip>=25.1'

$(VENV)/package.stamp: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/development.stamp: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --editable . --group dev
	@touch $@ $(VENV)/package.stamp
