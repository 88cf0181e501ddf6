# make demo: set up and open the sample plans. make test: set up and run the tests. PYTHON=python3.12 picks another one.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PART ?= tests/service tests/storage
# Each process of the tests would compile all that it loads where the environment keeps Python from writing that down.
COMPILED := env -u PYTHONDONTWRITEBYTECODE
# COVER=1 measures which lines and branches are reached, by processes of its own too; it takes twice as long.
RUN := $(COMPILED) $(BIN)/$(if $(COVER),coverage run,python) -m pytest -q -n auto --dist worksteal

.PHONY: looks demo test parts server lint types contracts check wheel bench frames modules clean help docs schema coverage

help:
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST)

$(VENV)/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "planwatch needs Python 3.11 or newer: make PYTHON=python3.11 …"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[office]'
	touch $@

$(VENV)/made-dev: $(VENV)/made
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/made ## open the app on a throw-away copy of the sample plans
	@$(BIN)/planwatch demo

test: $(VENV)/made-dev ## run the whole test suite
	@$(if $(COVER),$(BIN)/coverage erase)
	$(RUN)
	@$(if $(COVER),$(BIN)/coverage combine --quiet && $(BIN)/coverage report)

parts: $(VENV)/made-dev ## run the tests of all but the screens and services, as CI does on other Pythons
	$(RUN) tests --ignore=tests/tui --ignore=tests/service

server: $(VENV)/made-dev ## run the tests of services and storage with every plan on a PostgreSQL server; PART=tests/service/journal: of these only
	$(COMPILED) $(BIN)/python -m pytest -q -n auto --dist worksteal --hypothesis-profile=as-drawn -p tests.engines.on_server $(PART)

coverage: ## run it and say how many lines and branches it reaches
	$(MAKE) test COVER=1

lint: $(VENV)/made-dev ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/made-dev ## pyright
	$(BIN)/pyright

contracts: $(VENV)/made-dev ## import-linter: imports point down, each library has one home
	$(BIN)/lint-imports

check: lint types contracts test ## all of these

wheel: $(VENV)/made-dev ## build the wheel into dist/
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

docs: $(VENV)/made-dev ## write docs/commands/ and draw docs/architecture.svg anew
	$(BIN)/python scripts/write_command_docs.py
	$(BIN)/python scripts/draw_architecture.py

schema: $(VENV)/made-dev ## write db/schema.sql anew, after a step was added to db/migrations/
	rm -f $(VENV)/schema.db*
	: > db/schema.sql
	$(BIN)/planwatch --db $(VENV)/schema.db init db/samples/slough-2011.toml
	(echo "-- $$(basename -s .sql $$(ls db/migrations/*.sql | tail -n 1))"; $(BIN)/python -m sqlite_utils schema $(VENV)/schema.db) > $(VENV)/schema.sql
	mv $(VENV)/schema.sql db/schema.sql

bench: $(VENV)/made-dev ## measure, as ratios in one run; takes a while
	$(BIN)/python bench/run.py

frames: $(VENV)/made-dev ## write the golden screens of tests/frames anew
	PLANWATCH_WRITE_FRAMES=1 $(BIN)/python -m pytest -q tests/tui -k frame

looks: $(VENV)/made-dev ## write how the first page looks anew, after a skin or a style sheet was changed
	$(BIN)/python scripts/write_first_page_looks.py

modules: $(VENV)/made-dev ## write tests/cli/loaded_modules.txt anew, after it was decided that something more is loaded
	PLANWATCH_WRITE_MODULES=1 $(BIN)/python -m pytest -q tests/cli/test_loaded_modules.py

clean: ## take away all that is made
	rm -rf $(VENV) dist .coverage* .pytest_cache .ruff_cache .hypothesis .import_linter_cache
