//! Peppol BIS Billing 3.0, whoever sells: the rules PEPPOL-EN16931-R…, read of 2023 and in part later.

use super::super::requirement::{Fault, Met, Requirement, Told, missing};
use super::super::slack;

pub(super) const REQUIREMENTS: [Requirement; 4] = [
    missing("PEPPOL-EN16931-R003", "BT-10", "the buyer's reference", Told::Invoice("buyer_reference"), |terms| {
        // An order's number (BT-13) does as well.
        terms.buyer_reference.is_some() || terms.order_reference.is_some()
    }),
    missing("PEPPOL-EN16931-R020", "BT-34", "the seller's electronic address", Told::Seller("endpoint"), |terms| {
        terms.seller.endpoint.is_some()
    }),
    missing("PEPPOL-EN16931-R010", "BT-49", "the buyer's electronic address", Told::Customer("endpoint"), |terms| {
        terms.buyer.endpoint.is_some()
    }),
    EXACT_LINES,
];

/// The rule has two decimals, so that this is about yen.
pub(super) const EXACT_LINES: Requirement = Requirement {
    rule: "PEPPOL-EN16931-R120",
    term: "BT-131",
    what: "the net amount of the line",
    fault: Fault::IsNot("within 0.02 of its quantity times its price"),
    told: Told::Line("unit_price"),
    met: Met::EachLine(slack::is_line_exact),
};
