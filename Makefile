# Every routine is one word. PYTHON, TOLOK_PORT and TOLOK_HOME may be set from outside.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOLOK_PORT ?= 8000
TOLOK_HOME ?= $(CURDIR)/.tolok
TOLOK_TEST_SPARK ?= spark
export TOLOK_PORT TOLOK_HOME

.PHONY: help run test test-spark quick check bench wheel pins messages clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# A stamp a step, so that nothing is installed, and no network is asked, when nothing changed.
$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --compile --requirement requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --compile --requirement requirements/dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/browser/install
	sh tests/browser/install $(BIN)
	@touch $@

run: $(VENV)/.run  ## start Tolok with its demonstration data
	$(BIN)/tolok serve

test: $(VENV)/.browser  ## everything on SQLite, then on PostgreSQL what reads and writes, journeys in a browser among it
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup
	TOLOK_TEST_DATABASE=postgresql $(BIN)/python -m pytest -q -n 2 --dist loadgroup -m "not browser or journey" tests/apps tests/browser

# Spark has an environment of its own: it is heavy, and nothing else may come to lean on its parts.
$(VENV)/spark/.done: requirements/run.txt requirements/dev.txt requirements/spark.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)/spark
	$(VENV)/spark/bin/python -m pip install --quiet $(foreach part,run dev spark,--requirement requirements/$(part).txt)
	$(VENV)/spark/bin/python -m pip install --quiet --no-deps --editable .
	@touch $@

test-spark: $(VENV)/spark/.done  ## every statement on a Spark Connect server too; needs Java 17, or a running server in TOLOK_TEST_SPARK
	TOLOK_TEST_SPARK=$(TOLOK_TEST_SPARK) $(VENV)/spark/bin/python -m pytest -q tests/analytics/test_contract.py

quick: $(VENV)/.dev  ## the suite without the browser
	$(BIN)/python -m pytest -q -n 2 --ignore=tests/browser

check: $(VENV)/.dev  ## format, lint, types, import contracts, migrations, docs, packs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=tolok.project.settings.test $(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/tolok packs check
	$(BIN)/python -m pytest -q tests/architecture

bench: $(VENV)/.dev  ## speed as ratios in one run; the table goes to docs/reference/benchmarks.md
	$(BIN)/python -m benchmarks

wheel: $(VENV)/.dev  ## build the wheel and try it alone in a clean environment
	sh tests/wheel/try $(BIN)

pins:  ## renew requirements/*.txt from pyproject.toml, without any index address
	sh requirements/renew $(PYTHON)

messages: $(VENV)/.dev  ## collect and compile the translations
	cd src/tolok && ../../$(BIN)/python -m django makemessages -l en --no-location --settings tolok.project.settings.test
	cd src/tolok && ../../$(BIN)/python -m django compilemessages --settings tolok.project.settings.test

clean:  ## remove what the other words made, the data included
	rm -rf $(VENV) .tolok dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
