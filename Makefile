# Everything from a fresh machine: Python 3.11+ and git are all that is needed; each target does its own set-up.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SHARED ?= ../shared
LOCKED := --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-annotate --no-emit-options \
          --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --build-deps-for editable

help: ## say what the targets do
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: $(VENV)/installed ## set up, read the examples, show the reports
	@$(BIN)/riwaya read examples/marfa-rockets.html examples/waha-toll.html

test: $(VENV)/installed-dev ## set up with all that tests need, and run them
	@.ci/debian.sh $$(sed "s/#.*//" tests/debian-packages.txt)
	@$(BIN)/python -m pytest

lint: $(VENV)/installed-dev ## style and formatting
	@$(BIN)/ruff check src tests eval .ci
	@$(BIN)/ruff format --check src tests eval .ci

types: $(VENV)/installed-dev ## strict types
	@$(BIN)/mypy

layers: $(VENV)/installed-dev ## each room imports only what stands before it
	@$(BIN)/lint-imports --no-cache

docs: $(VENV)/installed-dev ## generate the reference and build the site, warnings are errors
	@$(BIN)/python .ci/docs.py
	@$(BIN)/zensical build --clean --strict

score: $(VENV)/installed ## scores on annotated articles, and where it misses (eval/out/diagnosis.md)
	@$(BIN)/python eval/score.py $(SHARED)/gold/dev

gate: $(VENV)/installed ## no score may fall below its floor
	@$(BIN)/python eval/gate.py $(SHARED)

bench: $(VENV)/installed-dev ## speed of each stage against the floor and a rival
	@$(BIN)/python eval/bench.py $(SHARED)/gold/dev

lock: ## resolve the dependencies anew (needs an installed dev environment)
	@$(BIN)/pip-compile $(LOCKED) --extra postgres --extra parquet -o requirements.lock pyproject.toml
	@$(BIN)/pip-compile $(LOCKED) --all-extras -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## remove what the targets made
	rm -rf $(VENV) site eval/out .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c "import ensurepip" 2>/dev/null || .ci/debian.sh python3-venv
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "riwaya needs Python 3.11 or later: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml tests/debian-packages.txt | $(VENV)/bin/python
	@.ci/debian.sh $$(sed "s/\#.*//" tests/debian-packages.txt)
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/installed

.PHONY: help run test lint types layers docs score gate bench lock clean
