//! The rules of Peppol BIS Billing 3.0, XRechnung 3.0 and CIUS-RO 1.0.1 that a document is held to here, in our own
//! words: their official files are in no package registry. Read in the Schematron of 2026.5, 3.0.2 and 1.0.9.

use domain::electronic_invoice::Profile;
use rust_decimal::Decimal;

use crate::read::Element;

/// The rules that a UBL document breaks.
pub(crate) fn broken(root: &Element, profile: Profile) -> Vec<&'static str> {
    let mut broken = of_all(root);
    broken.extend(match profile {
        Profile::En16931 => Vec::new(),
        Profile::Peppol => [network(root), endpoints(root), danish(root)].concat(),
        Profile::Xrechnung => [network(root), endpoints(root), german(root)].concat(),
        Profile::CiusRo => romanian(root),
    });
    broken
}

/// The names of the rules that do not hold.
fn failed<const N: usize>(rules: [(&'static str, bool); N]) -> Vec<&'static str> {
    rules.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule).collect()
}

fn lines(root: &Element) -> Vec<&Element> {
    [root.all("cac:InvoiceLine"), root.all("cac:CreditNoteLine")].concat()
}

/// The decimals of a line's amount, which are those of its currency.
fn decimals_of(line: &Element) -> u32 {
    let net = line.at("cbc:LineExtensionAmount").unwrap();
    net.split_once('.').map_or(0, |(_, decimals)| u32::try_from(decimals.len()).unwrap())
}

fn number(element: &Element, path: &str) -> Option<Decimal> {
    element.at(path).map(|text| text.parse().unwrap())
}

/// What Peppol asks and every profile of ours keeps.
fn of_all(root: &Element) -> Vec<&'static str> {
    let currency = root.at("cbc:DocumentCurrencyCode").unwrap();
    let tax_currency = root.at("cbc:TaxCurrencyCode");
    let taxes = root.all("cac:TaxTotal");
    let foreign = |element: &&&Element| element.attribute("currencyID").is_some_and(|code| code != currency);
    let lines = lines(root);
    let allowances =
        [root.all("cac:AllowanceCharge"), lines.iter().flat_map(|line| line.all("cac:AllowanceCharge")).collect()]
            .concat();
    failed([
        ("R005", tax_currency != Some(currency)),
        ("R008", root.each().iter().all(|one| !one.text.trim().is_empty() || !one.children.is_empty())),
        ("R040", allowances.iter().all(|one| is_its_percentage(one))),
        (
            "R041, R042",
            allowances
                .iter()
                .all(|one| one.at("cbc:BaseAmount").is_some() == one.at("cbc:MultiplierFactorNumeric").is_some()),
        ),
        ("R046", lines.iter().all(|line| is_gross_less_discount(line))),
        ("R051", root.each().iter().filter(foreign).count() == usize::from(tax_currency.is_some())),
        ("R053", taxes.iter().filter(|total| !total.all("cac:TaxSubtotal").is_empty()).count() == 1),
        (
            "R054",
            taxes.iter().filter(|total| total.all("cac:TaxSubtotal").is_empty()).count()
                == usize::from(tax_currency.is_some()),
        ),
        (
            "R055",
            taxes
                .iter()
                .map(|total| number(total, "cbc:TaxAmount").unwrap().is_sign_negative())
                .collect::<std::collections::BTreeSet<_>>()
                .len()
                == 1,
        ),
        ("R120", lines.iter().all(|line| comes_to_its_net(line, decimals_of(line), Decimal::ZERO))),
        (
            "R121",
            lines.iter().all(|line| number(line, "cac:Price/cbc:BaseQuantity").is_none_or(|base| base > Decimal::ZERO)),
        ),
        ("R130", lines.iter().all(|line| has_one_unit(line))),
    ])
}

/// R040: within 0.02 of its percentage.
fn is_its_percentage(adjustment: &Element) -> bool {
    let amount = number(adjustment, "cbc:Amount").unwrap();
    let of = number(adjustment, "cbc:BaseAmount").zip(number(adjustment, "cbc:MultiplierFactorNumeric"));
    of.is_none_or(|(base, percent)| (amount - base * percent / Decimal::ONE_HUNDRED).abs() <= Decimal::new(2, 2))
}

/// R046, exactly.
fn is_gross_less_discount(line: &Element) -> bool {
    let price = number(line, "cac:Price/cbc:PriceAmount");
    let gross = number(line, "cac:Price/cac:AllowanceCharge/cbc:BaseAmount");
    let discount = number(line, "cac:Price/cac:AllowanceCharge/cbc:Amount");
    gross.zip(discount).is_none_or(|(gross, discount)| price == Some(gross - discount))
}

/// R120: quantity × price ÷ base quantity, rounded, with charges and without allowances.
fn comes_to_its_net(line: &Element, decimals: u32, slack: Decimal) -> bool {
    let quantity = number(line, "cbc:InvoicedQuantity").or_else(|| number(line, "cbc:CreditedQuantity")).unwrap();
    let (price, base) =
        (number(line, "cac:Price/cbc:PriceAmount").unwrap(), number(line, "cac:Price/cbc:BaseQuantity"));
    let net = line.all("cbc:LineExtensionAmount")[0];
    let priced = (quantity * price / base.unwrap_or(Decimal::ONE))
        .round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    let signed = |one: &&Element| {
        let amount = number(one, "cbc:Amount").unwrap();
        if one.at("cbc:ChargeIndicator") == Some("true") { amount } else { -amount }
    };
    let adjusted: Decimal = line.all("cac:AllowanceCharge").iter().map(signed).sum();
    (net.text.parse::<Decimal>().unwrap() - priced - adjusted).abs() <= slack
}

fn has_one_unit(line: &Element) -> bool {
    let unit = |path: &str| line.all(path).first().and_then(|found| found.attribute("unitCode").map(str::to_owned));
    let unit_of_line = unit("cbc:InvoicedQuantity").or_else(|| unit("cbc:CreditedQuantity"));
    unit("cac:Price/cbc:BaseQuantity").is_none_or(|base| Some(base) == unit_of_line)
}

/// What Peppol asks and XRechnung shares.
fn network(root: &Element) -> Vec<&'static str> {
    let process = root.at("cbc:ProfileID").unwrap_or_default();
    failed([
        ("R001, R007", process == "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"),
        ("R002", root.all("cbc:Note").len() <= 1),
        ("R003", root.at("cbc:BuyerReference").or_else(|| root.at("cac:OrderReference/cbc:ID")).is_some()),
        ("R120 of the network", lines(root).iter().all(|line| comes_to_its_net(line, 2, Decimal::new(2, 2)))),
        ("R004", root.at("cbc:CustomizationID").unwrap().starts_with("urn:cen.eu:en16931:2017#compliant#urn:")),
    ])
}

