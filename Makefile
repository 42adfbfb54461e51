# Alongside: each command a person needs. `make run` and `make test` want cargo and Node 20 or later, nothing else.

PROFILE   := local
BUILT     := target/$(PROFILE)
TYPES     := clients/protocol/src/generated
FUNCTIONS := $(notdir $(wildcard functions/*))

.PHONY: run test bench build deploy prerequisites

## Run the whole system on this machine: http://127.0.0.1:4410 is the shop, http://127.0.0.1:4420 the console.
run: build
	@exec $(BUILT)/alongside-local run --template template.yaml --manifest infra/one-machine.yaml \
		--bootstraps $(BUILT) --state .alongside

## Build what changed: the functions, the gateway and the clients.
build: prerequisites clients/node_modules/.installed
	@echo "building the functions and the gateway (from nothing, some minutes)"
	@cargo build --quiet --profile $(PROFILE) --workspace
	@cargo run --quiet --profile $(PROFILE) --package alongside-protocol --features typescript \
		--bin export-typescript -- $(TYPES)
	@echo "building the clients"
	@npm run --silent build --prefix clients

## Check everything: formatting, lints, types, unit tests, the system through the gateway, and Chromium.
test: build
	@tests/run

## Measure, with release builds, beside a floor in the same run: target/report/bench.json. Then half an hour of a page
## that never rests, shared with a viewer: target/report/load.json.
bench: build
	@# The functions apart from the rest, as they are deployed: what is built together shares its features.
	@cargo build --quiet --release $(addprefix --package ,$(FUNCTIONS))
	@cargo build --quiet --release --package alongside-local --package alongside-seed --package alongside-bench
	@target/release/alongside-bench
	@LOAD_SECONDS=1800 tests/browser/run load

## Deploy to AWS with SAM: see "Deploy" in README.md.
deploy:
	@sam build && sam deploy --guided

prerequisites:
	@infra/prerequisites

clients/node_modules/.installed: clients/package-lock.json $(wildcard clients/*/package.json)
	@echo "installing the clients' packages"
	@npm ci --silent --no-audit --no-fund --prefix clients
	@touch $@
