#!/usr/bin/env python3
"""Makes the files beside it: font subsets, the table of country names, what colours mean. Run again only to change what
they cover.

    python3 -m venv /tmp/assets
    /tmp/assets/bin/pip install fonttools==4.68.0 brotli==1.2.1 babel==2.18.0 pillow==13.0.0
    /tmp/assets/bin/python shared/documents/assets/build.py

Needs npm, which fetches the font packages, and apt-get and dpkg-deb for the one that npm has in a hundred pieces only.
The same versions give the same bytes.
"""

import io
import pathlib
import re
import struct
import subprocess
import tarfile
import tempfile

from babel import Locale
from fontTools import merge, subset
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph
from PIL import ImageCms

HERE = pathlib.Path(__file__).parent
INTER = "@fontsource/inter@5.3.0"
SERIF = "@fontsource/source-serif-4@5.3.1"
ARABIC = "@fontsource/ibm-plex-sans-arabic@5.3.0"
HEBREW = "@fontsource/ibm-plex-sans-hebrew@5.3.0"
THAI = "@fontsource/ibm-plex-sans-thai@5.3.0"
HAN = "fonts-noto-cjk=1:20220127+repack1-1"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
LANGUAGES = ["da", "ro", "ar", "en"]

# What text without and with serifs covers: every European language and Vietnamese in Latin letters, Greek, Cyrillic with
# the letters of Central Asia, typographic punctuation, currency signs. npm delivers it in pieces by script.
EUROPEAN_PIECES = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"]
EUROPEAN = [(0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0)]
EUROPEAN += [(0x1CD, 0x1DC), (0x1E6, 0x1E9), (0x1FA, 0x21B), (0x259, 0x259), (0x2BB, 0x2BC), (0x2C6, 0x2C7)]
EUROPEAN += [(0x2D8, 0x2DD), (0x300, 0x323), (0x384, 0x3CE), (0x400, 0x45F), (0x48A, 0x4FF)]
EUROPEAN += [(0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9)]
EUROPEAN += [(0x2002, 0x206F), (0x20A0, 0x20BF), (0x2113, 0x2122), (0x2190, 0x2193), (0x2212, 0x2215)]
EUROPEAN_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
# What Plex draws: Arabic letters, marks, punctuation and both rows of digits; Persian and Urdu names included.
ARABIC_LETTERS = [(0x20, 0x20), (0xA0, 0xA0), (0x60C, 0x60C), (0x61B, 0x61B), (0x61E, 0x61F), (0x621, 0x63A)]
ARABIC_LETTERS += [(0x640, 0x655), (0x660, 0x671), (0x679, 0x67E), (0x686, 0x688), (0x691, 0x698), (0x6A4, 0x6A4)]
ARABIC_LETTERS += [(0x6A9, 0x6AF), (0x6BA, 0x6BE), (0x6C0, 0x6C3), (0x6CC, 0x6CC), (0x6D2, 0x6D5), (0x6F0, 0x6F9)]
ARABIC_LETTERS += [(0xFDFC, 0xFDFC)]
ARABIC_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "liga", "calt"]
HEBREW_LETTERS = [(0x20, 0x20), (0xA0, 0xA0), (0x591, 0x5F4)]
THAI_LETTERS = [(0x20, 0x20), (0xA0, 0xA0), (0xE01, 0xE5B)]
MARKED_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
# Kana, bopomofo, Chinese and Japanese punctuation, full-width letters. Han and Hangul come from the national standards.
EAST_ASIAN = [(0x20, 0x20), (0x2E80, 0x2E80), (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F)]
EAST_ASIAN += [(0x3131, 0x318E), (0x31F0, 0x31FF), (0x3231, 0x3232), (0x32A4, 0x32A8), (0xFF01, 0xFFEE)]

