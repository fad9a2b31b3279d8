"""What must be on the machine before anything else, all of it named in one message."""

import importlib.util
import shutil
import sys

NEEDED = {
    "cargo": "Rust, from rustup.rs",
    "cc": "a C compiler (Debian: gcc)",
    "make": "make",
    "node": "Node.js 20 or later",
    "npm": "npm",
    "ps": "ps (Debian: procps)",
}


def check() -> None:
    missing = [f"{tool}: {hint}" for tool, hint in NEEDED.items() if not shutil.which(tool)]
    if sys.version_info < (3, 11):
        missing.append(f"python3: 3.11 or later, this is {sys.version.split()[0]}")
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
        missing.append("python3 venv (Debian: python3-venv)")
    if missing:
        raise SystemExit("Missing on this machine:\n" + "\n".join("  " + line for line in missing))
