//! What an issued invoice shows: the body of the invoice as a sheet.

use domain::invoice::{AccountingVat, Invoice, PricedLine, ReasonedAdjustment};
use domain::money::Money;
use domain::party::{self, CustomerProfile, Seller};
use domain::tax::{self, VatCategory, VatRate};
use rust_decimal::Decimal;

use crate::sheet::{Accounting, Address, Adjustment, Line, Party, Payment, PriceNote, Sheet, Totals, VatGroup};

impl Sheet {
    /// The sheet of an issued invoice; `pay_url` is where it can be paid at once.
    pub fn of(invoice: &Invoice, pay_url: &str) -> Self {
        let totals = &invoice.totals;
        let bank = invoice.seller.bank.as_ref();
        Self {
            language: invoice.buyer.language,
            number: invoice.number.to_string(),
            issue_date: invoice.issue_date,
            due_date: invoice.due_date,
            supply_date: invoice.supply_date,
            tax_point_date: invoice.tax_point_date,
            order_reference: text(invoice.order_reference.as_ref()),
            buyer_reference: text(invoice.buyer_reference.as_ref()),
            seller: seller(&invoice.seller),
            buyer: buyer(&invoice.buyer),
            currency: invoice.currency.code().to_owned(),
            decimals: invoice.currency.decimals(),
            lines: invoice.lines.iter().map(line).collect(),
            adjustments: invoice.adjustments.iter().map(|taxed| adjustment(&taxed.reasoned)).collect(),
            vat: invoice.vat_breakdown.iter().map(vat_group).collect(),
            accounting: invoice.accounting.as_ref().map(accounting),
            totals: Totals {
                line_total: totals.line_total.to_decimal(),
                tax_exclusive: totals.tax_exclusive.to_decimal(),
                vat: totals.vat.to_decimal(),
                rounding: totals.rounding.map(Money::to_decimal),
                prepaid: totals.prepaid.map(Money::to_decimal),
                tax_inclusive: totals.tax_inclusive.to_decimal(),
                payable: totals.payable.to_decimal(),
            },
            payment: Payment {
                iban: bank.map(|bank| bank.iban.to_string()),
                bic: text(bank.and_then(|bank| bank.bic.as_ref())),
                reference: invoice.number.to_string(),
                pay_url: Some(pay_url.to_owned()),
            },
            note: text(invoice.note.as_ref()),
        }
    }
}

fn seller(seller: &Seller) -> Party {
    Party {
        name: seller.name.to_string(),
        contact: Some(seller.contact_name.to_string()),
        address: address(&seller.address),
        legal_id: text(seller.legal_id.as_ref()),
        vat_id: text(seller.vat_id.as_ref()),
        email: Some(seller.email.to_string()),
        phone: text(seller.phone.as_ref()),
    }
}

/// The person is named; how to reach them is nothing the invoice need say.
fn buyer(buyer: &CustomerProfile) -> Party {
    Party {
        name: buyer.name.to_string(),
        contact: buyer.billing_contact().map(|contact| contact.name.to_string()),
        address: address(&buyer.address),
        legal_id: text(buyer.legal_id.as_ref()),
        vat_id: text(buyer.vat_id.as_ref()),
        email: None,
        phone: None,
    }
}

fn address(address: &party::Address) -> Address {
    Address {
        line1: address.line1.to_string(),
        line2: text(address.line2.as_ref()),
        city: address.city.to_string(),
        postal_code: text(address.postal_code.as_ref()),
        subdivision: text(address.subdivision.as_ref()),
        country: address.country.code().to_owned(),
    }
}

fn line(priced: &PricedLine) -> Line {
    let line = &priced.line;
    Line {
        item_id: text(line.item_id.as_ref()),
        name: line.name.to_string(),
        description: text(line.description.as_ref()),
        quantity: line.quantity.value(),
        unit: line.unit.code().to_owned(),
        unit_price: line.unit_price.value(),
        rate: rate(line.vat.category(), line.vat.rate()),
        price_notes: price_notes(priced),
        adjustments: priced.adjustments.iter().map(adjustment).collect(),
        net: priced.net.to_decimal(),
    }
}

fn price_notes(priced: &PricedLine) -> Vec<PriceNote> {
    let line = &priced.line;
    let for_units = (!line.base_quantity.is_one()).then(|| PriceNote::For(line.base_quantity.value()));
    let discounted = line.discount.map(|one| PriceNote::Discounted(one.gross_price.value(), one.discount.value()));
    let with_vat = priced.price_with_vat.map(|price| PriceNote::WithVat(price.value()));
    [for_units, discounted, with_vat].into_iter().flatten().collect()
}

/// Its reason in words, or by its code where there are none.
fn adjustment(reasoned: &ReasonedAdjustment) -> Adjustment {
    let code = || text(reasoned.reason.code());
    Adjustment {
        reason: text(reasoned.reason.text()).or_else(code).unwrap_or_default(),
        percentage: reasoned.adjustment.of().map(|of| of.percentage.value()),
        amount: reasoned.adjustment.signed().to_decimal(),
    }
}

fn accounting(accounting: &AccountingVat) -> Accounting {
    Accounting {
        currency: accounting.rate.to().code().to_owned(),
        decimals: accounting.rate.to().decimals(),
        vat: accounting.vat.to_decimal(),
        rate: accounting.rate.rate(),
        source: accounting.rate.source.to_string(),
        date: accounting.rate.date,
    }
}

fn vat_group(group: &tax::VatGroup) -> VatGroup {
    VatGroup {
        category: group.category,
        rate: rate(group.category, group.rate),
        taxable: group.taxable.to_decimal(),
        vat: group.tax.to_decimal(),
        exemption_reason: text(group.exemption_reason.as_ref()).or_else(|| text(group.exemption_code.as_ref())),
    }
}

/// What is outside the scope of VAT has no rate, not one of zero.
fn rate(category: VatCategory, rate: VatRate) -> Option<Decimal> {
    (category != VatCategory::OutOfScope).then(|| rate.percent())
}

fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}

#[cfg(test)]
mod tests;
