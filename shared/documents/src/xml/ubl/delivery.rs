//! The delivery (BG-13, BG-15).

use super::party::address;
use crate::xml::element::Elements;
use crate::xml::terms::{Delivery, Place};

pub(super) fn write(document: &mut Elements, of: &Delivery<'_>) {
    document.group("cac:Delivery", |delivery| {
        delivery.optional("cbc:ActualDeliveryDate", of.date);
        match of.to {
            Some(Place::Address(to, name)) => {
                delivery.group("cac:DeliveryLocation", |it| address(it, "cac:Address", to));
                delivery.group("cac:DeliveryParty", |party| {
                    party.group("cac:PartyName", |it| it.optional("cbc:Name", name));
                });
            }
            Some(Place::Country(country)) => delivery.group("cac:DeliveryLocation", |location| {
                location.group("cac:Address", |address| {
                    address.group("cac:Country", |it| it.text("cbc:IdentificationCode", country));
                });
            }),
            None => {}
        }
    });
}
