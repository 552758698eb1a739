# `make help` lists what can be asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LISTS := packaging/debian
SET_UP := $(LISTS)/install-missing.sh
# Programs of the tests and the demo write here, and nowhere else.
BUILD := build

.DEFAULT_GOAL := help
.PHONY: help run test demo bench lint types layers unit format set-up-run set-up-test clean distclean

help: ## list what can be asked for
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name text; \
		do printf '  make %-12s %s\n' "$$name" "$$text"; done

run: $(VENV)/.can-run ## open the program; without a display, play the demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ] || [ "$$(uname -s)" != Linux ]; \
		then exec $(BIN)/emailrouter-gui; \
		else echo "There is no display here: playing the demo on a virtual one (make demo)."; exec $(MAKE) --no-print-directory demo; fi

test: lint types layers unit ## lint, types, layers and all tests

demo: $(VENV)/.can-test ## the main job by key strokes on a virtual desktop; pictures in build/demo
	@$(BIN)/python -m tests.desk $(BIN)/python -m tests.journeys.demo $(BUILD)/demo

bench: $(VENV)/.can-test ## measure start-up, dialog and rules against their floors
	@$(BIN)/python -m tests.benchmarks

lint: $(VENV)/.can-test ## style of the source
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.can-test ## types
	$(BIN)/mypy

layers: $(VENV)/.can-test ## who may import whom
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.can-test ## all tests; ARGS='tests/rules -k smtp' for some
	$(BIN)/python -X faulthandler -m pytest $(ARGS)

format: $(VENV)/.can-test ## bring the source into its style
	$(BIN)/ruff check --fix-only --exit-zero
	$(BIN)/ruff format

set-up-run: $(VENV)/.can-run ## what `make run` needs, and nothing more

set-up-test: $(VENV)/.can-test ## what `make test` needs, and nothing more

clean: ## remove what tests and builds leave
	rm -rf $(BUILD) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

distclean: clean ## the same and the virtual environment
	rm -rf $(VENV)

# The stamps lie in the environment: whoever deletes it deletes them with it.
$(VENV)/.can-run: pyproject.toml $(SET_UP) $(LISTS)/run-packages.txt
	@PYTHON=$(PYTHON) $(SET_UP) $(LISTS)/run-packages.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed.")'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Setting up $(VENV)"
	@$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --editable .
	@touch $@

$(VENV)/.can-test: $(VENV)/.can-run $(LISTS)/test-packages.txt
	@PYTHON=$(PYTHON) $(SET_UP) $(LISTS)/run-packages.txt $(LISTS)/test-packages.txt
	@echo "Setting up $(VENV) for the tests"
	@$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --editable '.[dev]'
	@touch $@
