//! Issued invoices to be credited, priced as every invoice is.

use domain::arithmetic::{AdjustmentKind, ExchangeRate, Percentage, RateText};
use domain::credit_note::{AskedLine, AskedPart, CreditAsked, Credited, DocumentPart, PricedNote, credit};
use domain::currency::Currency;
use domain::invoice::{
    AccountingVat, Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Invoice, Line, Reason, ToPrice, price,
};
use domain::money::Money;
use domain::quantity::Quantity;
use domain::tax::{VatCategory, VatRate, VatTreatment};
use domain::text;
use serde_json::json;

/// An invoice before it has lines.
fn bare(currency: Currency) -> Invoice {
    let address = json!({ "line1": "Østergade 14", "line2": null, "city": "Viborg", "postal_code": "8800",
        "subdivision": null, "country": "DK" });
    let nothing = json!({ "minor": 0, "currency": currency });
    serde_json::from_value(json!({
        "id": "inv_01jd0v5e6w3k8t7n9m2q4r5s6t", "merchant": "mer_01jd0v5e6w3k8t7n9m2q4r5s6t",
        "number": "2026-00042", "sequence_number": 42, "issue_date": "2026-11-21", "due_date": "2026-12-05",
        "supply_date": "2026-11-20", "currency": currency,
        "seller": { "name": "Nordlys Måleudstyr ApS", "legal_id": null, "vat_id": "DK12345674", "address": address,
            "contact_name": "Mette Holm", "email": "faktura@nordlys.example", "phone": null, "bank": null },
        "time_zone": "Europe/Copenhagen", "reminder_after_days": 3, "checkout_url": null,
        "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t",
        "buyer": { "name": "Rødgrød & Fløde A/S", "legal_id": null, "vat_id": null, "address": address,
            "contacts": [{ "role": "billing", "name": "Søren", "email": "soren@kunde.example", "phone": null }],
            "language": "en", "currency": currency, "metadata": {} },
        "lines": [], "vat_breakdown": [],
        "totals": { "line_total": nothing, "tax_exclusive": nothing, "vat": nothing, "tax_inclusive": nothing,
            "payable": nothing },
        "order_reference": "PO-88213/B", "buyer_reference": "700-53", "note": null, "external_id": "order-5001",
        "metadata": {}, "issued_at": "2026-11-21T10:00:00Z",
        "pay_token": format!("pay-{0}{0}{0}", "01jd0v5e6w3k8t7n9m2q4r5s6t"),
    }))
    .unwrap()
}

pub(crate) fn vat(category: &str, rate: &str) -> VatTreatment {
    let category = VatCategory::parse(category).unwrap();
    let reason = category.needs_reason().then(|| text::Line::parse("Exempt by law").unwrap());
    VatTreatment::new(category, VatRate::parse(rate).unwrap(), reason).unwrap()
}

pub(crate) fn line(quantity: &str, price: &str, vat: &VatTreatment) -> Line {
    serde_json::from_value(json!({
        "item_id": null, "name": "Bracket", "description": null, "quantity": quantity, "unit": "C62",
        "unit_price": price, "vat": vat,
    }))
    .unwrap()
}

/// A line at 25 %.
pub(crate) fn sold(quantity: &str, price: &str) -> Line {
    line(quantity, price, &vat("S", "25"))
}

pub(crate) fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

pub(crate) fn fixed(text: &str) -> AskedSize {
    AskedSize::Amount(amount(text))
}

pub(crate) fn percent(text: &str) -> AskedSize {
    AskedSize::Percentage(Percentage::parse(text).unwrap(), None)
}

pub(crate) fn allowance(size: AskedSize) -> AskedAdjustment {
    AskedAdjustment { kind: AdjustmentKind::Allowance, size, reason: reason("Agreed") }
}

pub(crate) fn charge(size: AskedSize) -> AskedAdjustment {
    AskedAdjustment { kind: AdjustmentKind::Charge, size, reason: reason("Freight") }
}

