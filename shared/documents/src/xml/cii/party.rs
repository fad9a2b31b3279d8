//! Seller and buyer (BG-4 to BG-9).

use domain::electronic_invoice::{Endpoint, EndpointScheme};
use domain::party::Address;
use domain::tax::VatId;

use crate::xml::element::Elements;
use crate::xml::terms::{Contact, Party};

pub(super) fn write(agreement: &mut Elements, name: &'static str, of: &Party<'_>) {
    agreement.group(name, |party| {
        party.text("ram:Name", of.name);
        if let Some(id) = of.legal_id {
            party.group("ram:SpecifiedLegalOrganization", |it| it.with("ram:ID", "schemeID", of.legal_id_scheme, id));
        }
        if let Some(person) = &of.contact {
            contact(party, person);
        }
        address(party, of.address);
        if let Some(Endpoint { scheme, id }) = of.endpoint {
            party.group("ram:URIUniversalCommunication", |it| {
                it.with("ram:URIID", "schemeID", Some(EndpointScheme::code(scheme)), id);
            });
        }
        let registrations = [("VA", of.vat_id.map(VatId::as_str)), ("FC", of.tax_registration)];
        for (scheme, id) in registrations.into_iter().filter_map(|(scheme, id)| Some((scheme, id?))) {
            party.group("ram:SpecifiedTaxRegistration", |it| it.with("ram:ID", "schemeID", Some(scheme), id));
        }
    });
}

/// A postal address; also the one of a delivery.
pub(super) fn address(party: &mut Elements, of: &Address) {
    party.group("ram:PostalTradeAddress", |address| {
        address.optional("ram:PostcodeCode", of.postal_code.as_ref());
        address.text("ram:LineOne", &of.line1);
        address.optional("ram:LineTwo", of.line2.as_ref());
        address.text("ram:CityName", &of.city);
        address.text("ram:CountryID", of.country);
        address.optional("ram:CountrySubDivisionName", of.subdivision.as_ref());
    });
}

fn contact(party: &mut Elements, person: &Contact<'_>) {
    party.group("ram:DefinedTradeContact", |contact| {
        contact.text("ram:PersonName", person.name);
        contact.group("ram:TelephoneUniversalCommunication", |it| it.optional("ram:CompleteNumber", person.phone));
        contact.group("ram:EmailURIUniversalCommunication", |it| it.text("ram:URIID", &person.email));
    });
}
