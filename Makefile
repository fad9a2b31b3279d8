# What one does with Faktura. `make help` lists it; every line of a target is a command you may run by hand.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: bench help build demo down check lint-template pages read-back electronic-invoices test figures audit deploy clean

export SAM_CLI_TELEMETRY := 0

STACK := python3 infra/local/stack.py
# The functions are those the template deploys.
FUNCTIONS := $(shell sed -n 's|^ *CodeUri: target/lambda/\(.*\)/bootstrap.zip$$|\1|p' template.yaml)
PACKAGES := $(addprefix -p ,$(FUNCTIONS))

STAGE ?= dev
ARCHITECTURE = $(shell sed -n '/^\[$(STAGE).deploy.parameters\]/,/^$$/s/.*Architecture=\([a-z0-9_]*\).*/\1/p' samconfig.toml)
AUDIT ?= advisories bans licenses sources

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 26

build: ## the function binaries, unoptimised
	cargo build $(PACKAGES)

demo: ## three shops on this machine: invoices, mails and payments to look at (ONCE=1: check the outcome, stop, and tell)
	@$(STACK) install
	@echo "build: $(words $(FUNCTIONS)) functions; the first time takes minutes"
	@cargo build $(PACKAGES)
	@$(STACK) package
	@$(STACK) start --name demo
	@$(STACK) deploy --name demo || { $(if $(ONCE),$(STACK) stop --name demo;) exit 1; }
	@python3 infra/local/demo.py --name demo $(if $(ONCE),--once)

down: ## stop the demo; its state is kept
	@$(STACK) stop --name demo

check: ## the quick part: format, lints, unit tests
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --all-features -- -D warnings
	cargo test --workspace --lib --bins

lint-template: ## the AWS templates
	$(STACK) install
	.local/sam/bin/sam validate --lint --region eu-north-1
	.local/sam/bin/cfn-lint template.yaml infra/data.yaml infra/messaging.yaml infra/watch.yaml

pages: .local/documents/bin/python ## documents drawn and compared with the pictures that are kept (UPDATE=1: keep what is drawn now)
	rm -rf target/pages
	cargo run --quiet -p documents --example pages -- target/pages
	.local/documents/bin/python infra/documents/pages.py target/pages shared/documents/tests/pages $(if $(UPDATE),--update)

read-back: .local/documents/bin/python ## documents of every kind, by readers that are not ours: veraPDF, factur-x, pdfium, poppler
	cargo run -p documents --example write_samples -- target/documents
	.local/documents/bin/python infra/documents/check.py target/documents

test: check lint-template read-back pages ## everything, the deployed template on this machine included
	cargo test --workspace
	.local/documents/bin/python infra/documents/validate.py --broken target/documents/xml
	cargo build $(PACKAGES)
	$(STACK) stop --name test
	trap '$(STACK) stop --name test' EXIT; \
	$(STACK) up --name test --auth --fresh --retry-after 3; \
	FAKTURA_STACK="$(CURDIR)/.local/stacks/test/state.json" cargo test -p tests --no-fail-fast --test contract_deployed --test local -- --include-ignored

electronic-invoices: .local/documents/bin/python ## the electronic invoices of the golden set, by the official rules
	cargo test -p documents --test electronic_invoices
	.local/documents/bin/python infra/documents/validate.py --broken target/documents/xml

figures: ## how fast each function starts and answers on this machine, and how large it is
	cargo build --release $(PACKAGES)
	cargo build --release -p tests --example hello
	$(STACK) stop --name figures
	trap '$(STACK) stop --name figures' EXIT; \
	$(STACK) up --name figures --auth --fresh --binaries target/release; \
	FAKTURA_STACK="$(CURDIR)/.local/stacks/figures/state.json" cargo test -p tests --test figures -- --ignored --nocapture

bench: $(if $(PEERS),.local/peers/node_modules) ## how long things take, as lines `figure <name> <value> <unit>` (PEERS=1: beside WeasyPrint, Chromium, pdfkit)
	cargo bench -p domain --bench arithmetic
	cargo bench -p documents --bench documents
	@python3 infra/figures.py
	@$(if $(PEERS),.local/peers/bin/python infra/bench/peers.py target/criterion .local/peers)

audit: .local/bin/cargo-deny .local/checkov/bin/checkov ## dependencies and templates (offline: AUDIT="bans licenses sources")
	.local/bin/cargo-deny check $(AUDIT)
	.local/checkov/bin/checkov --skip-download --quiet --compact --framework cloudformation --config-file infra/checkov.yaml

deploy: .local/lambda/bin/cargo-lambda ## onto AWS, with your credentials: make deploy STAGE=dev|prod
	@test -n "$(ARCHITECTURE)" || { echo "samconfig.toml has no [$(STAGE).deploy.parameters] with an Architecture"; exit 1; }
	$(STACK) install
	PATH="$(CURDIR)/.local/lambda/bin:$$PATH" cargo lambda build --release --output-format zip --$(subst _,-,$(ARCHITECTURE)) $(PACKAGES)
	.local/sam/bin/sam deploy --config-env $(STAGE)

clean: down ## everything built, installed and persisted
	rm -rf .local target

.local/bin/cargo-deny:
	cargo install cargo-deny --locked --root .local

.local/lambda/bin/cargo-lambda:
	python3 -m venv .local/lambda
	.local/lambda/bin/pip install --quiet cargo-lambda==1.9.2 ziglang==0.17.1

.local/checkov/bin/checkov:
	python3 -m venv .local/checkov
	.local/checkov/bin/pip install --quiet checkov==3.3.30

# Chromium itself is Debian's `chromium`, or the one that CHROMIUM names.
.local/peers/node_modules:
	python3 -m venv .local/peers
	.local/peers/bin/pip install --quiet weasyprint==70.0
	npm install --silent --no-audit --no-fund --prefix .local/peers puppeteer-core@25.16.0 pdfkit@0.20.2

# Copied, not linked, so that it has a date of its own and is remade when what it installs changes.
.local/documents/bin/python: infra/documents/requirements.txt
	python3 -m venv --clear --copies .local/documents
	.local/documents/bin/pip install --quiet -r infra/documents/requirements.txt
	touch $@
