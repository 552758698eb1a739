# `make help` lists what can be asked for.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LISTS := packaging/debian
SET_UP := $(LISTS)/install-missing.sh
# Programs of the tests and the demo write here, and nowhere else.
BUILD := build
LANGUAGES := de
PYTEST = $(BIN)/python -X faulthandler -m pytest
BESIDE_EACH_OTHER := --numprocesses auto --dist loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run test demo pictures looks bench soak lint types layers unit translations format set-up-run set-up-test clean distclean \
	package check-packages try-packages bench-frozen icons

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

pictures: $(VENV)/.can-test ## take the pictures of README and help anew, of the program as it is
	@$(BIN)/python -m tests.desk $(BIN)/python -m tests.journeys.pictures resources/help/pictures

looks: $(VENV)/.can-test ## the same pictures light, dark and twice as large, and every window in German, in build/pictures
	@for look in light dark; do $(BIN)/python -m tests.desk $(BIN)/python -m tests.journeys.pictures $(BUILD)/pictures/$$look $$look; done
	@$(BIN)/python -m tests.desk env QT_SCALE_FACTOR=2 $(BIN)/python -m tests.journeys.pictures $(BUILD)/pictures/twice dark
	@mkdir -p $(BUILD)/pictures/german
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.look --language de --appearances light,dark --pictures $(BUILD)/pictures/german >/dev/null

bench: $(VENV)/.can-test ## measure everything against its floor; ROWS='starts lists' for some
	@$(BIN)/python -m tests.benchmarks $(ROWS)

soak: $(VENV)/.can-test ## kill and trouble Publish thousands of times, walk at random; takes minutes, SEED=n repeats one
	@$(BIN)/python -m tests.soak $(SEED)

lint: $(VENV)/.can-test ## style of the source
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.can-test ## types
	$(BIN)/mypy

layers: $(VENV)/.can-test ## who may import whom
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.can-test ## all tests; ARGS='tests/rules -k smtp' for some
ifdef ARGS
	$(PYTEST) $(ARGS)
else
	@echo '$(PYTEST) $(BESIDE_EACH_OTHER)'; $(PYTEST) $(BESIDE_EACH_OTHER) || { [ $$? -eq 1 ] \
		&& echo 'Once more, each alone: what fails then, fails.' \
		&& $(PYTEST) --last-failed --last-failed-no-failures none; }
endif

translations: $(VENV)/.can-test ## bring resources/translations up to the source, and compile them
	@$(BIN)/python packaging/translations.py $(LANGUAGES)

icons: $(VENV)/.can-test ## draw the icon in all its sizes from its SVG
	@$(BIN)/python packaging/icons.py

package: $(VENV)/.can-package ## wheel, sdist, one-folder program, .deb and SBOM, in dist
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist . >$(BUILD)/package.log 2>&1 || { cat $(BUILD)/package.log; exit 1; }
	@$(BIN)/python packaging/frozen/freeze.py dist/*.whl dist
	@! command -v dpkg-deb >/dev/null || $(BIN)/python packaging/debian/deb.py dist
	@du -sh dist/*

check-packages: $(VENV)/.can-package ## what the tools of those who take packages say of them
	@PATH="$(abspath $(BIN)):$$PATH" sh packaging/check.sh dist $(BUILD)/packages

try-packages: $(VENV)/.can-package ## as root: install, use and remove the .deb in a bare Debian, and the wheel in a new environment
	@$(BIN)/python -m tests.packaging.try_packages dist $(BUILD)/try

bench-frozen: $(VENV)/.can-package ## the start of the one-folder program beside that of the checkout
	@$(BIN)/python -m tests.benchmarks.frozen dist/*.whl $(BUILD)/bench-frozen

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
	@echo "Setting up $(VENV) for the tests; Kerberos is compiled once, which takes a minute, and kept by pip"
	@CFLAGS='-O0 -g0' $(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --editable '.[dev]'
	@touch $@

$(VENV)/.can-package: $(VENV)/.can-test $(LISTS)/package-packages.txt
	@PYTHON=$(PYTHON) $(SET_UP) $(LISTS)/package-packages.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --root-user-action=ignore --editable '.[packages]'
	@mkdir -p $(BUILD)
	@touch $@
