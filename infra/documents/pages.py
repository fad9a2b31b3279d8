"""Compares pages of documents with the pictures of them that are kept.

    pages.py <folder of PDFs> <folder of pictures> [--update]

Of a long document the first page, the one in its middle and the last are compared. Each time, the check itself is
checked: it must not take a blank page, a mirrored one or one that is two points off for the right one.
"""

import pathlib
import sys

import pypdfium2
from PIL import Image, ImageChops, ImageOps

SCALE = 1.0  # a pixel to a point: 72 dots per inch
COLORS = 64  # of a kept picture
LEVELS = 72  # a channel of a pixel may be so far off, of 255: the edges of letters on another processor, fewer colours
PIXELS_MAX = 40  # so many pixels of a page may be further off: less than a short word has


def main():
    drawn, kept = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    update = "--update" in sys.argv
    pages = dict(page for pdf in sorted(drawn.glob("*.pdf")) for page in pictures(pdf))
    if update:
        for old in kept.glob("*.png"):
            old.unlink()
        for name, picture in pages.items():
            colors = picture.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            colors.save(kept / f"{name}.png", optimize=True)
    wrong = [f"{name}: {told}" for name, told in compared(pages, kept) if told]
    for line in wrong:
        print(line)
        name = line.split(":")[0]
        if name in pages:
            pages[name].save(drawn / f"{name}.png")
    check_the_check(pages, kept)
    print(f"pages: {len(pages)} compared, {len(wrong)} wrong" + (f"; what was drawn is in {drawn}" if wrong else ""))
    sys.exit(1 if wrong or not pages else 0)


def pictures(pdf):
    """The pages of a document that are looked at, by name."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    for index in sorted({0, count // 2, count - 1} if count > 2 else range(count)):
        picture = document[index].render(scale=SCALE).to_pil().convert("RGB")
        yield f"{pdf.stem}.{index + 1}-of-{count}", picture


def compared(pages, kept):
    files = {file.stem: file for file in kept.glob("*.png")}
    for name in sorted(pages.keys() | files.keys()):
        if name not in files:
            yield name, "no picture is kept of it"
        elif name not in pages:
            yield name, "no such page is drawn any more"
        else:
            yield name, difference(pages[name], Image.open(files[name]).convert("RGB"))


def difference(drawn, kept):
    """What differs; nothing when the pages are the same to the eye."""
    if drawn.size != kept.size:
        return f"it is {drawn.size[0]} × {drawn.size[1]} points and was {kept.size[0]} × {kept.size[1]}"
    bands = ImageChops.difference(drawn, kept).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    count = sum(worst.histogram()[LEVELS + 1 :])
    box = worst.point(lambda level: 255 if level > LEVELS else 0).getbbox()
    return f"{count} pixels differ, inside {box}" if count > PIXELS_MAX else None


def check_the_check(pages, kept):
    for name, page in pages.items():
        file = kept / f"{name}.png"
        if not file.exists():
            continue
        right = Image.open(file).convert("RGB")
        blank = Image.new("RGB", page.size, "white")
        for kind, wrong in [("blank", blank), ("mirrored", ImageOps.mirror(page)), ("shifted", moved(page))]:
            assert difference(wrong, right), f"a {kind} page passes for {name}"


def moved(page):
    """Everything two points lower."""
    return ImageChops.offset(page, 0, 2)


if __name__ == "__main__":
    main()
