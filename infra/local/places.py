"""Where everything of the local stack lies."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
LOCAL = PROJECT / ".local"  # nothing in it is committed; deleting it is always safe

STACK_VENV = LOCAL / "stack"  # ministack, which disagrees with sam about botocore
SAM_VENV = LOCAL / "sam"
NPM = LOCAL / "npm"
PACKAGE = LOCAL / "package"  # the template beside the binaries it names, as sam wants them


def run_dir(name: str) -> Path:
    """The directory of one named stack: its state, its logs, what it persists."""
    return LOCAL / "stacks" / name
