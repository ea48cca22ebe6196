# Dépêche: the two commands of a fresh machine.
#
#   make demo    makes its own environment, codes the example pages, prints the record
#   make test    style, types and the whole test suite
#
# And for long runs and clusters:
#
#   make fast    compiles what takes the time into dist/*.whl (a C compiler, three to four minutes), installs that wheel in
#                an environment of its own, holds its record against the plain one's, and times both
#
# PYTHON names another interpreter (3.11 to 3.13): make demo PYTHON=python3.12
# TESTS names a part of the tests:                make test TESTS=tests/record

PYTHON ?= python3
VENV ?= .venv
FAST ?= .venv-fast
TESTS ?= tests
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
FASTPIP := $(FAST)/bin/python -m pip --disable-pip-version-check

.PHONY: demo test lint fast clean
.DEFAULT_GOAL := demo

demo: $(VENV)/package.stamp
	@$(BIN)/depeche demo

test: lint
	$(BIN)/python -m pytest -n auto $(TESTS)

lint: $(VENV)/development.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

fast: $(FAST)/package.stamp $(VENV)/package.stamp
	$(BIN)/depeche code src/depeche/examples --json >$(FAST)/plain.jsonl
	$(FAST)/bin/depeche code src/depeche/examples --json >$(FAST)/compiled.jsonl
	cmp $(FAST)/plain.jsonl $(FAST)/compiled.jsonl
	@for python in $(BIN)/python $(FAST)/bin/python; do \
	  echo "$$python"; OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $$python -m benchmarks.speed || exit 1; done

clean:
	rm -rf $(VENV) $(FAST) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

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

# The types of what the package stands on are needed to compile it, so it is installed first as it is; a copy of the
# source is compiled, lest a plain installation should find compiled modules in its own.
$(FAST)/package.stamp: pyproject.toml $(shell find src -type f -not -name '*.pyc')
	$(PYTHON) -m venv $(FAST)
	$(FASTPIP) install --quiet --upgrade 'pip>=25.1'
	$(FASTPIP) install --quiet . --group wheel
	rm -rf dist $(FAST)/source
	mkdir $(FAST)/source && cp -r pyproject.toml README.md LICENSE src $(FAST)/source
	cd $(FAST)/source && HATCH_BUILD_HOOK_ENABLE_MYPYC=true ../bin/hatchling build -t wheel -d $(CURDIR)/dist
	$(FASTPIP) install --quiet --force-reinstall --no-deps dist/*.whl
	@touch $@
