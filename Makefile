# `make demo` and `make test` are all that a fresh machine needs; both want nothing but python3 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONTACT ?=

# Programs that are started by hundreds, as by the tests, must not compile all modules anew each time.
unexport PYTHONDONTWRITEBYTECODE

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

# Two tests look at pages in a real browser. Where there is none, the system's packages are asked for one; where that
# is not ours to do, those two tests are skipped, and say so.
$(VENV)/.browser: | $(BIN)/python
	@for one in chromium chromium-browser google-chrome; do command -v $$one >/dev/null && exec touch $@; done; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    install="apt-get install -y -qq --no-install-recommends chromium"; \
	    $$install >/dev/null 2>&1 || { apt-get update -qq && $$install; } >/dev/null 2>&1 || echo "no browser could be installed"; \
	  fi; touch $@

# Tests make thousands of small files: in memory, where that has room for them, none waits for a disk.
IN_MEMORY := $(shell [ "$$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $$4 }')" -gt 4000000 ] 2>/dev/null && echo TMPDIR=/dev/shm)

test: lint $(VENV)/.browser  ## install what the tests need, then style, types and all tests
	$(IN_MEMORY) $(BIN)/pytest -n 3 --dist loadscope --no-loadscope-reorder

bench: $(VENV)/.installed-dev  ## measure; the figures of a run stand beside each other
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,rivals]'
	@for one in benchmarks/*.py; do echo "== $$one"; $(BIN)/python $$one || exit 1; done

clean:  ## remove what was built, keep what was crawled
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
