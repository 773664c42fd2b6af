# storywatch: every target does its own set-up. `make help` lists them.
SHELL := /bin/sh
CONFIG ?= feeds.yaml
PREFIX ?= /usr/local
SHARED ?= ../shared
FUZZ_SECONDS ?= 300
FUZZ_TARGETS := parse page query writers settings
# 10 on a build machine, 120 before a release.
SOAK_MINUTES ?= 6
YEAR_DAYS ?= 365
RELEASE := -c release --static-swift-stdlib
BINARY = $(shell swift build $(RELEASE) --show-bin-path)/storywatch
# Everything tracked or about to be, so that a new file is formatted too.
SWIFT_FILES = git ls-files -co --exclude-standard '*.swift'

.PHONY: run build test lint format eval bench soak year fuzz sanitize crash install clean help setup lab deb man

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what the build needs (Debian packages)
	@Scripts/setup

build: setup ## build the program (release, Swift linked statically)
	swift build $(RELEASE) --product storywatch

run: build ## build and run the daemon on feeds.yaml; alert lines appear here, digests in state/digests
	$(BINARY) run --config $(CONFIG)

test: setup lint ## check format and imports, build all (fuzz targets, too), run every test
	swift build --build-tests
	@for target in $(FUZZ_TARGETS); do Fuzz/run $$target --check || exit 1; done
	swift test --skip-build --no-parallel

lint: setup ## formatting, import table; warnings are errors in every build
	@$(SWIFT_FILES) | tr '\n' '\0' | xargs -0 swift format lint --strict --parallel
	@Scripts/check-imports

format: ## format the sources in place
	@$(SWIFT_FILES) | tr '\n' '\0' | xargs -0 swift format format -i --parallel

eval: build ## score the stages on labelled data, where it is present
	@Scripts/eval "$(BINARY)" "$(SHARED)"

bench: build ## speed, memory and start in one table, beside bounds and baseline (SAVE=--save: a new baseline)
	swift build $(RELEASE) --product ParseBenchmark
	swift build $(RELEASE) --product FetchBenchmark
	swift build $(RELEASE) --product StoryBenchmark
	@Scripts/bench "$(dir $(BINARY))" "$(SHARED)" $(SAVE)

soak: build ## SOAK_MINUTES (6) among hostile servers, a day in six: memory must stay flat
	swift build $(RELEASE) --product FetchBenchmark
	"$(dir $(BINARY))FetchBenchmark" soak --minutes $(SOAK_MINUTES)

year: setup ## YEAR_DAYS (365) of 10,000 articles through the whole pipeline: how the store grows and what an article costs
	swift build $(RELEASE) --product StoryBenchmark
	"$$(swift build $(RELEASE) --show-bin-path)/StoryBenchmark" --year $(YEAR_DAYS)

fuzz: setup ## fuzz whatever reads or writes feed text and settings (libFuzzer, AddressSanitizer), FUZZ_SECONDS (300) each
	@for target in $(FUZZ_TARGETS); do Fuzz/run $$target $(FUZZ_SECONDS) || exit 1; done

sanitize: setup ## every test under AddressSanitizer, then under ThreadSanitizer; takes an hour
	swift build --build-tests --sanitize=address --scratch-path .build/asan
	ASAN_OPTIONS=detect_leaks=0 swift test --skip-build --no-parallel --sanitize=address --scratch-path .build/asan
	Scripts/tsan

crash: build ## end the program after every write, sync and rename of a replay; nothing may be lost or doubled
	swift build --build-tests
	@Scripts/crash "$(abspath $(BINARY))" "$(SHARED)"

lab: build ## the service, and the life of its package, under a real systemd (root; skips with a word where that cannot be)
	@Scripts/setup scdoc dpkg-shlibdeps:dpkg-dev strip:binutils
	systemd/lab/test "$(BINARY)"
	@rm -rf .build/lab
	COMPRESSION=1 systemd/debian/build "$(BINARY)" .build/lab
	systemd/debian/test .build/lab/*.deb

deb: build ## a Debian package in .build/deb
	@Scripts/setup scdoc dpkg-shlibdeps:dpkg-dev strip:binutils
	systemd/debian/build "$(BINARY)" .build/deb
	! command -v lintian >/dev/null || lintian --fail-on error,warning .build/deb/*.deb

man: ## the man pages, in .build/man
	@Scripts/setup scdoc
	@mkdir -p .build/man
	scdoc <systemd/man/storywatch.8.scd >.build/man/storywatch.8
	scdoc <systemd/man/feeds.yaml.5.scd >.build/man/feeds.yaml.5

install: build ## install the program, its units, man pages, completions and examples under PREFIX
	@Scripts/setup scdoc
	systemd/install "$(BINARY)" "$(DESTDIR)" "$(PREFIX)"

clean: ## remove what the build made
	rm -rf .build
