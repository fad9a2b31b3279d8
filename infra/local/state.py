"""What one named stack remembers between verbs: `.local/stacks/<name>/state.json`."""

import json
import os

from places import run_dir

REGION = "eu-north-1"
ACCOUNT = "000000000000"
KEY = "test"  # the emulator's root key; not a secret


def path(name: str):
    return run_dir(name) / "state.json"


def load(name: str) -> dict:
    try:
        return json.loads(path(name).read_text())
    except FileNotFoundError:
        return {}


def save(name: str, state: dict) -> None:
    target = path(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(state, indent=2, sort_keys=True) + "\n")
    os.replace(draft, target)


def require_running(name: str) -> dict:
    import process

    state = load(name)
    if not process.is_ours(state.get("processes", {}).get("aws")):
        raise SystemExit(f"The stack `{name}` is not running: python3 infra/local/stack.py start --name {name}")
    return state
