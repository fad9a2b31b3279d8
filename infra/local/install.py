"""`install`: the emulator, sam and the mail page, in their pinned versions, under `.local/`."""

import hashlib
import shutil
import subprocess
import sys
import time

import prerequisites
from places import HERE, LOCAL, NPM, SAM_VENV, STACK_VENV


def install() -> None:
    prerequisites.check()
    _venv(STACK_VENV, HERE / "requirements-stack.txt", "the AWS emulator (ministack)")
    _venv(SAM_VENV, HERE / "requirements-sam.txt", "sam, which deploys the template")
    _npm()


def _venv(where, lock, what) -> None:
    with _Once(where, [lock], what) as needed:
        if needed:
            _run([sys.executable, "-m", "venv", "--clear", str(where)])
            _run([str(where / "bin/pip"), "--disable-pip-version-check", "install", "--quiet", "-r", str(lock)])


def _npm() -> None:
    files = [HERE / "npm/package.json", HERE / "npm/package-lock.json"]
    with _Once(NPM, files, "the mail page (maildev)") as needed:
        if needed:
            NPM.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copy(file, NPM)
            _run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], cwd=NPM)


class _Once:
    """Says whether `where` must be made from `sources`, and stamps it when that succeeded."""

    def __init__(self, where, sources, what):
        self.stamp, self.what = where / ".made-from", what
        self.digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()

    def __enter__(self):
        self.needed = not self.stamp.exists() or self.stamp.read_text() != self.digest
        if self.needed:
            print(f"install: {self.what} …", flush=True)
            self.began = time.monotonic()
        return self.needed

    def __exit__(self, failure, *_):
        if self.needed and not failure:
            self.stamp.write_text(self.digest)
            print(f"install: {self.what}: done in {time.monotonic() - self.began:.0f} s", flush=True)


def _run(command, cwd=None) -> None:
    LOCAL.mkdir(exist_ok=True)
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:3])} … failed:\n{(done.stdout + done.stderr)[-3000:]}")
