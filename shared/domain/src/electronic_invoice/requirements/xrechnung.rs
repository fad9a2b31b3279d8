//! XRechnung 3.0, by the rules BR-DE-…. Between two Germans Peppol asks for the same under names of its own (DE-R-015 is
//! BR-DE-15).

use super::super::requirement::{Requirement, Told, missing};
use super::peppol::EXACT_LINES;

/// What XRechnung takes over from Peppol.
pub(super) const TAKEN_OVER: [Requirement; 3] = [
    missing("PEPPOL-EN16931-R020", "BT-34", "the seller's electronic address", Told::Seller("endpoint"), |terms| {
        terms.seller.endpoint.is_some()
    }),
    missing("PEPPOL-EN16931-R010", "BT-49", "the buyer's electronic address", Told::Customer("endpoint"), |terms| {
        terms.buyer.endpoint.is_some()
    }),
    EXACT_LINES,
];

/// What Germany asks for.
pub(super) const GERMAN: [Requirement; 7] = [
    missing("BR-DE-15", "BT-10", "the buyer's reference (Leitweg-ID)", Told::Invoice("buyer_reference"), |terms| {
        terms.buyer_reference.is_some()
    }),
    missing("BR-DE-4", "BT-38", "the seller's post code", Told::Seller("address.postal_code"), |terms| {
        terms.seller.address.postal_code.is_some()
    }),
    missing(
        "BR-DE-6",
        "BT-42",
        "the telephone number of the seller's contact",
        Told::Seller("contact.phone"),
        |terms| terms.seller.phone.is_some(),
    ),
    missing("BR-DE-9", "BT-53", "the buyer's post code", Told::Customer("address.postal_code"), |terms| {
        terms.buyer.address.postal_code.is_some()
    }),
    missing("BR-DE-10", "BT-77", "the city of delivery", Told::Invoice("delivery_address"), |terms| {
        terms.delivered_to().is_none() || terms.delivery_address.is_some()
    }),
    missing(
        "BR-DE-11",
        "BT-78",
        "the post code of delivery",
        Told::Invoice("delivery_address/address/postal_code"),
        |terms| {
            terms.delivered_to().is_none()
                || terms.delivery_address.is_some_and(|told| told.address.postal_code.is_some())
        },
    ),
    missing("BR-DE-16", "BT-31", "the seller's VAT identifier", Told::Seller("vat_id or tax_registration"), |terms| {
        !terms.is_in_scope() || terms.has_seller_tax_id()
    }),
];
