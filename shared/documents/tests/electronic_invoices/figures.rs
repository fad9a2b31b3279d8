//! The figures of 41 official examples, carried from their lines to the totals in the XML.

use domain::currency::Currency;
use domain::electronic_invoice::Profile;
use domain::invoice::Invoice;
use domain::money::Money;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::cases::{Case, case, line};
use crate::made::{Made, made};
use crate::parties::{consumer, seller, with};
use crate::read::Element;

const FIGURES: &str = include_str!("../../../domain/tests/en16931/figures.json");

/// Each example as an invoice of ours, by name.
pub(crate) fn all() -> Vec<(String, Made)> {
    let examples: Vec<Value> = serde_json::from_str(FIGURES).unwrap();
    let invoices = examples.iter().filter(|example| !is_credit(example)).map(|example| {
        let (_, made) = made(&asked(example), Profile::En16931).remove(0);
        let name = example["name"].as_str().unwrap().replace(['/', '.', '_'], "-").to_lowercase();
        (format!("figures-{name}"), made)
    });
    invoices.collect()
}

/// Whether it comes to less than nothing: that is a credit note of ours, never an invoice.
fn is_credit(example: &Value) -> bool {
    example["expected"]["BT-115"].as_str().unwrap().starts_with('-')
}

fn asked(example: &Value) -> Case {
    let lines: Vec<_> = example["lines"].as_array().unwrap().iter().map(line_of).collect();
    let document = example["allowances_charges"].as_array().unwrap();
    let document: Vec<_> = document.iter().map(|told| with(adjustment(told), json!({ "vat": vat(told) }))).collect();
    let mut changes = json!({
        "currency": example["currency"], "lines": lines, "allowances_charges": document,
        "prepaid": example["prepaid"], "rounding": example["rounding"],
    });
    if let Some(currency) = example["vat_currency"].as_str().filter(|currency| *currency != example["currency"]) {
        changes["accounting"] =
            json!({ "currency": currency, "rate": "0.931285", "source": "ECB", "date": "2026-11-20" });
    }
    let mut asked = case("figures", &[Profile::En16931], ["DK", "DK"], changes);
    asked.seller = with(seller("DK"), json!({ "tax_registration": "12345674" }));
    asked.buyer = consumer();
    asked
}

fn line_of(told: &Value) -> Value {
    let mut asked = line(told["quantity"].as_str().unwrap(), told["price"].as_str().unwrap(), vat(told));
    // PCE, of the Saudi examples, is in no list of EN 16931 (BR-CL-23).
    asked["unit"] = if told["unit"] == "PCE" { json!("C62") } else { told["unit"].clone() };
    if let Some(base) = told["base_quantity"].as_str() {
        asked["base_quantity"] = json!(base);
    }
    if let (Some(gross), Some(discount)) = (told["price_gross"].as_str(), told["price_discount"].as_str()) {
        asked["discount"] = json!({ "gross_price": gross, "discount": discount });
    }
    asked["allowances_charges"] =
        told["allowances_charges"].as_array().unwrap().iter().map(adjustment).collect::<Vec<_>>().into();
    asked
}

fn adjustment(told: &Value) -> Value {
    let kind = if told["is_charge"].as_bool().unwrap() { "charge" } else { "allowance" };
    let size = match (&told["amount"], &told["percentage"], &told["base"]) {
        (amount, Value::String(percentage), Value::String(base)) if amount.is_string() => {
            json!({ "both": [amount, percentage, base] })
        }
        (_, Value::String(percentage), base) if base.is_string() => json!({ "percentage": [percentage, base] }),
        (amount, _, _) => json!({ "amount": amount }),
    };
    json!({ "kind": kind, "size": size, "reason": { "text": "As agreed", "code": null } })
}

fn vat(told: &Value) -> Value {
    let category = told["vat_category"].as_str().unwrap();
    let reason = (!matches!(category, "S" | "Z")).then_some("Exempt");
    json!({ "category": category, "rate": told["vat_rate"].as_str().unwrap_or("0"), "exemption_reason": reason })
}

#[test]
fn the_official_examples_come_out_of_the_xml_to_the_cent() {
    let examples: Vec<Value> = serde_json::from_str(FIGURES).unwrap();
    let examples: Vec<_> = examples.iter().filter(|example| !is_credit(example)).collect();
    let made = all();
    assert_eq!((examples.len(), made.len()), (38, 38), "three of the 41 are invoices of less than nothing");
    for (example, (name, made)) in examples.into_iter().zip(&made) {
        let Made::Invoice(invoice) = made else { unreachable!() };
        let ubl = Element::read(&made.ubl());
        for (term, path) in [
            ("BT-106", "cac:LegalMonetaryTotal/cbc:LineExtensionAmount"),
            ("BT-107", "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount"),
            ("BT-108", "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount"),
            ("BT-109", "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount"),
            ("BT-110", "cac:TaxTotal/cbc:TaxAmount"),
            ("BT-112", "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount"),
            ("BT-113", "cac:LegalMonetaryTotal/cbc:PrepaidAmount"),
            ("BT-114", "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount"),
            ("BT-115", "cac:LegalMonetaryTotal/cbc:PayableAmount"),
        ] {
            // An absent amount and one of zero say the same.
            let number = |text: Option<&str>| text.map_or(Decimal::ZERO, |text| text.parse().unwrap());
            assert_eq!(number(ubl.at(path)), number(example["expected"][term].as_str()), "{name}: {term}");
        }
        let nets = ubl.all("cac:InvoiceLine/cbc:LineExtensionAmount");
        for (told, written) in example["lines"].as_array().unwrap().iter().zip(&nets) {
            assert_eq!(money(told["expected_net"].as_str().unwrap(), invoice), money(&written.text, invoice), "{name}");
        }
        let mut expected: Vec<_> =
            example["expected_vat"].as_array().unwrap().iter().map(|row| tax(row, invoice)).collect();
        expected.sort();
        let mut found: Vec<_> = ubl
            .all("cac:TaxTotal/cac:TaxSubtotal")
            .into_iter()
            .map(|row| {
                let text = |path: &str| row.at(path).unwrap();
                (
                    text("cac:TaxCategory/cbc:ID").to_owned(),
                    money(text("cbc:TaxableAmount"), invoice),
                    money(text("cbc:TaxAmount"), invoice),
                )
            })
            .collect();
        found.sort();
        assert_eq!(found, expected, "{name}");
    }
}

fn tax(row: &Value, invoice: &Invoice) -> (String, i64, i64) {
    let amount = |field: &str| money(row[field].as_str().unwrap(), invoice);
    (row["category"].as_str().unwrap().to_owned(), amount("taxable"), amount("tax"))
}

fn money(text: &str, invoice: &Invoice) -> i64 {
    Money::parse(text, Currency::parse(invoice.currency.code()).unwrap()).unwrap().minor()
}
