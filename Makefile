# Karya Binaan. `make` alone lists the targets; what they do stands in scripts/.
# Variables are given on the command line: make run PORT=9000, make test STEP=sqlite.

.DEFAULT_GOAL := help
.PHONY: help run dev test test-faults bench bench-orders lint format install lock clean

# A script in scripts/, run by any Python that is new enough.
SCRIPT = @sh scripts/python.sh

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: ## Set up what is missing and serve as production does (PORT=, DATABASE_URL=)
	$(SCRIPT) run.py

dev: ## Serve with reload and debug pages (PORT=)
	$(SCRIPT) dev.py

test: ## Everything that CI checks (STEP=name,name for a part, ARGS= for pytest)
	$(SCRIPT) check.py

test-faults: ## Kill, stop and slow down real processes (parts of `make test` too)
	$(SCRIPT) check.py faults

bench: ## Measure the shop against hello world and a minimal Wagtail page (ARGS=)
	$(SCRIPT) bench.py

bench-orders: ## Measure orders a second on PostgreSQL, and a flash sale
	$(SCRIPT) bench_orders.py

lint: ## The part of `make test` that takes seconds
	$(SCRIPT) check.py quick

format: ## Put Python and templates into their standard form
	$(SCRIPT) format.py

install: ## Make .venv with everything for development, and stop there
	$(SCRIPT) bootstrap.py test

lock: ## Compile requirements/*.txt from pyproject.toml (UPGRADE=1: newer releases)
	$(SCRIPT) lock.py

clean: ## Remove .venv and the caches; the data in var/ stays
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -prune -exec rm -rf {} +
