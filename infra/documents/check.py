"""Reads the documents back that `write_samples` wrote, each by programs that have nothing of ours, and breaks some first
to see that a fault is seen: `check.py target/documents`. Ends with 1 if a document has a fault or a broken one has none.
"""

import json
import pathlib
import sys
import tempfile

import pikepdf
import reading
import structure
from verapdf import VeraPdf

SAMPLES_MIN = 20


def main(folder):
    samples = sorted(pathlib.Path(folder).glob("*.pdf"))
    if len(samples) < SAMPLES_MIN:
        sys.exit(f"{folder} has {len(samples)} documents: run write_samples first")
    validator = VeraPdf()
    bad = unseen(validator, pathlib.Path(folder) / "da-1.pdf")
    for path in samples:
        found = checked(validator, path, json.loads(path.with_suffix(".json").read_text()))
        bad += [f"{path.name}: {fault}" for fault in found]
    for fault in bad:
        print(fault)
    print(f"{len(samples)} documents, {len(bad)} faults")
    sys.exit(1 if bad else 0)


def checked(validator, path, expected):
    return validator.faults(path) + structure.faults(path, expected) + reading.faults(path, expected)


def unseen(validator, good):
    """The ways to break a document that no check notices; there should be none."""
    expected = json.loads(good.with_suffix(".json").read_text())
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "broken.pdf"
        for what, (damage, named) in BROKEN.items():
            with pikepdf.open(good) as pdf:
                damage(pdf)
                pdf.save(path)
            found = checked(validator, path, expected)
            if not any(named in fault for fault in found):
                missed.append(f"a document {what} passes: {found}")
    other = {**expected, "lines": expected["lines"] * 2, "codes": ["DK99"]}
    found = reading.faults(good, other)
    if not all(any(words in fault for fault in found) for words in ("in its order", "in one piece")):
        missed.append(f"words in another order pass: {found}")
    return missed


def without(*keys):
    def damage(pdf):
        at = pdf.Root
        for key in keys[:-1]:
            at = at[key]
        del at[keys[-1]]

    return damage


def metadata(old, new):
    def damage(pdf):
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return damage


def relationship(pdf):
    pdf.Root.AF[0].AFRelationship = pikepdf.Name.Data


def unembedded(pdf):
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in font:
                    del font[key]


# How a document is broken, and what a fault then names.
BROKEN = {
    "without an output intent": (without("/OutputIntents"), "output intent"),
    "without a language": (without("/Lang"), "PDF/UA-1"),
    "without tags": (without("/StructTreeRoot"), "PDF/UA-1"),
    "without an outline": (without("/Outlines"), "its outline"),
    "without an association": (without("/AF"), "associated"),
    "without fonts": (unembedded, "PDF/A-3b"),
    "of another relationship": (relationship, "relationship"),
    "of another level": (metadata(b">EN 16931<", b">BASIC<"), "fx:ConformanceLevel"),
    "with an undescribed property": (metadata(b"<fx:Version>1.0</fx:Version>", b"<fx:Edition>1.0</fx:Edition>"), "PDF/A-3b"),
    "that says it is another part": (metadata(b"<pdfaid:part>3<", b"<pdfaid:part>1<"), "pdfaid:part"),
}

if __name__ == "__main__":
    main(sys.argv[1])