fn endpoints(root: &Element) -> Vec<&'static str> {
    let of = |party: &str| {
        root.all(&format!("{party}/cac:Party/cbc:EndpointID"))
            .first()
            .map(|found| found.attribute("schemeID").is_some())
    };
    failed([
        ("R010", of("cac:AccountingCustomerParty") == Some(true)),
        ("R020", of("cac:AccountingSupplierParty") == Some(true)),
    ])
}

/// Between two Danish parties.
fn danish(root: &Element) -> Vec<&'static str> {
    let country =
        |party: &str| root.at(&format!("{party}/cac:Party/cac:PostalAddress/cac:Country/cbc:IdentificationCode"));
    if country("cac:AccountingSupplierParty") != Some("DK") || country("cac:AccountingCustomerParty") != Some("DK") {
        return Vec::new();
    }
    let legal = root.all("cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID");
    let code = root.at("cac:PaymentMeans/cbc:PaymentMeansCode").unwrap();
    let payable = number(root, "cac:LegalMonetaryTotal/cbc:PayableAmount").unwrap();
    failed([
        ("DK-R-002, DK-R-014", legal.first().is_some_and(|id| id.attribute("schemeID") == Some("0184"))),
        ("DK-R-005", ["1", "10", "31", "42", "48", "49", "50", "58", "59", "93", "97"].contains(&code)),
        ("DK-R-006", code != "42" || names_danish_account(root)),
        ("DK-R-016", root.name != "CreditNote" || !payable.is_sign_negative()),
    ])
}

/// The number of the account, and the four digits of its bank.
fn names_danish_account(root: &Element) -> bool {
    let account = root.all("cac:PaymentMeans/cac:PayeeFinancialAccount");
    let bank = account.first().and_then(|account| account.at("cac:FinancialInstitutionBranch/cbc:ID"));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    account.first().and_then(|account| account.at("cbc:ID")).is_some_and(is_number)
        && bank.is_some_and(|bank| bank.len() == 4 && is_number(bank))
}

