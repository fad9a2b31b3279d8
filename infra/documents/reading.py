"""The words of a document as programs read them: pdfium (Chrome), poppler's pdftotext, and poppler's walk through the tags.

On an Arabic page a program has to turn the glyphs around by itself, and each has its limits. pdftotext gives whole
sentences in order, but may move brackets, quotes and signs past a number or a Latin word; pdfium gives Arabic words in
order, but not the parts of a code that stands in an Arabic line; the walk through the tags is for Latin letters only. So
whole sentences are asked of pdftotext, Arabic words of pdfium, and what is to be copied and paid, in one piece, of both.
"""

import re
import shutil
import subprocess
import unicodedata

import pypdfium2

# Marks that say which way text runs, and breaks within a word: no words.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff\ufffe"))
MOVED = dict.fromkeys(map(ord, "()«»+−–%.,،:"))
# The walk goes through the pages anew for each tag, which for a long document takes minutes.
WALKED_LINES_MAX = 100
ARABIC_WORD = re.compile("[\u0621-\u065f]+")


def faults(path, expected):
    """What a reader does not find, or finds in another order."""
    is_arabic = expected["language"] == "ar"
    found = []
    for reader, text in readings(path, is_arabic, walks(expected["lines"])).items():
        said = plain(text)
        if not said:
            found.append(f"{reader} reads nothing")
        # An address of the web has a link of its own and may run over lines beside which something else stands.
        codes = [code for code in expected["codes"] if not (is_arabic and reader == "pdfium" and code.startswith("https:"))]
        found += [f"{reader} does not read in one piece: {code}" for code in codes if plain(code) not in said]
        wanted = expected["lines"], expected["whole"]
        if is_arabic and reader == "pdfium":
            # By words.
            said, (lines, whole) = arabic_words(text), [list(map(arabic_words, texts)) for texts in wanted]
        else:
            said, (lines, whole) = bare(said, is_arabic), [[bare(plain(text), is_arabic) for text in texts] for texts in wanted]
        found += out_of_order(reader, said, lines)
        found += [f"{reader} does not read: {part}" for part in whole if part not in said]
    return found


def out_of_order(reader, said, lines):
    place = 0
    for line in lines:
        at = said.find(line, place)
        if at < 0:
            return [f"{reader} does not read in its order: {line}"]
        place = at + len(line)
    return []


def walks(lines):
    """Whether the walk through the tags can follow: it ends a part at the first cluster of several letters."""
    return len(lines) <= WALKED_LINES_MAX and all(ord(letter) < 0x250 for line in lines for letter in line if letter.isalpha())


def readings(path, is_arabic, walked):
    """The text by reader; poppler's only where it is installed."""
    texts = {"pdfium": pdfium(path)}
    if shutil.which("pdftotext"):
        # In the order of the page; "raw" is the order of drawing, and puts each Arabic word on a line of its own.
        order = [] if is_arabic else ["-raw"]
        texts["pdftotext"] = ran("pdftotext", *order, "-enc", "UTF-8", str(path), "-")
    if shutil.which("pdfinfo") and walked:
        told = ran("pdfinfo", "-struct-text", str(path))
        texts["the walk through the tags"] = "\n".join(re.findall(r'^\s*"(.*)"$', told, re.MULTILINE))
    return texts


def pdfium(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def plain(text):
    """Without what readers add or leave out at will: spaces, line ends, marks of direction, forms of one letter."""
    return "".join(unicodedata.normalize("NFKC", text.translate(UNSEEN)).split())


def bare(text, is_arabic):
    return text.translate(MOVED) if is_arabic else text


def arabic_words(text):
    return " ".join(ARABIC_WORD.findall(unicodedata.normalize("NFKC", text)))


def ran(*command):
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode("utf-8", "replace")