REPLACEMENT = 0xFFFD
SILENT = 0x34F  # combining grapheme joiner: no text that is drawn holds it
# Readers of a PDF take the letters of one glyph from left to right, so a ligature comes out reversed in Arabic.
# Lam-alef cannot do without; the drawing splits it.
LAM_ALEF = {f"uniFE{code:02X}" for code in range(0xF5, 0xFD)}
# A PDF counts widths in thousandths of an em: a font that does too has whole numbers everywhere, which are shorter.
UNITS_PER_EM = 1000
KERNING_MAX = 85  # thousandths of an em; readers take a wider gap for a space
MADE = 3849984000  # a fixed moment, in seconds since 1904: the same sources give the same bytes
NOT_COUNTRIES = {"AC", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def main():
    european("FakturaSans", fetch(INTER), "inter", "OFL-Inter.txt", keep_digits)
    european("FakturaSerif", fetch(SERIF), "source-serif-4", "OFL-Source-Serif-4.txt", lambda font: None)
    arabic, hebrew, thai = fetch(ARABIC), fetch(HEBREW), fetch(THAI)
    for style, weight in WEIGHTS.items():
        font = load(arabic, f"ibm-plex-sans-arabic-arabic-{weight}-normal.woff2")
        drop_ligatures(font)
        cap_kerning(font)
        finish(font, ARABIC_LETTERS, ARABIC_FEATURES, "FakturaArabic", style)
        font = load(hebrew, f"ibm-plex-sans-hebrew-hebrew-{weight}-normal.woff2")
        finish(font, HEBREW_LETTERS, MARKED_FEATURES, "FakturaHebrew", style)
        font = load(thai, f"ibm-plex-sans-thai-thai-{weight}-normal.woff2")
        finish(font, THAI_LETTERS, MARKED_FEATURES, "FakturaThai", style)
    (HERE / "OFL-IBM-Plex-Sans-Arabic.txt").write_bytes(arabic["package/LICENSE"])
    (HERE / "OFL-IBM-Plex-Sans-Hebrew.txt").write_bytes(hebrew["package/LICENSE"])
    (HERE / "OFL-IBM-Plex-Sans-Thai.txt").write_bytes(thai["package/LICENSE"])
    east_asian()
    countries()
    colors()


def european(family, files, name, licence, prepare):
    """Latin, Greek and Cyrillic as one font."""
    for style, weight in WEIGHTS.items():
        pieces, mapped = [], set()
        for piece in EUROPEAN_PIECES:
            font = load(files, f"{name}-{piece}-{weight}-normal.woff2")
            characters = set(font.getBestCmap())
            prepare(font)
            cut(font, EUROPEAN, EUROPEAN_FEATURES, without=mapped)
            mapped |= characters
            pieces.append(font)
        joined = join(pieces)
        scale_upem(joined, UNITS_PER_EM)
        part_spaces(joined)
        add_replacement(joined)
        add_silent(joined)
        save(joined, family, style)
    (HERE / licence).write_bytes(files["package/LICENSE"])


def finish(font, letters, features, family, style):
    cut(font, letters, features)
    add_silent(font)
    save(font, family, style)


def east_asian():
    """Chinese, Japanese and Korean in one weight: whoever has more than names in them needs another font."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["apt-get", "download", HAN], cwd=folder, check=True, capture_output=True)
        package = next(pathlib.Path(folder).glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        collection = TTCollection(pathlib.Path(folder, "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"))
        font = next(font for font in collection.fonts if font["name"].getDebugName(4) == "Noto Sans CJK SC")
        for tag in ("GSUB", "GPOS", "VORG", "vhea", "vmtx", "BASE"):
            font.tables.pop(tag, None)
            font.reader.tables.pop(tag, None)
        cut(font, EAST_ASIAN + [(code, code) for code in sorted(standard_characters())], [])
        font["CFF "].cff.topDictIndex[0].Notice = font["CFF "].cff.topDictIndex[0].Copyright = None
        save(font, "FakturaHan", "Regular")
        licence = pathlib.Path(folder, "usr/share/doc/fonts-noto-cjk/copyright")
        (HERE / "OFL-Noto-Sans-CJK.txt").write_bytes(licence.read_bytes())


def standard_characters():
    """GB 2312, the frequent half of Big5, JIS X 0208 with what vendors added for names, and the Hangul of KS X 1001."""
    def decoded(codec, rows, cells, wanted):
        for row in rows:
            for cell in cells:
                try:
                    character = bytes([row, cell]).decode(codec)
                except UnicodeDecodeError:
                    continue
                if len(character) == 1 and wanted(ord(character)):
                    yield ord(character)
    def is_han(code):
        return 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF
    high = range(0xA1, 0xFF)
    characters = set(decoded("gb2312", range(0xB0, 0xF8), high, is_han))
    characters |= set(decoded("big5", range(0xA4, 0xC7), [*range(0x40, 0x7F), *high], is_han))
    characters |= set(decoded("cp932", [*range(0x81, 0xA0), *range(0xE0, 0xFD)], range(0x40, 0xFD), is_han))
    characters |= set(decoded("euc_kr", high, high, lambda code: 0xAC00 <= code <= 0xD7A3))
    return characters


def fetch(package):
    """The files of an npm package, by path."""
    with tempfile.TemporaryDirectory() as folder:
        name = subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True, text=True).stdout
        with tarfile.open(pathlib.Path(folder, name.split()[-1])) as archive:
            return {item.name: archive.extractfile(item).read() for item in archive.getmembers() if item.isfile()}


def load(files, name):
    return TTFont(io.BytesIO(files[f"package/files/{name}"]), recalcTimestamp=False)


def cut(font, ranges, features, without=frozenset()):
    """Keeps only the characters and features that documents draw."""
    options = subset.Options(layout_features=features, hinting=False, name_IDs=[0, 13, 14], notdef_outline=True)
    options.drop_tables += ["STAT", "DSIG", "gasp", "GlyphOrder"]
    options.glyph_names = True
    wanted = {code for first, last in ranges for code in range(first, last + 1)} - set(without)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)


def join(pieces):
    """One font of several."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, font in enumerate(pieces):
            paths.append(str(pathlib.Path(folder, f"{index}.ttf")))
            font.flavor = None
            font.save(paths[-1])
        return merge.Merger().merge(paths)


def tables(font, tag, kind):
    """The lookup tables of one type, whether or not they stand behind an extension."""
    for lookup in font[tag].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == kind and type(table).__name__ in ("LigatureSubst", "PairPos"):
                yield table


def keep_digits(font):
    """Only digits become equally wide: Inter would widen the minus sign, too."""
    digits = {font.getBestCmap().get(code) for code in range(0x30, 0x3A)}
    features = font["GSUB"].table.FeatureList.FeatureRecord
    lists = [record.Feature.LookupListIndex for record in features if record.FeatureTag == "tnum"]
    for number in set().union(*lists):
        for table in font["GSUB"].table.LookupList.Lookup[number].SubTable:
            table = getattr(table, "ExtSubTable", table)
            table.mapping = {glyph: wide for glyph, wide in table.mapping.items() if glyph in digits}


def drop_ligatures(font):
    """Only lam-alef, and the pairs of marks, stay."""
    for table in tables(font, "GSUB", 4):
        for first, ligatures in list(table.ligatures.items()):
            of_marks = re.fullmatch("uni06(4B|4C|4D|4E|4F|5[0-9]|70)", first)
            kept = [ligature for ligature in ligatures if of_marks or ligature.LigGlyph in LAM_ALEF]
            if kept:
                table.ligatures[first] = kept
            else:
                del table.ligatures[first]


def cap_kerning(font):
    """No gap inside a word as wide as a space."""
    for table in tables(font, "GPOS", 2):
        sets = [records.PairValueRecord for records in table.PairSet] if table.Format == 1 else \
            [records.Class2Record for records in table.Class1Record]
        for value in (record.Value1 for records in sets for record in records if record.Value1):
            for name in ("XAdvance", "XPlacement"):
                if getattr(value, name, 0) > KERNING_MAX:
                    setattr(value, name, KERNING_MAX)


def add_replacement(font):
    """U+FFFD drawn as the box of .notdef, which itself may not appear in a PDF/A."""
    add_glyph(font, "replacement", REPLACEMENT, font["glyf"][".notdef"], font["hmtx"].metrics[".notdef"])


def add_silent(font):
    """A glyph without ink or width, to carry what another glyph draws elsewhere."""
    add_glyph(font, "silent", SILENT, Glyph(), (0, 0))


def part_spaces(font):
    """A glyph of its own for the space that does not break: where two characters share one, a PDF has to say which is
    meant each time, and a reader that does not listen drops what follows."""
    characters = font.getBestCmap()
    if characters[0xA0] == characters[0x20]:
        add_glyph(font, "space.unbroken", 0xA0, Glyph(), font["hmtx"].metrics[characters[0x20]])


def add_glyph(font, name, code, outline, metrics):
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font["glyf"].glyphs[name] = outline
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = metrics
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    for table in font["cmap"].tables:
        table.cmap[code] = name


def save(font, family, style):
    """Under a name of our own: the licence reserves the original names for the originals."""
    font.flavor = None
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = MADE
    font["post"].formatType = 3.0
    post = f"{family}-{style}"
    for number, text in {1: family, 2: "Regular", 3: post, 4: post, 6: post, 16: family, 17: style}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    path = HERE / f"{post}.{'otf' if 'CFF ' in font else 'ttf'}"
    font.save(path, reorderTables=None)
    print(path.name, path.stat().st_size, "bytes,", len(font.getBestCmap()), "characters")


def countries():
    """ISO 3166-1 code and its name in each language, from CLDR."""
    names = {language: Locale(language).territories for language in LANGUAGES}
    known = set.intersection(*(set(territories) for territories in names.values()))
    codes = sorted(code for code in known if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)
    rows = ["\t".join([code] + [names[language][code] for language in LANGUAGES]) for code in codes]
    (HERE / "countries.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print("countries.tsv", len(rows), "countries")


def colors():
    """What red, green and blue mean on a screen: sRGB, as Little CMS describes it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # when it was made
    (HERE / "sRGB.icc").write_bytes(profile)
    print("sRGB.icc", len(profile), "bytes")


if __name__ == "__main__":
    main()