fn german(root: &Element) -> Vec<&'static str> {
    let seller = |path: &str| root.at(&format!("cac:AccountingSupplierParty/cac:Party/{path}")).is_some();
    let buyer = |path: &str| root.at(&format!("cac:AccountingCustomerParty/cac:Party/{path}")).is_some();
    let delivered = root.all("cac:Delivery/cac:DeliveryLocation/cac:Address");
    let means = root.all("cac:PaymentMeans");
    let transfers = |code: &str| matches!(code, "30" | "58");
    let type_code = root.at("cbc:InvoiceTypeCode").or_else(|| root.at("cbc:CreditNoteTypeCode")).unwrap();
    failed([
        ("BR-DE-1", !means.is_empty()),
        (
            "BR-DE-2, 5, 6, 7",
            seller("cac:Contact/cbc:Name")
                && seller("cac:Contact/cbc:Telephone")
                && seller("cac:Contact/cbc:ElectronicMail"),
        ),
        ("BR-DE-3, 4", seller("cac:PostalAddress/cbc:CityName") && seller("cac:PostalAddress/cbc:PostalZone")),
        ("BR-DE-8, 9", buyer("cac:PostalAddress/cbc:CityName") && buyer("cac:PostalAddress/cbc:PostalZone")),
        (
            "BR-DE-10, 11",
            delivered.iter().all(|to| to.at("cbc:CityName").is_some() && to.at("cbc:PostalZone").is_some()),
        ),
        (
            "BR-DE-14",
            root.all("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory").iter().all(|row| row.at("cbc:Percent").is_some()),
        ),
        ("BR-DE-15", root.at("cbc:BuyerReference").is_some()),
        ("BR-DE-16", is_outside_scope(root) || seller("cac:PartyTaxScheme/cbc:CompanyID")),
        ("BR-DE-17", ["326", "380", "384", "389", "381", "875", "876", "877"].contains(&type_code)),
        ("BR-DE-18", root.at("cac:PaymentTerms/cbc:Note").is_none_or(|terms| !terms.contains('#'))),
        (
            "BR-DE-23",
            means.iter().all(|one| {
                transfers(one.at("cbc:PaymentMeansCode").unwrap())
                    == one.at("cac:PayeeFinancialAccount/cbc:ID").is_some()
            }),
        ),
    ])
}

/// Whether nothing of it is within the scope of VAT.
fn is_outside_scope(root: &Element) -> bool {
    root.all("cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory").iter().all(|row| row.at("cbc:ID") == Some("O"))
}

fn romanian(root: &Element) -> Vec<&'static str> {
    let long = |path: &str, most: usize| root.all(path).iter().all(|found| found.text.chars().count() <= most);
    let lei = root.at("cbc:DocumentCurrencyCode") == Some("RON") || root.at("cbc:TaxCurrencyCode") == Some("RON");
    let party =
        |role: &str, path: &str| root.at(&format!("cac:Accounting{role}Party/cac:Party/{path}")).map(str::to_owned);
    let in_bucharest = |role: &str| {
        party(role, "cac:PostalAddress/cbc:CountrySubentity").is_none_or(|county| {
            county != "RO-B"
                || party(role, "cac:PostalAddress/cbc:CityName").is_some_and(|city| {
                    matches!(city.as_str(), "SECTOR1" | "SECTOR2" | "SECTOR3" | "SECTOR4" | "SECTOR5" | "SECTOR6")
                })
        })
    };
    let counties = |role: &str| {
        party(role, "cac:PostalAddress/cbc:CountrySubentity").is_some_and(|county| county.starts_with("RO-"))
    };
    let tax_id = |role: &str| party(role, "cac:PartyTaxScheme/cbc:CompanyID");
    let type_code = root.at("cbc:InvoiceTypeCode").or_else(|| root.at("cbc:CreditNoteTypeCode")).unwrap();
    let payable = number(root, "cac:LegalMonetaryTotal/cbc:PayableAmount").unwrap();
    failed([
        (
            "BR-RO-001",
            root.at("cbc:CustomizationID")
                == Some("urn:cen.eu:en16931:2017#compliant#urn:efactura.mfinante.ro:CIUS-RO:1.0.1"),
        ),
        ("BR-RO-010", root.at("cbc:ID").unwrap().contains(|letter: char| letter.is_ascii_digit())),
        ("BR-RO-020", ["380", "389", "384", "381", "751"].contains(&type_code)),
        ("BR-RO-030", lei),
        ("BR-RO-065", tax_id("Supplier").is_some()),
        ("BR-RO-100, 110", ["Supplier", "Customer"].iter().all(|role| in_bucharest(role))),
        (
            "BR-RO-111",
            party("Supplier", "cac:PostalAddress/cac:Country/cbc:IdentificationCode").is_some_and(|code| code != "RO")
                || counties("Supplier"),
        ),
        ("BR-RO-120", tax_id("Customer").or_else(|| party("Customer", "cac:PartyLegalEntity/cbc:CompanyID")).is_some()),
        (
            "BR-RO-180",
            root.all("cac:Delivery/cac:DeliveryLocation/cac:Address")
                .iter()
                .all(|to| to.at("cbc:StreetName").is_some()),
        ),
        ("BR-RO-L", long("cbc:ID", 200) && long("cbc:Note", 300) && long("cac:InvoiceLine/cac:Item/cbc:Name", 100)),
        (
            "BR-CO-25",
            payable <= Decimal::ZERO
                || root.at("cbc:DueDate").or_else(|| root.at("cac:PaymentTerms/cbc:Note")).is_some(),
        ),
    ])
}
