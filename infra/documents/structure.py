"""What a document says of itself and carries, as pikepdf and factur-x read it: what no validator asks for, but we promise."""

import io

import facturx
import pikepdf
from lxml import etree

XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "fx": "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
}


def faults(path, expected):
    """What is missing, doubled, or not what it should be."""
    with pikepdf.open(path) as pdf:
        found = [fault for check in (catalog, fonts, pages) for fault in check(pdf, expected)]
        found += metadata(etree.fromstring(pdf.Root.Metadata.read_bytes()), expected)
        found += carried(pdf, path, expected)
    return found


def catalog(pdf, expected):
    root = pdf.Root
    if str(root.get("/Lang", "")) != expected["language"]:
        yield f"its language is {root.get('/Lang')}"
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield "it is not tagged"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "its title is not shown"
    if len(root.get("/OutputIntents", [])) != 1:
        yield "it has not one output intent"
    if "/ID" not in pdf.trailer:
        yield "its trailer has no identity"
    first = root.get("/Outlines", {}).get("/First")
    if first is None or not str(first.Title).endswith(expected["number"]):
        yield "its outline does not begin with its title"
    if expected["number"] not in str(pdf.docinfo.get("/Title", "")):
        yield "its title does not name its number"
    if any("/JavaScript" in str(key) for key in root.get("/Names", {}).keys()):
        yield "it holds a script"


def fonts(pdf, _):
    names = []
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor":
            names.append(str(font.FontName))
            if not {"/FontFile2", "/FontFile3"} & set(font.keys()):
                yield f"{font.FontName} is not embedded"
    if not names:
        yield "it has no fonts"
    if len(names) != len(set(names)):
        yield f"a font is embedded twice: {sorted(names)}"


def pages(pdf, expected):
    addresses = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/URI" in link.get("/A", {})]
    for code in expected["codes"]:
        if code.startswith("https:") and code not in addresses:
            yield f"no link leads to {code}"
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"page {number} is not walked in the order of its tags"
        for link in page.get("/Annots", []):
            if "/StructParent" not in link or not str(link.get("/Contents", "")):
                yield f"a link on page {number} is not told of"


def metadata(packet, expected):
    said = lambda name: packet.xpath(f"//{name}/text()", namespaces=XMP)
    for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "B"), ("pdfuaid:part", "1")):
        if said(name) != [value]:
            yield f"{name} is {said(name)}"
    if expected["author"] and expected["author"] not in said("dc:creator//rdf:li"):
        yield f"its author is {said('dc:creator//rdf:li')}"
    level = expected["factur_x"]
    factur_x = {"DocumentType": "INVOICE", "DocumentFileName": "factur-x.xml", "Version": "1.0", "ConformanceLevel": level}
    for name, value in factur_x.items():
        if said(f"fx:{name}") != ([value] if level else []):
            yield f"fx:{name} is {said(f'fx:{name}')}"
    if (XMP["fx"] in said("schema:namespaceURI")) != bool(level):
        yield "the Factur-X schema is not described as it is used"
    if len(packet.xpath("//*[local-name() = 'schemas']")) != 1:
        yield "there is not one list of extension schemas"


def carried(pdf, path, expected):
    names = list(pdf.attachments)
    if not expected["factur_x"]:
        return [f"it carries {names}"] if names else []
    found = []
    if names != ["factur-x.xml"]:
        return [f"it carries {names}"]
    specification = pdf.attachments["factur-x.xml"].obj
    if [one.objgen for one in pdf.Root.get("/AF", [])] != [specification.objgen]:
        found.append("the document is not associated with its invoice")
    if specification.get("/AFRelationship") != "/Alternative":
        found.append(f"the invoice's relationship is {specification.get('/AFRelationship')}")
    stream = specification.EF.F
    if stream.get("/Subtype") != "/text/xml" or expected["date"].replace("-", "") not in str(stream.Params.ModDate):
        found.append("the invoice's type or date is not told")
    name, xml = facturx.get_xml_from_pdf(io.BytesIO(path.read_bytes()), check_xsd=True)
    if name != "factur-x.xml" or not xml:
        return [*found, "factur-x finds no invoice"]
    tree = etree.fromstring(xml)
    if (facturx.get_flavor(tree), facturx.get_level(tree)) != ("factur-x", "en16931"):
        found.append(f"factur-x takes it for {facturx.get_flavor(tree)} {facturx.get_level(tree)}")
    return found
