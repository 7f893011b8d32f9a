# On a machine with Python 3.11+, pip and make: `make run` and `make test` do everything themselves.
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
INSTALL := $(UV) pip install --quiet --python $(BIN)/python

.PHONY: run test lint types bench quality fuzz pictures train lock audit sbom clean

run: .venv/run.done
	$(BIN)/python -m bot run

test: lint types
	$(BIN)/python -m pytest -q -n 4 --dist loadscope --no-loadscope-reorder

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/test.done
	$(BIN)/mypy

# `make bench LARGE=--large` fills stores with a million claims too, which takes most of an hour.
LARGE ?=
bench: .venv/bench.done
	$(BIN)/python -m tests.bench $(LARGE)

# uv comes from pip and makes the environment, so that Debian's missing ensurepip is no obstacle.
$(UV): requirements/uv.txt
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --upgrade --require-hashes --target .tools -r requirements/uv.txt
	@touch $(UV)

.venv/pyvenv.cfg: | $(UV)
	$(UV) venv --quiet --clear --no-python-downloads --python $(PYTHON) .venv

.venv/run.done: .venv/pyvenv.cfg requirements/run.txt pyproject.toml
	$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.done: .venv/run.done requirements/test.txt
	$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

# The libraries that the engine is measured beside.
.venv/bench.done: .venv/test.done requirements/bench.txt
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

# Coverage-guided fuzzing of everything that parses what outsiders send, so long for each target:
# `make fuzz SECONDS=600 TARGET=page`. What it finds lies in build/fuzz, with its traceback.
SECONDS ?= 60
TARGET ?=
fuzz: .venv/fuzz.done
	$(BIN)/python -m tests.fuzzing --seconds $(SECONDS) $(TARGET)

.venv/fuzz.done: .venv/test.done requirements/fuzz.txt
	$(INSTALL) --require-hashes -r requirements/fuzz.txt
	@touch $@

# Write the locks anew: hashes, and no index address.
lock: $(UV)
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 requirements/uv.in -o requirements/uv.txt
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 pyproject.toml -o requirements/run.txt
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 --extra dev pyproject.toml -c requirements/run.txt -o requirements/test.txt
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 requirements/audit.in -o requirements/audit.txt
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 requirements/bench.in -c requirements/run.txt -c requirements/test.txt -o requirements/bench.txt
	$(UV) pip compile --quiet --upgrade --generate-hashes --no-header --no-annotate --universal --python-version 3.11 requirements/fuzz.in -c requirements/run.txt -c requirements/test.txt -o requirements/fuzz.txt

# What it is made of, and what is known to be wrong with that. It asks a service on the internet, and
# stops where there is none: that nothing was found then means nothing.
audit: sbom .venv-audit/done
	$(BIN)/python -m supply.audit .venv-audit/bin/pip-audit requirements/run.txt requirements/test.txt requirements/uv.txt

sbom: .venv/run.done
	$(BIN)/python -m supply.sbom build/sbom.json

.venv-audit/done: requirements/audit.txt | $(UV)
	$(UV) venv --quiet --clear --no-python-downloads --python $(PYTHON) .venv-audit
	$(UV) pip install --quiet --python .venv-audit/bin/python --require-hashes -r requirements/audit.txt
	@touch $@

# Train the language model anew: `make train DATA=folder-with-treebanks`. It goes on where it was
# stopped, prints its scores, and leaves the model in OUT; the product reads claims/language/model.
DATA ?= ../shared/treebanks
OUT ?= build/model
EPOCHS ?= 10
train: .venv/test.done .venv-train/done
	.venv-train/bin/python -m training $(DATA) $(OUT) --epochs $(EPOCHS)
	$(BIN)/python -m training.scoring $(DATA) --model $(OUT)/model

# By pip itself: it finds torch's build without a GPU's libraries.
.venv-train/done: requirements/train.txt | $(UV)
	$(UV) venv --quiet --clear --no-python-downloads --seed --python $(PYTHON) .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -r requirements/train.txt
	@touch $@

clean:
	rm -rf .venv .venv-train .venv-audit .tools build *.egg-info

# Scores on development data outside the repository, printed; the floors are part of `make test`.
quality: .venv/test.done
	$(BIN)/python -m pytest -q -s tests/quality

# What people see, as pictures in docs/pictures: needs Chromium (Debian: apt-get install chromium).
pictures: .venv/test.done
	$(BIN)/python -m tests.surfaces docs/pictures
