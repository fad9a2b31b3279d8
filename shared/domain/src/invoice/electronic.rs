//! Settles what the electronic invoice of a draft keeps to, or why it cannot be written.

use super::circumstances::Circumstances;
use super::draft::DraftContent;
use super::ready::Ready;
use crate::electronic_invoice::{ElectronicInvoice, Profile, Terms, missing_terms};
use crate::refusal::{InvalidAt, Refused};

/// The draft's profile, else the customer's, else the merchant's, else EN 16931. Where it cannot be written, the
/// merchant says whether that is refused or the PDF stands alone; when it does not say, it is refused where somebody
/// named the profile.
pub(super) fn settle_profile(
    content: &DraftContent,
    around: Circumstances<'_>,
    ready: &Ready,
) -> Result<Option<Profile>, Refused> {
    let Circumstances { merchant, customer, .. } = around;
    let named = content.profile.or(customer.profile).or(merchant.profile);
    let unsaid = if named.is_some() { ElectronicInvoice::Required } else { ElectronicInvoice::WherePossible };
    let profile = named.unwrap_or(Profile::En16931);
    let missing = missing_terms(&Terms {
        profile,
        seller: &merchant.seller,
        buyer: customer,
        currency: ready.currency,
        accounting_currency: ready.accounting.as_ref().map(|accounting| accounting.rate.to()),
        buyer_reference: content.buyer_reference.as_ref(),
        order_reference: content.order_reference.as_ref(),
        note: content.note.as_ref(),
        supply_date: content.supply_date,
        period: content.period,
        deliver_to: content.deliver_to,
        delivery_address: content.delivery_address.as_ref(),
        lines: &ready.priced.lines,
        adjustments: &ready.priced.adjustments,
        vat_breakdown: &ready.priced.vat_breakdown,
    });
    match merchant.electronic_invoice.unwrap_or(unsaid) {
        ElectronicInvoice::WherePossible => Ok(missing.is_empty().then_some(profile)),
        ElectronicInvoice::Required => {
            let asked = |found| as_asked(found, content, &ready.asked);
            let mut missing: Vec<_> = missing.into_iter().map(asked).collect();
            // The rungs of one price are one asked line.
            missing.dedup();
            Refused::unless_none(missing)?;
            Ok(Some(profile))
        }
    }
}

/// Puts what a line or an allowance misses where that was asked for: what follows from no asked line is told at the
/// lines, and what a coupon took at the coupons.
fn as_asked(found: InvalidAt, content: &DraftContent, asked: &[Option<usize>]) -> InvalidAt {
    let place = |rest: &str| rest.split('/').next().and_then(|place| place.parse::<usize>().ok());
    let (lines, charges) = (found.pointer.strip_prefix("/lines/"), found.pointer.strip_prefix("/allowances_charges/"));
    let pointer = match (lines, charges) {
        (Some(rest), _) => match (place(rest).and_then(|place| asked.get(place)), rest.split_once('/')) {
            (Some(Some(place)), Some((_, field))) => format!("/lines/{place}/{field}"),
            _ => "/lines".to_owned(),
        },
        (None, Some(rest)) if place(rest).is_none_or(|place| place >= content.adjustments.len()) => {
            "/coupons".to_owned()
        }
        _ => return found,
    };
    InvalidAt { pointer, ..found }
}
