//! CII: the terms in the elements of a `CrossIndustryInvoice`, in the order of the schema of Factur-X EN 16931.

mod adjustment;
mod delivery;
mod line;
mod party;
mod settlement;

use jiff::civil::Date;

use super::element::Elements;
use super::terms::{Tax, Terms};

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns:rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
    ("xmlns:ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
    ("xmlns:udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
    ("xmlns:qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
];

/// Writes the document.
pub(super) fn write(terms: &Terms<'_>) -> Vec<u8> {
    Elements::document("rsm:CrossIndustryInvoice", &NAMESPACES, |document| {
        header(document, terms);
        document.group("rsm:SupplyChainTradeTransaction", |transaction| {
            for (number, priced) in (1_usize..).zip(&terms.lines) {
                line::write(transaction, number, priced);
            }
            agreement(transaction, terms);
            delivery::write(transaction, &terms.delivery, &terms.buyer);
            settlement::write(transaction, terms);
        });
    })
}

fn header(document: &mut Elements, terms: &Terms<'_>) {
    document.group("rsm:ExchangedDocumentContext", |context| {
        context
            .group("ram:BusinessProcessSpecifiedDocumentContextParameter", |it| it.optional("ram:ID", terms.process));
        context.group("ram:GuidelineSpecifiedDocumentContextParameter", |it| it.text("ram:ID", terms.specification));
    });
    document.group("rsm:ExchangedDocument", |it| {
        it.text("ram:ID", terms.number);
        it.text("ram:TypeCode", terms.type_code);
        day(it, "ram:IssueDateTime", terms.issue_date);
        it.group("ram:IncludedNote", |note| note.optional("ram:Content", terms.note));
    });
}

fn agreement(transaction: &mut Elements, terms: &Terms<'_>) {
    transaction.group("ram:ApplicableHeaderTradeAgreement", |agreement| {
        agreement.optional("ram:BuyerReference", terms.buyer_reference);
        party::write(agreement, "ram:SellerTradeParty", &terms.seller);
        party::write(agreement, "ram:BuyerTradeParty", &terms.buyer);
        agreement.group("ram:BuyerOrderReferencedDocument", |it| {
            it.optional("ram:IssuerAssignedID", terms.order_reference);
        });
    });
}

/// A day.
fn day(element: &mut Elements, name: &'static str, day: Date) {
    element.group(name, |it| day_as(it, "udt:DateTimeString", day));
}

/// A day as text: eight digits, which is format 102 of UNTDID 2379.
fn day_as(element: &mut Elements, name: &'static str, day: Date) {
    let text = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    element.with(name, "format", Some("102"), text);
}

/// The category and rate of something.
fn category(element: &mut Elements, name: &'static str, tax: Tax) {
    element.group(name, |it| {
        it.text("ram:TypeCode", "VAT");
        it.text("ram:CategoryCode", tax.category);
        it.optional("ram:RateApplicablePercent", tax.rate);
    });
}
