# Everything a person needs here. `make serve` and `make test` set up all they use; nothing has to be installed first but
# Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build check publish test bench films lock clean

serve: $(VENV)/.guide  ## build the guide, serve it, print its address, rebuild on every change
	$(BIN)/mkdocs serve

build: $(VENV)/.guide  ## write the guide to site/
	$(BIN)/mkdocs build --strict

check: $(VENV)/.guide  ## check every file of the guide, without building it
	$(BIN)/signpost check

publish: $(VENV)/.guide  ## build the guide and push it to the branch gh-pages, unless a placeholder is left
	$(BIN)/mkdocs gh-deploy --strict

test: $(VENV)/.test  ## lint, types, unit, integration and browser tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/find_chromium.py
	$(BIN)/pytest

bench: $(VENV)/.bench  ## measure the build beside ordinary MkDocs pages, Zensical and Hugo
	$(BIN)/python -m bench

films: $(VENV)/.films  ## record the guide's own films anew, in all languages: half an hour
	$(BIN)/python tests/find_chromium.py
	$(BIN)/python -m films

lock: $(VENV)/.test  ## write the lock files anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra build -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra build --extra test -o requirements-test.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra build --extra test --extra bench -o requirements-bench.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra build --extra test --extra films -o requirements-films.lock

clean:
	rm -rf $(VENV) site .site.building .cache .mypy_cache .pytest_cache .ruff_cache

# One stamp per set of packages: the guide alone needs less than the tests, and those less than the bench.
$(VENV)/.guide: requirements.lock pyproject.toml
	$(call install,requirements.lock)

$(VENV)/.test: requirements-test.lock pyproject.toml
	$(call install,requirements-test.lock)
	@touch $(VENV)/.guide

$(VENV)/.bench: requirements-bench.lock pyproject.toml
	$(call install,requirements-bench.lock)
	@touch $(VENV)/.guide $(VENV)/.test

$(VENV)/.films: requirements-films.lock pyproject.toml
	$(call install,requirements-films.lock)
	@touch $(VENV)/.guide $(VENV)/.test

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Signpost needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what $(1) names …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
endef
