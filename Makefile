# `make` alone lists what there is. Everything happens in .venv and var/.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.tandem
export TANDEM_VAR ?= var
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test bench check unit browser fix messages migrations lock clean

help:
	@awk 'BEGIN {FS = ":.*## "} \
	  /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Every day
run: $(STAMP)-run ## serve a demo partnership on http://127.0.0.1:8000
	@$(BIN)/tandem serve --demo

test: check unit browser ## everything CI checks

bench: $(STAMP)-test ## ratios and figures of one run, as a table
	@$(BIN)/tandem bench

##@ Parts of a test
check: $(STAMP)-test ## format, lint, types, import contracts, migrations, translations
	@$(BIN)/python ops/check.py

unit: $(STAMP)-test ## tests of rooms, journeys, desks and rules
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not browser"

browser: $(STAMP)-test ## the story in Chromium
	@$(BIN)/python ops/chromium.py
	@$(BIN)/python -m pytest -n 2 --dist loadgroup -m browser

##@ While working
fix: $(STAMP)-test ## format and mend what a machine can mend
	@$(BIN)/ruff check --fix --quiet . && $(BIN)/ruff format --quiet .

messages: $(STAMP)-test ## bring the catalogues in line with the words on screen
	@$(BIN)/python -m tandem.foundation.i18n update

migrations: $(STAMP)-test ## make migrations for changed models
	@$(BIN)/python -m tandem.config.commands.makemigrations

lock: ## renew requirements/*.txt (wants uv)
	@for set in run test; do uv pip compile -q --python-version 3.11 --universal \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	  requirements/$$set.in -o requirements/$$set.txt; done

clean: ## remove .venv and var (the embedded database and its data too)
	@rm -rf .venv var

# A stamp is newer than what it was made from; each set is installed once.
$(STAMP)-run: requirements/run.txt pyproject.toml
	@$(PYTHON) ops/python_version.py
	@test -d .venv || $(PYTHON) -m venv .venv
	@echo "Installing what Tandem needs (once, about a minute)..."
	@$(BIN)/pip install -q --require-hashes -r requirements/run.txt
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(STAMP)-test: requirements/test.txt $(STAMP)-run
	@echo "Installing what the tests need..."
	@$(BIN)/pip install -q --require-hashes -r requirements/test.txt
	@touch $@
