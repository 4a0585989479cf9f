# Everything needs Python 3.11 or newer and make; each target sets up what it needs by itself.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := install --require-hashes --no-deps --no-compile -r
WORKERS ?= auto
# Compiled code is kept even where the environment says otherwise: the tests start many processes.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help installed demo test lint style format bench reliability train quality test-lowest lock sbom clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "syncd needs Python 3.11 or newer; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV) || { echo 'Python has no venv here; on Debian and Ubuntu: apt install python3-venv' >&2; rm -rf $(VENV); exit 1; }

$(VENV)/.run: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo 'Installing syncd and its locked dependencies into $(VENV) (once)...'
	@$(PIP) $(LOCKED) requirements/pip.lock
	@$(PIP) $(LOCKED) requirements/run.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	@echo 'Installing the locked development tools into $(VENV) (once)...'
	@$(PIP) $(LOCKED) requirements/dev.lock
	@touch $@

installed: $(VENV)/.dev

demo: $(VENV)/.run ## the main job on the sandbox: who is waiting, since when, why, and what was posted
	@$(BIN)/syncd demo

# Whoever has run out of tests takes half of another's: the end of a run does not hang on one long list.
SUITE := $(BIN)/pytest -n $(WORKERS) --dist worksteal

# mypy, which uses one core for half a minute, runs beside the tests. Coverage doubles what Python code costs, and the
# tests marked `volume` go through lines that the others go through: they run after them, and without it.
test: $(VENV)/.dev style ## the whole test suite, with ruff, mypy and import-linter
	@$(BIN)/mypy >$(VENV)/types.log 2>&1 & types=$$!; failed=0; \
	$(SUITE) -m 'not volume' --cov --cov-report=term || failed=1; \
	$(SUITE) -m volume || failed=1; \
	wait $$types || failed=1; cat $(VENV)/types.log; exit $$failed

lint: style ## ruff, mypy and import-linter; hadolint where it is installed
	@$(BIN)/mypy

style: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@if command -v hadolint >/dev/null; then hadolint Dockerfile; fi

format: $(VENV)/.dev ## writes the code as ruff would have it
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev ## speed, memory and requests as ratios taken in one run
	@$(BIN)/python -m benchmarks

$(VENV)/.training: requirements/training.lock $(VENV)/.dev
	@echo 'Installing what training needs into $(VENV) (once)...'
	@$(PIP) $(LOCKED) requirements/training.lock
	@touch $@

train: $(VENV)/.training ## trains what syncd learned of asking and answering, from ../shared/detection, and writes it into the package
	@$(BIN)/python -m benchmarks.training.needs_response
	@$(BIN)/python -m benchmarks.training.doing
	@$(BIN)/python -m benchmarks.training.answered

quality: $(VENV)/.training ## how well syncd judges, measured on labelled conversations
	@$(BIN)/python -m benchmarks.quality

RESULTS := $(CURDIR)/.reliability.jsonl
reliability: $(VENV)/.dev ## the suite of faults with its full counts; writes docs/reliability.md from what was seen
	@rm -f $(RESULTS)
	@RELIABILITY=full RELIABILITY_RESULTS=$(RESULTS) $(BIN)/pytest -q -n $(WORKERS) --timeout 0 tests/reliability
	@$(BIN)/python -m tests.reliability.table $(RESULTS)

LOWEST := .venv-lowest/bin
$(LOWEST)/.ready: requirements/lowest.lock pyproject.toml
	@echo 'Installing the lowest allowed version of every dependency into .venv-lowest (once)...'
	@$(PYTHON) -m venv --clear .venv-lowest
	@$(LOWEST)/python -m pip --disable-pip-version-check --quiet $(LOCKED) requirements/pip.lock
	@$(LOWEST)/python -m pip --disable-pip-version-check --quiet $(LOCKED) requirements/lowest.lock
	@$(LOWEST)/python -m pip --disable-pip-version-check --quiet install --no-build-isolation --no-deps -e .
	@touch $@

test-lowest: $(LOWEST)/.ready ## the test suite on the lowest allowed version of every dependency
	@$(LOWEST)/pytest -n $(WORKERS) --dist worksteal

COMPILE_ALL := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --no-strip-extras --universal \
	--python-version 3.11 --exclude-newer "$(COOL_DOWN)"
COMPILE := $(COMPILE_ALL) pyproject.toml --extra postgresql
COOL_DOWN ?= 7 days

lock: $(VENV)/.dev ## writes requirements/*.lock anew
	@$(PIP) install uv
	@echo 'Versions that are younger than $(COOL_DOWN) are left out: most poisoned ones are found within that time.'
	@echo pip | $(COMPILE_ALL) --upgrade - -o requirements/pip.lock
	@$(COMPILE) --upgrade --group build -o requirements/run.lock
	@$(COMPILE) --upgrade --group dev -c requirements/run.lock -o requirements/dev.lock
	@$(COMPILE) --upgrade --group training -c requirements/run.lock -o requirements/training.lock
	@$(COMPILE) --upgrade --group dev --resolution lowest-direct -o requirements/lowest.lock

SBOM ?= syncd.cdx.json
sbom: $(VENV)/.dev ## writes what is installed on a server, with its hashes, as CycloneDX: syncd.cdx.json
	@$(PIP) install uv
	@$(BIN)/uv tool run --from 'cyclonedx-bom==7.2.1' cyclonedx-py requirements --pyproject pyproject.toml --of JSON \
		-o $(SBOM) requirements/run.lock

clean: ## removes what the other targets made
	@rm -rf $(VENV) .venv-lowest .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage*
