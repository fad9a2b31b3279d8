//! The delivery (BG-13, BG-15).

use super::day;
use super::party::address;
use crate::xml::element::Elements;
use crate::xml::terms::{Delivery, Place};

/// The schema asks for the group even where nothing is known of a delivery: it is the one element that may be empty.
pub(super) fn write(transaction: &mut Elements, of: &Delivery<'_>) {
    transaction.required("ram:ApplicableHeaderTradeDelivery", |delivery| {
        delivery.group("ram:ShipToTradeParty", |party| match of.to {
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
