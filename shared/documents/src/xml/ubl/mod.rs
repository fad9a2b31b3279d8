//! UBL 2.1: the terms in the elements of an `Invoice` or a `CreditNote`, in the order of its schema and of Peppol BIS
//! Billing 3.0.

mod adjustment;
mod delivery;
mod line;
mod party;
mod payment;
mod totals;

use domain::money::Money;

use super::element::Elements;
use super::terms::{Kind, Tax, Terms};

const AGGREGATES: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const BASICS: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/// Writes the document.
pub(super) fn write(terms: &Terms<'_>) -> Vec<u8> {
    let (root, namespace) = match terms.kind {
        Kind::Invoice => ("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
        Kind::CreditNote => ("CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
    };
    let namespaces = [("xmlns", namespace), ("xmlns:cac", AGGREGATES), ("xmlns:cbc", BASICS)];
    Elements::document(root, &namespaces, |document| {
        header(document, terms);
        references(document, terms);
        document.group("cac:AccountingSupplierParty", |it| party::write(it, &terms.seller));
        document.group("cac:AccountingCustomerParty", |it| party::write(it, &terms.buyer));
        delivery::write(document, &terms.delivery);
        payment::write(document, terms);
        for taxed in terms.adjustments {
            adjustment::document(document, taxed);
        }
        totals::taxes(document, terms);
        totals::write(document, terms.totals);
        for (number, priced) in (1_usize..).zip(&terms.lines) {
            line::write(document, terms.kind, number, priced);
        }
    })
}

fn header(document: &mut Elements, terms: &Terms<'_>) {
    let is_invoice = terms.kind == Kind::Invoice;
    document.text("cbc:CustomizationID", terms.specification);
    document.optional("cbc:ProfileID", terms.process);
    document.text("cbc:ID", terms.number);
    document.text("cbc:IssueDate", terms.issue_date);
    if is_invoice {
        document.optional("cbc:DueDate", terms.due_date);
        document.text("cbc:InvoiceTypeCode", terms.type_code);
        document.optional("cbc:Note", terms.note);
        document.optional("cbc:TaxPointDate", terms.tax_point_date);
    } else {
        document.optional("cbc:TaxPointDate", terms.tax_point_date);
        document.text("cbc:CreditNoteTypeCode", terms.type_code);
        document.optional("cbc:Note", terms.note);
    }
    document.text("cbc:DocumentCurrencyCode", terms.currency);
    document.optional("cbc:TaxCurrencyCode", terms.accounting.map(Money::currency));
    document.optional("cbc:BuyerReference", terms.buyer_reference);
}

fn references(document: &mut Elements, terms: &Terms<'_>) {
    if let Some(period) = terms.period {
        document.group("cac:InvoicePeriod", |it| {
            it.text("cbc:StartDate", period.start());
            it.text("cbc:EndDate", period.end());
        });
    }
    document.group("cac:OrderReference", |it| it.optional("cbc:ID", terms.order_reference));
    for preceding in &terms.preceding {
        document.group("cac:BillingReference", |billing| {
            billing.group("cac:InvoiceDocumentReference", |it| {
                it.text("cbc:ID", &preceding.number);
                it.text("cbc:IssueDate", preceding.issue_date);
            });
        });
    }
}

/// An amount, and the currency it is in.
fn amount(element: &mut Elements, name: &'static str, amount: Money) {
    element.with(name, "currencyID", Some(amount.currency()), amount);
}

/// The category and rate of something.
fn tax(element: &mut Elements, name: &'static str, tax: Tax, content: impl FnOnce(&mut Elements)) {
    element.group(name, |category| {
        category.text("cbc:ID", tax.category);
        category.optional("cbc:Percent", tax.rate);
        content(category);
        scheme(category, "VAT");
    });
}

fn scheme(element: &mut Elements, id: &'static str) {
    element.group("cac:TaxScheme", |it| it.text("cbc:ID", id));
}
