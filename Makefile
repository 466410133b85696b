# make demo: the graph of a sample article.  make test: everything that must pass.  make bench: the speed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CLUSTER := .venv/.cluster
DEMO := out/demo

.PHONY: help demo test bench docs lock

help: ## Say what there is to make
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | sort

demo: $(READY) ## Build the graph of a sample article and show it
	$(BIN)/geograph build notebooks/kim-in-russia.txt --published 2023-09-13 --outlet "Meridian Courier" --out $(DEMO)
	$(BIN)/geograph show $(DEMO)
	@echo "Open $(DEMO)/graph.html in a browser to see the graph."

test: $(READY) $(CLUSTER) ## Run all checks and tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python ontology/build.py --check
	$(BIN)/python ontology/reference.py --check
	$(BIN)/pytest --numprocesses 2 --dist loadfile --nbmake src tests notebooks/*.ipynb --ignore tests/benchmarks
	$(BIN)/pytest tests/benchmarks/test_*.py

bench: $(READY) ## Time the whole line against the language model alone
	$(BIN)/python tests/benchmarks/line.py

docs: $(READY) ## Write the documentation to out/site
	$(BIN)/mkdocs build --strict --config-file notebooks/site/mkdocs.yml

lock: $(READY) ## Pin all packages anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
		--group dev --group docs --output-file requirements.lock pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --upgrade \
		--group pyproject.toml:cluster --output-file requirements-cluster.lock

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "geograph needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is not one; try: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || \
		{ echo "$(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Spark weighs as much as all else together; only its tests need it.
$(CLUSTER): requirements-cluster.lock $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-cluster.lock
	@touch $@
