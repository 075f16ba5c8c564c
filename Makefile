# Run `make help` to see what there is. Settings: HOST, PORT, WORKERS, DATA_DIR, DATABASE_URL, PUBLIC_URL,
# SIGNUP, SUGGESTIONS, BACKUPS, PUSH.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export HOST PORT WORKERS DATA_DIR DATABASE_URL PUBLIC_URL SIGNUP SUGGESTIONS BACKUPS PUSH
PYTHON := .venv/bin/python
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
# PROPERTIES=thorough tries each property on hundreds of examples, as CI does; quick, the usual, on 20.
export PROPERTIES
# Processes for the tests; PROCESSES=0 runs them one after another.
PROCESSES ?= 2
# What a PostgreSQL or PUSH=on needs is installed where it is used; the fonts of `make cjk` are kept up to date.
RUN := run $(if $(filter postgres% pgsql%,$(DATABASE_URL)),postgres) $(if $(filter on,$(PUSH)),push) $(if $(wildcard .venv/installed-cjk),cjk)
TESTS ?= tests

.PHONY: help setup cjk run phone demo test test-postgres check fix lock bench screenshots backup restore

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## Install what running and testing need, into .venv
	@scripts/install run cjk test

cjk:  ## Install the letters for Chinese, Japanese and Korean on the page for the GP (20 MB)
	@scripts/install run cjk

run:  ## Install, set up and serve (address and first sign-up code are printed)
	@scripts/install $(RUN)
	@exec $(PYTHON) manage.py serve

phone:  ## Serve the phones in your home, over https (prints the address as a square for the camera)
	@scripts/install $(RUN)
	@PHONE=on exec $(PYTHON) manage.py serve

demo: DATA_DIR := $(or $(DEMO_DATA_DIR),$(CURDIR)/demo-data)
demo:  ## The same with a demo person and months of believable days, apart from your data
	@scripts/install $(RUN)
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py demo
	@exec $(PYTHON) manage.py serve

test:  ## Run every test, browser tests included (TESTS=tests/dose for some, PROPERTIES=thorough)
	@scripts/install run cjk test
	@CHROMIUM="$$(scripts/chromium)" $(PYTHON) -m pytest -n $(PROCESSES) $(TESTS)

# --reuse-db: the databases end with their PostgreSQL; a browser's last request may still hold one.
test-postgres:  ## The same tests on a PostgreSQL of their own, started for them and ended
	@scripts/install run postgres cjk test
	@CHROMIUM="$$(scripts/chromium)" scripts/with_postgres \
		$(PYTHON) -m pytest --reuse-db -n $(PROCESSES) $(TESTS)

check:  ## Everything that "clean" means: format, lint, templates, migrations, docs, lock
	@scripts/install run test
	@scripts/check

fix:  ## Put right what can be put right by itself: format, imports, generated docs
	@scripts/install run test
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@scripts/generated_docs --write

lock:  ## Choose newest allowed versions and write them down with their hashes
	@scripts/install run test
	@$(LOCK) --upgrade requirements.in --output-file requirements.txt
	@$(LOCK) --upgrade requirements-postgres.in --constraint requirements.txt --output-file requirements-postgres.txt
	@$(LOCK) --upgrade requirements-push.in --constraint requirements.txt --output-file requirements-push.txt
	@$(LOCK) --upgrade requirements-cjk.in --constraint requirements.txt --output-file requirements-cjk.txt
	@$(LOCK) --upgrade requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt
	@scripts/lock_is_current --write

bench:  ## What each page costs against the least that one can (needs ../shared/bench; ROUNDS=10)
	@scripts/install run test
	@$(PYTHON) -m benchmarks.speed --rounds $(or $(ROUNDS),10)

screenshots:  ## Make the pictures of the README anew
	@scripts/install run test
	@CHROMIUM="$$(scripts/chromium)" $(PYTHON) scripts/screenshots.py

backup:  ## Copy the database, also while it is in use (TO=directory)
	@scripts/install $(RUN)
	@$(PYTHON) manage.py backup $(if $(TO),--to "$(TO)")

restore:  ## Put a backup in place of the database (FROM=file)
	@scripts/install $(RUN)
	@$(PYTHON) manage.py restore "$(FROM)"
