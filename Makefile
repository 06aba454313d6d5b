# Everything a person needs here. `make serve` and `make test` set up all they use; nothing has to be installed first but
# Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EDITOR := plugins/signpost/admin/sveltia
SVELTIA := 0.221.1
SVELTIA_SHA512 := 27e4288a4f6418c9362fbbcda4e42b9c3985462f8d07abf02747fae7b62db31587d0ff16612611452442da943f8c619b56533ffcf83f588826929b30aa8a3781
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build check publish test bench films sveltia lock clean

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

sveltia:  ## fetch the web editor's program anew, in the version and with the checksum that stand here; needs npm
	npm pack --silent --pack-destination $(VENV) @sveltia/cms@$(SVELTIA)
	echo "$(SVELTIA_SHA512)  $(VENV)/sveltia-cms-$(SVELTIA).tgz" | sha512sum --check --quiet
	rm -rf $(VENV)/package && tar -xzf $(VENV)/sveltia-cms-$(SVELTIA).tgz -C $(VENV)
	rm -rf $(EDITOR) && mkdir -p $(EDITOR)/assets $(EDITOR)/chunks
	cd $(VENV)/package && cp LICENSE.txt npm/index.js $(CURDIR)/$(EDITOR) && cp npm/chunks/react-[B-Z]*.js $(CURDIR)/$(EDITOR)/chunks && cp npm/assets/*.woff2 npm/assets/*.LICENSE.txt $(CURDIR)/$(EDITOR)/assets
	cd $(EDITOR) && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum > SHA256SUMS

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
