# `make run` opens the dashboard on the real registers; `make test` passes all tests. Both set up what they need.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
QUIET := --quiet --disable-pip-version-check

.PHONY: setup sign-in run test test-all bench lint pictures fresh lock supply spark clean browser

setup: .venv/.core

# The installer comes first, by hash, through pip; it then installs the rest in seconds. Packages are compiled as they come: where Python is told to
# keep no bytecode, every start would compile them anew.
.venv/.uv: requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Marsad needs Python 3.11 or later; $(PYTHON) is older. Try: make PYTHON=python3.11 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install $(QUIET) --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.core: requirements.txt .venv/.uv
	@echo "Installing what the dashboard needs ..." >&2
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.core
	@echo "Installing what the tests need ..." >&2
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

# Signing in by OpenID Connect, only where people do (docs/signing-in.md).
.venv/.oidc: requirements/oidc.txt .venv/.core
	@echo "Installing what signing in needs ..." >&2
	@$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/oidc.txt
	@touch $@

# Apache Spark, for a register that has outgrown one machine, and for the tests that ask both engines.
.venv/.spark: requirements/spark.txt .venv/.core
	@echo "Installing Apache Spark ..." >&2
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/spark.txt
	@touch $@

# What the bench measures beside the dashboard lives apart: Dash brings a pytest plugin and packages that the dashboard must not meet.
.venv/.bench: requirements/bench.txt .venv/.dev
	@echo "Installing what the bench needs ..." >&2
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv/bench
	@$(BIN)/uv pip install --quiet --compile-bytecode --python .venv/bench/bin/python --require-hashes -r requirements/bench.txt
	@touch $@

# What writes the bill of materials and audits the pins lives apart too: it is never imported.
.venv/.supply: requirements/supply.txt .venv/.uv
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv/supply
	@$(BIN)/uv pip install --quiet --python .venv/supply/bin/python --require-hashes -r requirements/supply.txt
	@touch $@

sign-in: .venv/.oidc

run: setup
	@$(BIN)/python -m analytics serve --port $(PORT)

browser: .venv/.dev
	@bash .ci/browser

test: .venv/.dev browser
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow"

test-all: .venv/.dev browser
	@$(MAKE) --no-print-directory spark || echo "Apache Spark could not be installed; the tests on it are skipped by name. To see why: make spark" >&2
	@$(BIN)/python -m pytest -n 2 --dist worksteal

lint: .venv/.dev
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/ty check analytics pages dashboard.py

# Other sizes, parts or rounds: make bench BENCH="--sizes 1k,10M --parts pages,questions".
bench: .venv/.bench browser
	@$(BIN)/python -m benchmarks.run --out benchmarks/RESULTS.md $(BENCH)

pictures: .venv/.dev browser
	@$(BIN)/python -m tests.pictures docs/pictures

# From a fresh clone to a healthy dashboard, timed and written to docs/CHECKS.md.
fresh:
	@bash .ci/fresh

# For MARSAD_ENGINE, which names a Spark (docs/scaling.md); Java is needed where the name is no sc:// address.
spark: .venv/.spark
	@bash .ci/java

# The bill of materials of the pins, to marsad.cdx.json, and whether a public list knows a fault of one.
supply: .venv/.supply
	@bash .ci/supply

# New pins: edit requirements/*.in, then `make lock`.
lock: .venv/.uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements/core.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes -c requirements.txt requirements/dev.in -o requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes -c requirements.txt -c requirements/dev.txt requirements/oidc.in -o requirements/oidc.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes -c requirements.txt -c requirements/dev.txt requirements/bench.in -o requirements/bench.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes -c requirements.txt -c requirements/dev.txt requirements/spark.in -o requirements/spark.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements/supply.in -o requirements/supply.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes requirements/uv.in -o requirements/uv.txt

clean:
	@rm -rf .venv data/versions data/found_whole .pytest_cache .ruff_cache .hypothesis spark-warehouse