fn reason(text: &str) -> Reason {
    Reason::new(Some(text::Line::parse(text).unwrap()), None).unwrap()
}

pub(crate) fn taxed(asked: AskedAdjustment, vat: VatTreatment) -> AskedTaxedAdjustment {
    AskedTaxedAdjustment { asked, vat }
}

/// An issued invoice of lines and the document's allowances and charges.
pub(crate) fn issued(currency: &str, lines: &[Line], adjustments: &[AskedTaxedAdjustment]) -> Invoice {
    issued_as(currency, ToPrice { lines, adjustments, prices_include_vat: false, prepaid: None, rounding: None })
}

/// An issued invoice whose prices include VAT.
pub(crate) fn issued_with_vat(currency: &str, lines: &[Line]) -> Invoice {
    issued_as(currency, ToPrice { lines, adjustments: &[], prices_include_vat: true, prepaid: None, rounding: None })
}

pub(crate) fn issued_as(currency: &str, asked: ToPrice<'_>) -> Invoice {
    let currency = Currency::parse(currency).unwrap();
    let priced = price(currency, asked).unwrap();
    Invoice {
        lines: priced.lines,
        adjustments: priced.adjustments,
        vat_breakdown: priced.vat_breakdown,
        totals: priced.totals,
        ..bare(currency)
    }
}

/// The same invoice with VAT in the currency of the books too.
pub(crate) fn in_books(invoice: Invoice, currency: &str, rate: &str) -> Invoice {
    let (rate, to) = (RateText::parse(rate).unwrap(), Currency::parse(currency).unwrap());
    let source = text::Name::parse("Danmarks Nationalbank").unwrap();
    let rate = ExchangeRate::new(rate, invoice.currency, to, source, invoice.issue_date).unwrap();
    let vat = rate.convert(invoice.totals.vat).unwrap();
    Invoice { accounting: Some(AccountingVat { rate, vat }), ..invoice }
}

pub(crate) fn quantity(line: usize, quantity: &str) -> AskedLine {
    AskedLine { line, part: AskedPart::Quantity(Quantity::parse(quantity).unwrap()) }
}

pub(crate) fn reduced(line: usize, text: &str) -> AskedLine {
    AskedLine { line, part: AskedPart::Amount(amount(text)) }
}

pub(crate) fn rest(line: usize) -> AskedLine {
    AskedLine { line, part: AskedPart::Rest }
}

pub(crate) fn lines<const N: usize>(lines: [AskedLine; N]) -> CreditAsked {
    CreditAsked::Lines { lines: lines.to_vec(), document: DocumentPart::Proportional }
}

pub(crate) fn lines_only<const N: usize>(lines: [AskedLine; N]) -> CreditAsked {
    CreditAsked::Lines { lines: lines.to_vec(), document: DocumentPart::Keep }
}

/// The notes of an invoice, one after the other.
pub(crate) fn notes(invoice: &Invoice, asked: &[CreditAsked]) -> Vec<PricedNote> {
    let mut so_far = Credited::nothing(invoice);
    let mut notes = Vec::new();
    for asked in asked {
        let (note, after) = credit(invoice, &so_far, asked).unwrap();
        so_far = after;
        notes.push(note);
    }
    notes
}

pub(crate) fn one_note(invoice: &Invoice, asked: CreditAsked) -> PricedNote {
    notes(invoice, &[asked]).remove(0)
}

/// The code and the place of the refusal of the last of some notes.
pub(crate) fn refused(invoice: &Invoice, asked: &[CreditAsked]) -> (&'static str, String) {
    let (last, before) = asked.split_last().unwrap();
    let mut so_far = Credited::nothing(invoice);
    for asked in before {
        so_far = credit(invoice, &so_far, asked).unwrap().1;
    }
    let refused = credit(invoice, &so_far, last).unwrap_err();
    (refused.invalid.code, refused.pointer)
}

pub(crate) fn texts<const N: usize>(amounts: [Money; N]) -> [String; N] {
    amounts.map(|money| money.to_string())
}
