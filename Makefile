# Every target installs what it needs; Swift is all that must be there before.
SHELL := /bin/bash
RULES ?= Rules/zhangjiachuan
MONTH ?= 2024-06
YINGBAO = .build/debug/yingbao
SECONDS ?= 60
EXPRESSIONS ?= 1000000
RELEASE = .build/release
PYSFEEL = .build/pysfeel/bin/python
HOUSEHOLDS ?= 100000
LAWS ?= 200
KIT ?= ../shared/bench
CASES ?= C, array|Swift, array|Swift interpreter, column|numpy|OpenFisca|Yingbao
ROUNDS ?= 5

.PHONY: demo test lint bench workload agreement attribution curves tck dectest fuzz example build deps pysfeel help

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

deps: ## install the system's libyaml where it is missing
	@pkg-config --exists yaml-0.1 2>/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends libyaml-dev pkg-config tzdata; }

build: deps
	@swift build --product yingbao

demo: build ## check the example households and show the explained results
	@$(YINGBAO) check Examples/households/*.yaml --rules $(RULES) --month $(MONTH)

test: deps ## build and run every test
	swift build --build-tests
	swift test --skip-build --disable-xctest --quiet
	$(YINGBAO) test $(RULES)

lint: build ## check the form of the code and the rules
	swift format lint --strict -r Package.swift Sources Tests
	$(YINGBAO) lint $(RULES)

bench: deps ## measure one household, warm and cold, in a release build
	swift build -c release --product engine-benchmark
	swift build -c release --product yingbao
	@$(PYSFEEL) -c 'import pySFeel' 2>/dev/null || $(MAKE) -s pysfeel || echo "bench: pySFeel cannot be installed"
	PYSFEEL=$(PYSFEEL) $(RELEASE)/engine-benchmark
	@test ! -e $(KIT)/run.py || $(MAKE) workload

pysfeel:
	@python3 -c 'import ensurepip' 2>/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends python3-venv; }
	@rm -rf .build/pysfeel && python3 -m venv .build/pysfeel && .build/pysfeel/bin/pip install -q pyDMNrules==1.4.5

workload: deps ## measure a caseload beside the peers of the shared benchmark (KIT, CASES, ROUNDS)
	swift build -c release --product engine-benchmark
	swift build -c release --product yingbao
	@test -x .build/peers/bin/python || { python3 -m venv .build/peers && \
		.build/peers/bin/pip install -q numpy==2.4.6 polars==2.1.0 openfisca-core==46.0.1; }
	.build/peers/bin/python Tests/Benchmarks/workload.py $(KIT) --only '$(CASES)' \
		--measures eval,e2e,one --rounds $(ROUNDS) --data .build/bench-data --build .build/bench-build \
		--out .build/bench-data/results.json

agreement: deps ## columns against the case evaluator on random households (HOUSEHOLDS, LAWS)
	swift build -c release --product fuzz
	@for law in '$(RULES) 2024-06' '$(RULES) 2025-06' '$(RULES) 2026-08' 'Examples/benchmark-rules 2024-06'; do \
		$(RELEASE)/fuzz agreement $$law $(HOUSEHOLDS) || exit 1; done
	@$(RELEASE)/fuzz agreement random $(LAWS) 500

attribution: deps ## a thousand random households: parts add up, exchanged years negate them
	swift build --build-tests
	HOUSEHOLDS=1000 swift test --skip-build --disable-xctest --quiet --filter AttributionTests

curves: deps ## check exact curves against a decision at every fen of 3,000 yuan
	@swift build -c release --product engine-benchmark
	@$(RELEASE)/engine-benchmark every-fen

tck: deps ## the DMN conformance cases (TCK_FILE, TCK_MODELS, TCK_FAILURES)
	@swift build -c release --product feel-conformance
	@$(RELEASE)/feel-conformance tck

dectest: deps ## the General Decimal Arithmetic cases (DECTEST_DIR)
	@swift build -c release --product feel-conformance
	@$(RELEASE)/feel-conformance dectest

example: deps ## build and run the program that needs only the FEEL library
	@swift run --package-path Examples/feel --scratch-path .build/example

fuzz: deps ## search the loader and the language for crashes (SECONDS each)
	@Tests/FuzzTests/search.sh $(SECONDS)
	@swift build -c release --product fuzz
	@$(RELEASE)/fuzz expressions $(EXPRESSIONS)
