# `make demo` and `make test` are all that a fresh machine needs; both want nothing but python3 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONTACT ?=

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench clean

help:  ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.installed

demo: $(VENV)/.installed  ## crawl the bundled news web into demo/newscrawl-demo.db and show what was won
	$(BIN)/newscrawl demo

lint: $(VENV)/.installed-dev  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint  ## install what the tests need, then style, types and all tests
	$(BIN)/pytest -n 2 --dist loadscope

bench: $(VENV)/.installed-dev  ## measure; the figures of a run stand beside each other
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,rivals]'
	@for one in benchmarks/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

clean:  ## remove what was built, keep what was crawled
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
