# What people who work on apst type. Nothing but Go is needed (a C compiler for
# the race detector in test-full, a browser in browser-test); every tool is pinned in
# go.mod, and those of the browser in browser/package.json.

VERSION  := $(shell git describe --tags --dirty 2>/dev/null || echo unreleased)
COMMIT   := $(shell git describe --always --abbrev=40 --exclude '*' --dirty 2>/dev/null || echo unknown)
FUZZTIME := 5s
BENCH    := .
BENCHFLAGS :=

# No cgo: one file that runs anywhere. GOAMD64=v1: the same arithmetic, and so the
# same bytes, on every processor.
export CGO_ENABLED := 0
export GOAMD64     := v1
export GOFLAGS     := -mod=readonly -buildvcs=false

.PHONY: build test test-full seeds attack browser-test wine-test lint bench fuzz man dist clean

build: ## bin/apst for this machine
	go build -trimpath -ldflags '-X main.version=$(VERSION) -X main.commit=$(COMMIT)' -o bin/ ./cmd/apst

test: ## every test
	go test ./...

test-full: ## every test in its long form, anew and with the race detector
	APST_FULL=1 CGO_ENABLED=1 go test -race -count=1 -timeout=60m ./...

seeds: ## made-up schools of 200 seeds and 3 to 300 pupils: every fault found at its cell, nothing else
	APST_SEEDS=200 go test ./cmd/apst -run='^Test(Measured)?Seeds$$' -count=1 -timeout=60m -v

attack: ## what is released of 1,000 made-up schools a profile, attacked with nothing but its files
	APST_FULL=1 go test ./report/release -run='^Test(Attack|EverySchool)' -count=1 -timeout=180m -v

browser-test: ## the pages that are written, in a browser (Chromium and Node; it says so where they are missing)
	./browser/run

wine-test: ## the Windows program under Wine: the same files, byte for byte, as here (it says so where there is no Wine)
	./scripts/wine

lint: ## formatting, vet and staticcheck, for Windows too
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "not formatted with gofmt:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	GOOS=windows go vet ./...
	go tool staticcheck ./...

bench: ## every benchmark (BENCH=regexp picks some), then whole commands beside their peers (bench/README.md)
	go test -run='^$$' -bench='$(BENCH)' -benchmem ./...
	go run ./bench $(BENCHFLAGS)

fuzz: ## every fuzz target for FUZZTIME
	./scripts/fuzz $(FUZZTIME)

man: ## docs/man, a manual page for every command
	go test ./cmd/apst -run '^TestManPages$$' -count=1 -update

dist: ## what is handed out: programs, licences, checksums
	go run ./internal/tools/dist -version '$(VERSION)' -commit '$(COMMIT)' -o dist

clean: ## remove what the targets above made
	rm -rf bin dist
