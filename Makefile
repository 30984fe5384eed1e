# Everything runs in .venv, made on the first call; an existing .venv is used as it is.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP_FLAGS := -q --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint quality bench lock clean

help: ## what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(READY) ## the environment, once

$(READY): pyproject.toml requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(PIP_FLAGS) -c requirements.lock -e '.[dev,postgres,ray]'
	@touch $@

demo: setup ## compare the example story: a report here, and one to open in a browser
	$(BIN)/tellings compare --example harbour
	@mkdir -p build
	@$(BIN)/tellings compare --example harbour --format html -o build/harbour.html
	@echo "The same as a page: $(CURDIR)/build/harbour.html"

test: lint ## everything a change must pass
	$(BIN)/python -m pytest -n 2

lint: setup ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: setup ## measure against the floors; skips when the stories are absent
	$(BIN)/python -m quality.gate

bench: setup ## speed, memory, start-up; growth, a day, the store, in small
	$(BIN)/python -m benchmarks.bench
	$(BIN)/python -m benchmarks.growth --articles 10000
	$(BIN)/python -m benchmarks.day --articles 40
	$(BIN)/python -m benchmarks.store --articles 20000

lock: setup ## pin what is installed now
	$(BIN)/python -m pip freeze $(PIP_FLAGS) --exclude-editable > requirements.lock

clean: ## what was built, not the environment
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find tellings tests quality benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
