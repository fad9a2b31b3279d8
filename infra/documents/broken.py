"""Electronic invoices broken on purpose, each with the rule that must see it: the check itself is checked.

A row is (syntax, document of the golden set, what is wrong, the rule, how it is made wrong).
"""

import re


def replace(old, new):
    """The first place of a pattern, written otherwise."""
    return lambda xml: re.sub(old, new, xml.decode(), count=1, flags=re.DOTALL).encode()


def without(element):
    """Without the first element of a name."""
    return replace(rf"<{element}[ >].*?</{element}>", "")


def amount(element, text):
    """Another amount in the first element of a name."""
    return replace(rf"(<{element}[^>]*>)[^<]*(</{element}>)", rf"\g<1>{text}\g<2>")


PLAIN = "standard-en16931"
GERMAN = "standard-german-en16931"

BROKEN = [
    ("ubl", PLAIN, "BT-1 is missing", "BR-02", without("cbc:ID")),
    ("ubl", PLAIN, "BT-24 is missing", "BR-01", without("cbc:CustomizationID")),
    ("ubl", PLAIN, "BT-27 is missing", "BR-06", without("cbc:RegistrationName")),
    ("ubl", PLAIN, "BT-112 is a cent off", "BR-CO-15", amount("cbc:TaxInclusiveAmount", "74.97")),
    ("ubl", PLAIN, "BT-115 is a cent off", "BR-CO-16", amount("cbc:PayableAmount", "74.97")),
    ("ubl", PLAIN, "BT-106 is not the sum of the lines", "BR-CO-10", amount("cbc:LineExtensionAmount", "60.00")),
    ("ubl", PLAIN, "BT-110 is not the sum of the breakdown", "BR-CO-14", amount("cbc:TaxAmount", "14.00")),
    ("ubl", PLAIN, "BT-117 is another rate's", "BR-S-09", replace(r"(<cac:TaxSubtotal>.*?<cbc:TaxAmount[^>]*>)[^<]*", r"\g<1>7.00")),
    ("ubl", PLAIN, "an amount has three decimals", "BR-DEC-14", amount("cbc:TaxInclusiveAmount", "74.980")),
    ("ubl", PLAIN, "BT-5 is no currency", "BR-CL-04", amount("cbc:DocumentCurrencyCode", "EUX")),
    ("ubl", PLAIN, "BT-130 is no unit", "BR-CL-23", replace('unitCode="C62"', 'unitCode="PCE"')),
    ("ubl", PLAIN, "BT-31 has no country", "BR-CO-09", replace("<cbc:CompanyID>DK12345674<", "<cbc:CompanyID>12345674<")),
    ("ubl", PLAIN, "a line has no BT-151", "BR-CO-04", without("cac:ClassifiedTaxCategory")),
    ("ubl", PLAIN, "an element is misspelt", "XSD", lambda xml: xml.replace(b"cbc:IssueDate>", b"cbc:IssuedDate>")),
    ("ubl", PLAIN, "the dates change places", "XSD", replace(r"(<cbc:IssueDate>.*?</cbc:IssueDate>)(<cbc:DueDate>.*?</cbc:DueDate>)", r"\g<2>\g<1>")),
    ("ubl", PLAIN, "the root is another namespace's", "XSD", replace("xsd:Invoice-2", "xsd:Order-2")),
    ("ubl", "zero-rated-en16931", "Z has a reason", "BR-Z-10", replace("(<cbc:ID>Z</cbc:ID><cbc:Percent>0</cbc:Percent>)", r"\g<1><cbc:TaxExemptionReason>None</cbc:TaxExemptionReason>")),
    ("ubl", "exempt-by-reason-en16931", "E has no reason", "BR-E-10", without("cbc:TaxExemptionReason")),
    ("ubl", "exempt-by-code-en16931", "BT-121 is no code", "BR-CL-22", amount("cbc:TaxExemptionReasonCode", "VATEX-EU-132-1Z")),
    ("ubl", "intra-community-en16931", "K without BT-48", "BR-IC-02", replace(r"(<cac:AccountingCustomerParty>.*?)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", r"\g<1>")),
    ("ubl", "intra-community-en16931", "K without a day of delivery", "BR-IC-11", without("cbc:ActualDeliveryDate")),
    ("ubl", "intra-community-en16931", "K without BT-80", "BR-IC-12", without("cac:DeliveryLocation")),
    ("ubl", "outside-scope-en16931", "O beside BT-31", "BR-O-02", replace("(</cac:PostalAddress>)", r"\g<1><cac:PartyTaxScheme><cbc:CompanyID>DE123456788</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>")),
    ("ubl", "books-in-kroner-en16931", "BT-6 without BT-111", "BR-53", replace(r'<cac:TaxTotal><cbc:TaxAmount currencyID="DKK">[^<]*</cbc:TaxAmount></cac:TaxTotal>', "")),
    ("ubl", "document-allowances-and-charges-en16931", "an allowance has no reason", "BR-33", without("cbc:AllowanceChargeReason")),
    ("ubl", "document-allowances-and-charges-en16931", "BT-107 is not the sum of allowances", "BR-CO-11", amount("cbc:AllowanceTotalAmount", "1.00")),
    ("ubl", "credited-whole-en16931-credit-1", "BT-3 is an invoice's", "BR-CL-01", amount("cbc:CreditNoteTypeCode", "380")),
    ("cii", PLAIN, "BT-1 is missing", "XSD", replace(r"(<rsm:ExchangedDocument>)<ram:ID>.*?</ram:ID>", r"\g<1>")),
    ("cii", PLAIN, "BT-112 is a cent off", "BR-CO-15", amount("ram:GrandTotalAmount", "74.97")),
    ("cii", PLAIN, "BT-106 is not the sum of the lines", "BR-CO-10", replace(r"(HeaderMonetarySummation><ram:LineTotalAmount>)[^<]*", r"\g<1>60.00")),
    ("cii", PLAIN, "BT-130 is no unit", "FX-SCH-A-000613", replace('unitCode="C62"', 'unitCode="PCE"')),
    ("cii", PLAIN, "the order of the totals is another", "XSD", replace(r"(<ram:GrandTotalAmount>.*?</ram:GrandTotalAmount>)(<ram:DuePayableAmount>.*?</ram:DuePayableAmount>)", r"\g<2>\g<1>")),
    ("cii", "zero-rated-en16931", "Z has a reason", "BR-Z-10", replace(r"(<ram:CalculatedAmount>0.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>)", r"\g<1><ram:ExemptionReason>None</ram:ExemptionReason>")),
    ("cii", "intra-community-en16931", "K without BT-48", "BR-IC-02", replace(r"(<ram:BuyerTradeParty>.*?)<ram:SpecifiedTaxRegistration>.*?</ram:SpecifiedTaxRegistration>", r"\g<1>")),
    ("cii", "books-in-kroner-en16931", "BT-6 without BT-111", "BR-53", replace(r'<ram:TaxTotalAmount currencyID="DKK">[^<]*</ram:TaxTotalAmount>', "")),
]
