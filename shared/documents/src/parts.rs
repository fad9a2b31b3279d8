//! What issued invoices and credit notes have in common, as a sheet shows it.

use domain::credit_note;
use domain::currency::Currency;
use domain::invoice::{self, AccountingVat, InvoicingPeriod, PricedLine, ReasonedAdjustment};
use domain::language::Language;
use domain::money::Money;
use domain::party::{self, CustomerProfile, Seller};
use domain::pricing::{PriceRule, RungBounds};
use domain::quantity::Quantity;
use domain::tax::{self, TaxRule, VatCategory, VatRate};
use rust_decimal::Decimal;

use crate::sheet::{
    Accounting, Address, Adjustment, Delivery, Line, Party, Period, Preceding, PriceNote, Totals, VatGroup,
};

/// UNTDID 5189: discount.
const DISCOUNT: &str = "95";

pub(crate) fn seller(seller: &Seller) -> Party {
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

/// With the person who gets the invoices, and how to reach them.
pub(crate) fn buyer(buyer: &CustomerProfile) -> Party {
    let contact = buyer.billing_contact();
    Party {
        name: buyer.name.to_string(),
        contact: contact.map(|contact| contact.name.to_string()),
        address: address(&buyer.address),
        legal_id: text(buyer.legal_id.as_ref()),
        vat_id: text(buyer.vat_id.as_ref()),
        email: contact.map(|contact| contact.email.to_string()),
        phone: contact.and_then(|contact| text(contact.phone.as_ref())),
    }
}

pub(crate) fn delivery(delivery: &invoice::DeliveryAddress) -> Delivery {
    Delivery { name: text(delivery.name.as_ref()), address: address(&delivery.address) }
}

pub(crate) fn period(period: InvoicingPeriod) -> Period {
    Period { start: period.start(), end: period.end() }
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

pub(crate) fn line(priced: &PricedLine) -> Line {
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
    let listed = priced.pricing.as_ref();
    let rule = listed.and_then(|explanation| rule(&explanation.rule, priced.net.currency()));
    let from = listed.and_then(|explanation| explanation.discount_from);
    let discount = from.map(|from| PriceNote::DiscountFrom(from.value()));
    [for_units, discounted, with_vat, rule, discount].into_iter().flatten().collect()
}

/// The rule of a price list; none where every unit costs the same.
fn rule(rule: &PriceRule, currency: Currency) -> Option<PriceNote> {
    let end = |rung: &RungBounds| rung.up_to.map(Quantity::value);
    Some(match rule {
        PriceRule::Flat { .. } => return None,
        PriceRule::Graduated { rung, .. } | PriceRule::Volume { rung, .. } => {
            PriceNote::Tier(rung.above.value(), end(rung))
        }
        PriceRule::GraduatedFee { rung, .. } | PriceRule::VolumeFee { rung, .. } => {
            PriceNote::TierFee(rung.above.value(), end(rung))
        }
        PriceRule::Package { counted, size } => PriceNote::Packages(size.value(), counted.value()),
        PriceRule::Percentage { amount, percentage } => {
            PriceNote::Percentage(percentage.value(), amount.in_currency(currency).ok()?.to_decimal())
        }
        PriceRule::PercentageFixed { .. } => PriceNote::Fee,
        PriceRule::PercentageMinimum { calculated, .. } => PriceNote::Minimum(calculated.to_decimal()),
        PriceRule::PercentageMaximum { calculated, .. } => PriceNote::Maximum(calculated.to_decimal()),
        PriceRule::MinimumCommitment { reached, minimum } => {
            PriceNote::Commitment(minimum.to_decimal(), reached.to_decimal())
        }
    })
}

/// That VAT is another country's, once. Why there is none stands in the breakdown.
pub(crate) fn vat_notes<'a>(lines: impl IntoIterator<Item = &'a PricedLine>, language: Language) -> Vec<String> {
    let is_foreign = lines.into_iter().any(|line| line.tax_rule == Some(TaxRule::OssDestination));
    is_foreign.then(|| TaxRule::OssDestination.sentence(language).to_owned()).into_iter().collect()
}

/// Its reason in words, or by its code where there are none. That an allowance is a discount says nothing.
pub(crate) fn adjustment(reasoned: &ReasonedAdjustment) -> Adjustment {
    let code = || text(reasoned.reason.code()).filter(|code| code != DISCOUNT);
    Adjustment {
        reason: text(reasoned.reason.text()).or_else(code).unwrap_or_default(),
        percentage: reasoned.adjustment.of().map(|of| of.percentage.value()),
        amount: reasoned.adjustment.signed().to_decimal(),
    }
}

pub(crate) fn accounting(accounting: &AccountingVat) -> Accounting {
    Accounting {
        currency: accounting.rate.to(),
        vat: accounting.vat.to_decimal(),
        rate: accounting.rate.rate(),
        source: accounting.rate.source.to_string(),
        date: accounting.rate.date,
    }
}

pub(crate) fn vat_group(group: &tax::VatGroup) -> VatGroup {
    VatGroup {
        category: group.category,
        rate: rate(group.category, group.rate),
        taxable: group.taxable.to_decimal(),
        vat: group.tax.to_decimal(),
        exemption_reason: text(group.exemption_reason.as_ref()),
        exemption_code: text(group.exemption_code.as_ref()),
    }
}

pub(crate) fn totals(totals: &invoice::Totals) -> Totals {
    Totals {
        line_total: totals.line_total.to_decimal(),
        tax_exclusive: totals.tax_exclusive.to_decimal(),
        vat: totals.vat.to_decimal(),
        rounding: totals.rounding.map(Money::to_decimal),
        prepaid: totals.prepaid.map(Money::to_decimal),
        tax_inclusive: totals.tax_inclusive.to_decimal(),
        payable: totals.payable.to_decimal(),
    }
}

pub(crate) fn preceding(preceding: &credit_note::Preceding) -> Preceding {
    Preceding { number: preceding.number.to_string(), issue_date: preceding.issue_date }
}

/// What is outside the scope of VAT has no rate, not one of zero.
fn rate(category: VatCategory, rate: VatRate) -> Option<Decimal> {
    (category != VatCategory::OutOfScope).then(|| rate.percent())
}

pub(crate) fn text(value: Option<&impl ToString>) -> Option<String> {
    value.map(ToString::to_string)
}
