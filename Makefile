# What a person or CI asks for; each target calls one command. Setting up is a file: .venv/ready.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCKING := pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade

.PHONY: site test bench check serve lint lock quarto lighthouse clean

site: .venv/ready
	$(BIN)/halveit build

test: .venv/ready-to-test .venv/browser
	$(BIN)/python -m pytest

bench: .venv/ready-to-test .venv/browser
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python tests/bench/run.py

check: .venv/ready
	$(BIN)/halveit check

serve: .venv/ready
	$(BIN)/halveit serve

lint: .venv/ready-to-test
	$(BIN)/pre-commit run --all-files

quarto: .venv/ready-to-test
	PATH="$(CURDIR)/$(BIN):$$PATH" quarto render

lighthouse: .venv/lighthouse/ready .venv/browser
	$(BIN)/python -m pytest --numprocesses=0 tests/readers/test_lighthouse.py

lock: .venv/ready-to-test
	$(BIN)/uv pip compile $(LOCKING) --output-file requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf _build _site

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(INSTALL) --require-hashes --requirement requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready-to-test: .venv/ready requirements-dev.lock
	$(INSTALL) --require-hashes --requirement requirements-dev.lock
	touch $@

.venv/browser: .venv/ready-to-test tests/find_browser.py
	$(BIN)/python tests/find_browser.py --install
	touch $@

.venv/lighthouse/ready: .venv/ready-to-test tests/lighthouse/package.json tests/lighthouse/package-lock.json
	mkdir -p .venv/lighthouse
	cp tests/lighthouse/*.json .venv/lighthouse/
	npm ci --prefix .venv/lighthouse --ignore-scripts --no-audit --no-fund
	touch $@
