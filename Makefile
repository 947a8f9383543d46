# Everything here works on a machine that has only make and Python >= 3.11: `make run` brings the rest.

PYTHON := .venv/bin/python
READY := .venv/.ready
CATALOGUE := resources/translations/sketchgrad_ko

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench soak screenshots translations clean distclean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: $(READY) ## start the application (without a display: the quickstart, headless)
	@$(PYTHON) -m gui $(ARGS)

test: $(READY) ## run the tests (ARGS="-k pad" for some of them)
	$(PYTHON) -m pytest -q $(ARGS)

lint: $(READY) ## check style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy

format: $(READY) ## put the code into its standard form
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

bench: $(READY) ## measure speed against Keras's fit, in under five minutes (ARGS="--quick")
	$(PYTHON) -m engine bench $(ARGS)

soak: $(READY) ## use the real application hard for ten minutes: memory, frames, no abort (ARGS="--runs 50")
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m gui.soak $(ARGS)

screenshots: $(READY) ## render the README's pictures of the real window
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m gui.screenshots

# The alias makes the engine's say("...") a string to translate, as tr("...") is.
translations: $(READY) ## collect the strings to translate and compile the translations
	@.venv/bin/pyside6-lupdate -tr-function-alias tr+=say -locations none -no-obsolete \
		$(shell find engine gui -name '*.py' | LC_ALL=C sort) -ts $(CATALOGUE).ts
	.venv/bin/pyside6-lrelease $(CATALOGUE).ts -qm $(CATALOGUE).qm

clean: ## remove caches and build leftovers
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find engine gui resources tests -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove .venv too
	rm -rf .venv

$(READY): pyproject.toml constraints.txt .ci/setup
	@.ci/setup
	@touch $@
