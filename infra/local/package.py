"""`package`: each function's binary as `bootstrap.zip` where the template looks for it, beside a copy of the template.

`template.yaml` names `target/lambda/<function>/bootstrap.zip`, which is where `cargo lambda build --output-format zip`
leaves a release build for `make deploy`. The local stack must never be mistaken for that: its zips of plain
`cargo build` binaries lie under `.local/package/`, with the template copied beside them byte for byte.
"""

import concurrent.futures
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from places import PACKAGE, PROJECT

TEMPLATES = ["template.yaml", "infra/data.yaml", "infra/messaging.yaml", "infra/watch.yaml"]
STAMPS = PACKAGE / "made-from.json"


def function_names() -> list[str]:
    return re.findall(r"CodeUri: target/lambda/([a-z-]+)/bootstrap\.zip", (PROJECT / "template.yaml").read_text())


def package(binaries: Path) -> None:
    names = function_names()
    missing = [name for name in names if not (binaries / name).is_file()]
    if missing:
        raise SystemExit(f"No binary in {binaries} for: {', '.join(missing)}. Build them first: make build")
    for template in TEMPLATES:
        (PACKAGE / template).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / template, PACKAGE / template)

    old = json.loads(STAMPS.read_text()) if STAMPS.exists() else {}
    new = {name: _stamp(binaries / name) for name in names}
    stale = [name for name in names if old.get(name) != new[name] or not zip_path(name).exists()]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, size in zip(stale, pool.map(lambda name: _zip(binaries / name, zip_path(name)), stale)):
            print(f"package: {name} {size / 1e6:.1f} MB", flush=True)
    STAMPS.write_text(json.dumps(new, indent=2))
    if not stale:
        print(f"package: {len(names)} functions unchanged")


def zip_path(name) -> Path:
    return PACKAGE / "target/lambda" / name / "bootstrap.zip"


def digest() -> str:
    """Of everything that is deployed."""
    total = hashlib.sha256()
    for file in [PACKAGE / template for template in TEMPLATES] + [zip_path(name) for name in function_names()]:
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _stamp(binary) -> list:
    seen = binary.stat()
    return [str(binary), seen.st_size, seen.st_mtime_ns]


def _zip(binary, target) -> int:
    """The same binary makes the same zip: no dates, no owner. Debug information stays behind; it is most of the size."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        lean = Path(scratch) / "bootstrap"
        stripped = shutil.which("strip") and subprocess.run(["strip", "--strip-debug", "-o", str(lean), str(binary)], capture_output=True).returncode == 0
        entry = zipfile.ZipInfo("bootstrap", date_time=(1980, 1, 1, 0, 0, 0))
        entry.create_system, entry.external_attr, entry.compress_type = 3, 0o100755 << 16, zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(target, "w", compresslevel=1) as archive:
            archive.writestr(entry, (lean if stripped else binary).read_bytes())
    return target.stat().st_size
