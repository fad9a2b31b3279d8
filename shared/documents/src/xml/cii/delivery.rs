//! The delivery (BG-13, BG-15).

use super::day;
use super::party::address;
use crate::xml::element::Elements;
use crate::xml::terms::{Delivery, Party, Place};

/// The schema asks for the group, and no element may be empty (PEPPOL-EN16931-R008): where nothing is told of a delivery
/// it went to the buyer's country, as the rules of VAT take it.
pub(super) fn write(transaction: &mut Elements, of: &Delivery<'_>, buyer: &Party<'_>) {
    let at_home = of.date.is_none().then_some(Place::Country(buyer.address.country));
    transaction.group("ram:ApplicableHeaderTradeDelivery", |delivery| {
        delivery.group("ram:ShipToTradeParty", |party| match of.to.or(at_home) {
            Some(Place::Address(to, name)) => {
                party.optional("ram:Name", name);
                address(party, to);
            }
            Some(Place::Country(country)) => {
                party.group("ram:PostalTradeAddress", |it| it.text("ram:CountryID", country));
            }
            None => {}
        });
        if let Some(date) = of.date {
            delivery.group("ram:ActualDeliverySupplyChainEvent", |it| day(it, "ram:OccurrenceDateTime", date));
        }
    });
}
