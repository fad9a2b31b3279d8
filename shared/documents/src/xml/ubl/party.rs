//! Seller and buyer (BG-4 to BG-9).

use domain::electronic_invoice::{Endpoint, EndpointScheme};
use domain::party::Address;

use super::scheme;
use crate::xml::element::Elements;
use crate::xml::terms::{Contact, Party};

pub(super) fn write(element: &mut Elements, of: &Party<'_>) {
    element.group("cac:Party", |party| {
        if let Some(Endpoint { scheme, id }) = of.endpoint {
            party.with("cbc:EndpointID", "schemeID", Some(EndpointScheme::code(scheme)), id);
        }
        address(party, "cac:PostalAddress", of.address);
        if let Some(id) = of.vat_id {
            registration(party, id.as_str(), "VAT");
        }
        if let Some(id) = of.tax_registration {
            registration(party, id, "TAX");
        }
        party.group("cac:PartyLegalEntity", |entity| {
            entity.text("cbc:RegistrationName", of.name);
            if let Some(id) = of.legal_id {
                entity.with("cbc:CompanyID", "schemeID", of.legal_id_scheme, id);
            }
        });
        if let Some(person) = &of.contact {
            contact(party, person);
        }
    });
}

/// A postal address; also the one of a delivery.
pub(super) fn address(element: &mut Elements, name: &'static str, of: &Address) {
    element.group(name, |address| {
        address.text("cbc:StreetName", &of.line1);
        address.optional("cbc:AdditionalStreetName", of.line2.as_ref());
        address.text("cbc:CityName", &of.city);
        address.optional("cbc:PostalZone", of.postal_code.as_ref());
        address.optional("cbc:CountrySubentity", of.subdivision.as_ref());
        address.group("cac:Country", |it| it.text("cbc:IdentificationCode", of.country));
    });
}

fn registration(party: &mut Elements, id: &str, of: &'static str) {
    party.group("cac:PartyTaxScheme", |it| {
        it.text("cbc:CompanyID", id);
        scheme(it, of);
    });
}

fn contact(party: &mut Elements, person: &Contact<'_>) {
    party.group("cac:Contact", |it| {
        it.text("cbc:Name", person.name);
        it.optional("cbc:Telephone", person.phone);
        it.text("cbc:ElectronicMail", &person.email);
    });
}
