# What a person at the project does. Every line works in a fresh clone.

PYTHON ?= python3
BOOTSTRAP = $(PYTHON) installer/linux/bootstrap.py
# The system's own certificates, where it has some: company networks add theirs there.
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS = true
endif
ENSURE_UV = uv=$$($(BOOTSTRAP) uv) || exit 2
# The first time one sees what is fetched; later there is nothing to see.
SYNC = { test -d .venv && quiet=--quiet; "$$uv" sync $$quiet --inexact --locked $(1); }
# Bytecode once, where the environment forbids to write it on the way: a start takes half as long with it.
COMPILE = "$$uv" run --quiet $(1) python -m compileall -q src/posture

.PHONY: help run collector test soak machines rehearsal unlinkability pictures sheets promises words lint docs lock benchmark benchmark-intake packages packages-test

help:
	@echo "make run        open Posture, or print the check-up where there is no display"
	@echo "make collector  installs what IT's side, posture-collector, needs besides"
	@echo "make test       everything that is tested, at its short setting"
	@echo "make soak       the long tests: kills at random points, fuzzing"
	@echo "make machines   what wants machines of its own: Wine; root, systemd-nspawn and QEMU for a Debian"
	@echo "make rehearsal  an organisation of twelve on this computer, from invite to sum"
	@echo "make unlinkability  observers try to tell whose a ballot is, in some sixty rounds"
	@echo "make packages   .deb, .rpm and .tar.xz for Linux, the installer for Windows, the collector's .deb,"
	@echo "                and the wheel into dist/, with what takes the room in them"
	@echo "make packages-test  installs them in fresh Debians and under Wine, upgrades and removes them (root)"
	@echo "make pictures   screenshots of every page into docs/pictures/"
	@echo "make sheets     every kind of block of the lessons in every channel, to look at, into build/sheets/"
	@echo "make promises   docs/promises.md: each sentence about privacy, pictured, with the tests that hold it"
	@echo "make words      collect what is to be translated, and say what is stale or missing"
	@echo "make benchmark  how long a check-up and opening the window take, and what takes the time"
	@echo "make benchmark-intake  what a ballot costs the collector, how long a fetch of all takes, and the page"
	@echo "make docs       write docs/checks.md and docs/lessons.md out of the checks and the lessons"
	@echo "make lint       style, types and import directions only"

run:
	@$(BOOTSTRAP) libraries run
	@$(BOOTSTRAP) announce run
	@$(ENSURE_UV); $(call SYNC,--no-dev) && $(call COMPILE,--no-dev) && exec "$$uv" run --quiet --no-dev posture

collector:
	@$(BOOTSTRAP) announce collector
	@$(ENSURE_UV); $(call SYNC,--no-dev --extra collector) && $(call COMPILE,--no-sync) && \
	echo "IT's side is ready: .venv/bin/posture-collector --help"

test:
	@$(BOOTSTRAP) libraries test
	@$(BOOTSTRAP) announce test
	@echo "The tests take some fifteen minutes on two cores, and less on more."
	@$(PYTHON) tests/ballots/second_client/packages.py
	@$(ENSURE_UV); $(call SYNC,) && $(call COMPILE,--no-sync) && exec "$$uv" run --no-sync pytest

soak:
	@$(BOOTSTRAP) libraries test
	@$(ENSURE_UV); "$$uv" run --quiet pytest -m soak -n 0 -s --timeout 7200 -o faulthandler_timeout=7000 && \
	HYPOTHESIS_PROFILE=soak exec "$$uv" run --quiet pytest -m hypothesis --timeout 3600 -o faulthandler_timeout=3500

# What is missing here is skipped, with the line that installs it; what is fetched stays in build/machines.
machines:
	@$(ENSURE_UV); exec "$$uv" run --quiet pytest -m machines -n 0 --timeout 1800 -o faulthandler_timeout=1700 tests/machines

# In an environment of its own, as a wheel installs it: what is shipped is what people get, and no test is in it.
packages:
	@$(BOOTSTRAP) libraries packages
	@$(ENSURE_UV); export UV_PROJECT_ENVIRONMENT=build/packages/environment; \
	"$$uv" sync --quiet --locked --no-dev --group packages --no-editable --python $(PYTHON) \
	--reinstall-package posture-checkup && \
	UV="$$uv" PYTHONPATH=installer exec build/packages/environment/bin/python -m shipping

# The whole life of what make packages has made, in Debians that are fetched once and kept in build/machines, and in
# a Windows that Wine makes.
packages-test:
	@$(ENSURE_UV); exec "$$uv" run --quiet pytest -m machines -n 0 --timeout 3600 -o faulthandler_timeout=3500 \
	tests/machines/test_deb.py tests/machines/test_rpm.py tests/machines/test_collector_deb.py \
	tests/machines/test_container.py tests/machines/test_windows.py tests/machines/test_two_builds.py

rehearsal:
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/rehearsal/run.py

unlinkability:
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/unlinkability/run.py

pictures:
	@$(BOOTSTRAP) libraries test
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/ui/pictures.py docs/pictures

sheets:
	@$(BOOTSTRAP) libraries test
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/ui/sheets.py build/sheets

promises:
	@$(BOOTSTRAP) libraries test
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/promises/write_promises.py

words:
	@$(BOOTSTRAP) libraries test
	@$(ENSURE_UV); "$$uv" run --quiet python tests/words/make.py && \
	POSTURE_WORDS=keep exec "$$uv" run --quiet pytest -n 0 tests/words tests/ui/test_seam.py

benchmark:
	@$(ENSURE_UV); $(call COMPILE,) && "$$uv" run --quiet python benchmarks/checkup.py && \
	exec "$$uv" run --quiet python benchmarks/window.py

benchmark-intake:
	@$(ENSURE_UV); $(call COMPILE,) && "$$uv" run --quiet python benchmarks/intake.py && \
	"$$uv" run --quiet python benchmarks/intake.py --tls --runs 2 && \
	"$$uv" run --quiet python benchmarks/fetching.py && exec "$$uv" run --quiet python benchmarks/page.py

lint:
	@$(ENSURE_UV); "$$uv" run --quiet ruff check && "$$uv" run --quiet ruff format --check && \
	"$$uv" run --quiet mypy && "$$uv" run --quiet mypy --platform win32 && \
	"$$uv" run --quiet mypy --platform darwin && "$$uv" run --quiet lint-imports

docs:
	@$(ENSURE_UV); "$$uv" run --quiet python tests/checks/checks_page.py
	@$(ENSURE_UV); exec "$$uv" run --quiet python tests/lessons/lessons_page.py

lock:
	@$(ENSURE_UV); exec "$$uv" lock
