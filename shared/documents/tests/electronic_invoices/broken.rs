//! Documents that are broken on purpose: each of our rules sees the one that breaks it.

use domain::electronic_invoice::Profile;

use crate::cases::{CiusRo, Peppol, Xrechnung};
use crate::read::Element;
use crate::{SET, rules};

/// Which rule, in which case or credit note of which profile, sees that a text became another.
#[rustfmt::skip]
const BROKEN: [(&str, &str, Profile, &str, &str); 46] = [
    ("R005", "books-in-kroner", Peppol, "TaxCurrencyCode>DKK<", "TaxCurrencyCode>EUR<"),
    ("R008", "standard", Peppol, "<cbc:Name>Mette Holm</cbc:Name>", "<cbc:Name></cbc:Name>"),
    ("R040", "document-allowances-and-charges", Peppol, "EUR\">19.99</cbc:Amount>", "EUR\">20.02</cbc:Amount>"),
    ("R041, R042", "document-allowances-and-charges", Peppol, "<cbc:BaseAmount currencyID=\"EUR\">199.90</cbc:BaseAmount>", ""),
    ("R046", "price-discounts", Peppol, "EUR\">1.999<", "EUR\">1.998<"),
    ("R051", "standard", Peppol, "<cbc:PayableAmount currencyID=\"EUR\"", "<cbc:PayableAmount currencyID=\"DKK\""),
    ("R053", "standard", Peppol, "<cac:LegalMonetaryTotal>", "<cac:TaxTotal><cbc:TaxAmount>0</cbc:TaxAmount><cac:TaxSubtotal/></cac:TaxTotal><cac:LegalMonetaryTotal>"),
    ("R054", "standard", Peppol, "<cac:LegalMonetaryTotal>", "<cac:TaxTotal><cbc:TaxAmount>0</cbc:TaxAmount></cac:TaxTotal><cac:LegalMonetaryTotal>"),
    ("R055", "books-in-kroner", Peppol, "<cbc:TaxAmount currencyID=\"DKK\">", "<cbc:TaxAmount currencyID=\"DKK\">-"),
    ("R120", "standard", Peppol, "EUR\">59.97</cbc:LineExtensionAmount>", "EUR\">59.98</cbc:LineExtensionAmount>"),
    ("R120 of the network", "standard", Peppol, "EUR\">59.97</cbc:LineExtensionAmount>", "EUR\">60.00</cbc:LineExtensionAmount>"),
    ("R121", "base-quantities", Peppol, "MTR\">100<", "MTR\">-100<"),
    ("R130", "base-quantities", Peppol, "\"MTR\">100<", "\"C62\">100<"),
    ("R001, R007", "standard", Peppol, "billing:01:1.0", "billing:02:1.0"),
    ("R002", "standard", Peppol, "<cbc:DocumentCurrencyCode>", "<cbc:Note>1</cbc:Note><cbc:Note>2</cbc:Note><cbc:DocumentCurrencyCode>"),
    ("R004", "standard", Peppol, "#compliant#", "#conformant#"),
    ("R010", "standard", Peppol, "<cbc:EndpointID schemeID=\"0184\">11111114</cbc:EndpointID>", ""),
    ("R020", "standard", Peppol, "<cbc:EndpointID schemeID=\"0184\">12345674", "<cbc:EndpointID>12345674"),
    ("DK-R-002, DK-R-014", "standard", Peppol, "<cbc:CompanyID schemeID=\"0184\">12345674", "<cbc:CompanyID>12345674"),
    ("DK-R-005", "standard", Peppol, "MeansCode>58<", "MeansCode>30<"),
    ("DK-R-006", "standard", Peppol, "MeansCode>58<", "MeansCode>42<"),
    ("DK-R-010, DK-R-011", "by-transfer-form", Peppol, "PaymentID>71#", "PaymentID>04#"),
    ("BR-DE-2, 5, 6, 7", "standard-german", Xrechnung, "<cbc:Telephone>+498912345678</cbc:Telephone>", ""),
    ("BR-DE-3, 4", "standard-german", Xrechnung, "<cbc:CityName>München</cbc:CityName>", ""),
    ("BR-DE-8, 9", "standard-german", Xrechnung, "<cbc:PostalZone>53111</cbc:PostalZone>", ""),
    ("BR-DE-10, 11", "intra-community-to-address", Xrechnung, "<cbc:CityName>Köln</cbc:CityName>", ""),
    ("BR-DE-14", "outside-scope", Xrechnung, "<cbc:ID>O</cbc:ID><cbc:Percent>0</cbc:Percent>", "<cbc:ID>O</cbc:ID>"),
    ("BR-DE-15", "standard-german", Xrechnung, "<cbc:BuyerReference>04011000-12345-34</cbc:BuyerReference>", ""),
    ("BR-DE-17", "final-invoice", Xrechnung, "TypeCode>380<", "TypeCode>386<"),
    ("BR-DE-23", "standard-german", Xrechnung, "MeansCode>58<", "MeansCode>1<"),
    ("BR-RO-001", "standard-romanian", CiusRo, "CIUS-RO:1.0.1", "CIUS-RO:1.0.0"),
    ("BR-RO-020", "deposit", CiusRo, "TypeCode>380<", "TypeCode>386<"),
    ("BR-RO-030", "books-in-lei", CiusRo, "<cbc:TaxCurrencyCode>RON</cbc:TaxCurrencyCode>", ""),
    ("BR-RO-100, 110", "standard-romanian", CiusRo, "SECTOR3", "București"),
    ("BR-RO-111", "standard-romanian", CiusRo, "<cbc:CountrySubentity>RO-B</cbc:CountrySubentity>", ""),
    ("R003", "standard", Peppol, "<cbc:BuyerReference>04011000-12345-34</cbc:BuyerReference><cac:OrderReference><cbc:ID>PO-88213/B</cbc:ID></cac:OrderReference>", ""),
    ("DK-R-016", "credited-whole-peppol-credit-1", Peppol, "<cbc:PayableAmount currencyID=\"EUR\">", "<cbc:PayableAmount currencyID=\"EUR\">-"),
    ("BR-DE-1", "standard-german", Xrechnung, "<cac:PaymentMeans><cbc:PaymentMeansCode>58</cbc:PaymentMeansCode><cbc:PaymentID>RF89202600042</cbc:PaymentID><cac:PayeeFinancialAccount><cbc:ID>DE89370400440532013000</cbc:ID><cbc:Name>Lindner Messtechnik GmbH</cbc:Name><cac:FinancialInstitutionBranch><cbc:ID>COBADEFFXXX</cbc:ID></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>", ""),
    ("BR-DE-16", "standard-german", Xrechnung, "<cac:PartyTaxScheme><cbc:CompanyID>DE123456788</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyTaxScheme><cbc:CompanyID>201/113/40209</cbc:CompanyID><cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>", ""),
    ("BR-DE-18", "credited-german-xrechnung-credit-1", Xrechnung, "<cac:PaymentTerms><cbc:Note>", "<cac:PaymentTerms><cbc:Note>#"),
    ("BR-RO-010", "standard-romanian", CiusRo, "<cbc:ID>2026-00042<", "<cbc:ID>A<"),
    ("BR-RO-065", "standard-romanian", CiusRo, "<cac:PartyTaxScheme><cbc:CompanyID>RO1234567897</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>", ""),
    ("BR-RO-120", "in-bucharest", CiusRo, "<cbc:CompanyID>111111115</cbc:CompanyID>", ""),
    ("BR-RO-180", "standard-romanian", CiusRo, "<cac:PaymentMeans>", "<cac:Delivery><cac:DeliveryLocation><cac:Address><cbc:CityName>Cluj</cbc:CityName></cac:Address></cac:DeliveryLocation></cac:Delivery><cac:PaymentMeans>"),
    ("BR-RO-L", "standard-romanian", CiusRo, "<cbc:Name>Temperature probe", "<cbc:Name>nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"),
    ("BR-CO-25", "standard-romanian", CiusRo, "<cbc:DueDate>2026-12-05</cbc:DueDate>", ""),
];

#[test]
fn each_of_our_rules_sees_the_document_that_breaks_it() {
    for (rule, name, profile, old, new) in BROKEN {
        let full = if name.contains("-credit-") { name.to_owned() } else { format!("{name}-{}", profile.as_str()) };
        let (_, _, document) = SET.iter().find(|(found, _, _)| *found == full).unwrap();
        let xml = document.ubl();
        let broken = xml.replacen(old, new, 1);
        assert_ne!(broken, xml, "{rule}: {name} does not have {old}");
        assert!(rules::broken(&Element::read(&xml), profile).is_empty(), "{name}");
        let seen = rules::broken(&Element::read(&broken), profile);
        assert!(seen.contains(&rule), "{rule} does not see that {name} is broken: {seen:?}");
    }
}
