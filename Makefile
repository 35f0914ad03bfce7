# SPDX-License-Identifier: Apache-2.0
# Two commands: `make demo` and `make test`. Each sets up what it needs and asks nothing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= build/demo
PORT ?= 8080
CAST ?= supervisor.one clerk.one investigator.one analyst.one drafter.one reviewer.one

.PHONY: demo stop test check bench lock verifier clean

demo: $(VENV)/ready
	@$(BIN)/sanad serve --stop --office $(DEMO)/office >/dev/null 2>&1 || true
	@rm -rf $(DEMO)
	@$(BIN)/python samples/generate.py $(DEMO)/delivery
	@$(BIN)/sanad demo $(DEMO)/delivery --into $(DEMO)
	@$(BIN)/sanad serve --office $(DEMO)/office --port $(PORT) --detach
	@echo "One-time codes; type one at the address above, under “You were given a one-time code?”:"
	@for officer in $(CAST); do $(BIN)/sanad account invite $$officer --office $(DEMO)/office --as supervisor.founding | head -n 1; done
	@echo "To stop the server: make stop"

stop:
	@$(BIN)/sanad serve --stop --office $(DEMO)/office

# without compiled files each program that a test starts compiles all of src anew
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/ready tools/test-packages
	@tools/install-packages $$(cat tools/test-packages)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-scale.lock
	@$(MAKE) --no-print-directory check
	$(BIN)/pytest -n 3 --dist worksteal

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/sanad rules lint

bench: $(VENV)/ready
	@tools/install-packages borgbackup:borg restic:restic ripgrep:rg libicu-dev:/usr/include/unicode/utypes.h pkg-config:pkg-config g++:g++
	$(BIN)/python bench/run.py

lock: $(VENV)/ready
	@tools/lock $(BIN)

verifier: $(VENV)/ready
	$(BIN)/python packages/sanad-verify/build_pyz.py

clean:
	rm -rf build dist

$(VENV)/ready: requirements-dev.lock pyproject.toml tools/make-venv package-lock.json tools/web-assets
	@tools/make-venv $(PYTHON) $(VENV)
	@tools/web-assets
	@touch $@
