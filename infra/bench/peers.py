"""The invoices of `make bench` drawn by others, each time another one, and how many times longer they take than we did:
`figure peer/<who>/<what> <median> us` and `figure ratio/<who>/<what> <theirs ÷ ours> x`. Run after `cargo bench`.

WeasyPrint runs in this process, Chromium and pdfkit in one of Node's; a browser and its page are started once and kept.
pdfkit has no layout from right to left and is asked for Danish only.
"""

import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

import invoices
import weasyprint
from weasyprint.text.fonts import FontConfiguration

ROOT = pathlib.Path(__file__).parents[2]
# How many of each are drawn; the first three only warm up.
DRAWN = {("da", 10): 33, ("ar", 10): 33, ("da", 500): 6}
WARM_UP = 3
SECONDS_MAX = 900


def main(criterion, modules):
    folder = ROOT / "target" / "peers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for (language, lines), count in DRAWN.items():
        for seed in range(1, count + 1):
            facts = invoices.invoice(language, lines, seed)
            name = folder / f"{language}-{lines}-{seed:03}"
            name.with_suffix(".json").write_text(json.dumps(facts))
            name.with_suffix(".html").write_text(invoices.page(facts))
    node = ["node", str(pathlib.Path(__file__).with_name("peers.mjs")), str(folder), str(modules), str(invoices.FONTS)]
    told = subprocess.run(node, check=True, stdout=subprocess.PIPE, timeout=SECONDS_MAX).stdout
    peers = {"weasyprint": by_weasyprint(folder), **json.loads(told)}
    for peer, medians in peers.items():
        for what, milliseconds in medians.items():
            print(f"figure peer/{peer}/{what} {milliseconds * 1000:.0f} us")
            estimates = criterion / "document" / what / "warm" / "new" / "estimates.json"
            ours = json.loads(estimates.read_text())["median"]["point_estimate"] / 1e6
            print(f"figure ratio/{peer}/{what} {milliseconds / ours:.1f} x")


def by_weasyprint(folder):
    medians, fonts = {}, FontConfiguration()
    for language, lines in DRAWN:
        times = []
        for path in sorted(folder.glob(f"{language}-{lines}-*.html")):
            page = path.read_text()
            started = time.perf_counter()
            pdf = weasyprint.HTML(string=page).write_pdf(font_config=fonts, pdf_variant="pdf/a-3b")
            times.append((time.perf_counter() - started) * 1000)
            assert len(pdf) > 5_000
        path.with_suffix(".weasyprint.pdf").write_bytes(pdf)
        medians[f"{language}-{lines}"] = statistics.median(times[WARM_UP:])
    return medians


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
