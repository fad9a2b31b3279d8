//! Customers on the wire.

use std::collections::BTreeMap;

use deserr::{Deserr, ValuePointerRef};
use domain::currency::Currency;
use domain::electronic_invoice::{IdScheme, Profile};
use domain::invoice::Amount;
use domain::language::Language;
use domain::party::{CONTACTS_MAX, Contact, ContactRole, Customer, CustomerProfile, Metadata};
use domain::pricing::CreditLimit;
use domain::refusal::Invalid;
use domain::tax::VatId;
use domain::text::{Name, Reference};
use serde::Serialize;
use utoipa::ToSchema;

use crate::electronic_invoice::{EndpointAnswer, EndpointInput, check_legal_id};
use crate::party::{AddressAnswer, AddressInput, ContactAnswer, ContactInput};
use crate::read::{FieldErrors, MetadataInput, Read};

/// A customer to be made or brought in step.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "external_id": "c-1001", "name": "Rødgrød & Fløde A/S", "vat_id": "DK87654303",
    "address": { "line1": "Blåbærvænget 7", "city": "København Ø", "postal_code": "2100", "country": "DK" },
    "contacts": [{ "role": "billing", "name": "Søren Kjærgård", "email": "soren@roedgroed.example", "phone": "+4531234567" }],
    "language": "da", "currency": "DKK"
}))]
pub struct CustomerInput {
    /// The shop's own id; unique among its customers.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "c-1001")]
    pub external_id: Option<Read<Reference>>,
    /// BT-44.
    #[schema(value_type = String, max_length = 200, example = "Rødgrød & Fløde A/S")]
    pub name: Read<Name>,
    /// The number in the trade register (BT-47).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub legal_id: Option<Read<Reference>>,
    /// Which register, by its ISO 6523 code (BT-47-1): `0184` the Danish CVR, `0088` a GLN. Its numbers are checked where
    /// their form is known.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "0184")]
    pub legal_id_scheme: Option<Read<IdScheme>>,
    /// BT-48.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "DK87654303")]
    pub vat_id: Option<Read<VatId>>,
    /// Where its electronic invoices go (BT-49).
    #[deserr(default)]
    pub endpoint: Option<EndpointInput>,
    /// `en16931`, `peppol`, `xrechnung` or `cius_ro`: what its electronic invoices keep to; the merchant's own when
    /// absent. What the profile asks for is asked of every invoice then, unless the merchant has `where_possible`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "peppol")]
    pub profile: Option<Read<Profile>>,
    /// BG-8.
    pub address: AddressInput,
    /// 1 to 20; one of them has the role `billing`.
    pub contacts: Vec<ContactInput>,
    /// `da`, `ro`, `ar` or `en`: what documents and mails are written in.
    #[schema(value_type = String, example = "da")]
    pub language: Read<Language>,
    /// ISO 4217: what an order is priced in when it does not say.
    #[schema(value_type = String, example = "DKK")]
    pub currency: Read<Currency>,
    /// How much it may owe in its currency, VAT included; any amount when absent. Orders in another currency do not
    /// count. What happens past it, the merchant says (`credit_limit_exceeded`).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "50000.00")]
    pub credit_limit: Option<Read<Amount>>,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

fn check(read: CustomerInput, location: ValuePointerRef<'_>) -> Result<CustomerInput, FieldErrors> {
    read.limit().map_err(|invalid| FieldErrors::refused(&invalid, location.push_key("credit_limit")))?;
    FieldErrors::none_of(check_legal_id(read.legal_id.as_ref(), read.legal_id_scheme.as_ref()).err(), location)?;
    let refused =
        |code, detail: String| Err(FieldErrors::refused(&Invalid::new(code, detail), location.push_key("contacts")));
    if read.contacts.is_empty() || read.contacts.len() > CONTACTS_MAX {
        return refused("contacts_count", format!("a customer has 1 to {CONTACTS_MAX} contacts"));
    }
    if !read.contacts.iter().any(|contact| contact.role.0 == ContactRole::Billing) {
        return refused("billing_contact_missing", "one contact has the role billing".to_owned());
    }
    Ok(read)
}

impl CustomerInput {
    fn limit(&self) -> Result<Option<CreditLimit>, Invalid> {
        let limit = |amount: &Read<Amount>| CreditLimit::new(amount.0.in_currency(self.currency.0)?);
        self.credit_limit.as_ref().map(limit).transpose()
    }

    /// The shop's own id and what it says of the customer. The limit was checked when it was read.
    pub fn into_profile(self) -> Result<(Option<Reference>, CustomerProfile), Invalid> {
        let credit_limit = self.limit()?;
        let profile = CustomerProfile {
            name: self.name.0,
            legal_id: self.legal_id.map(|id| id.0),
            legal_id_scheme: self.legal_id_scheme.map(|scheme| scheme.0),
            endpoint: self.endpoint.as_ref().map(EndpointInput::endpoint).transpose()?,
            profile: self.profile.map(|profile| profile.0),
            vat_id: self.vat_id.map(|id| id.0),
            address: self.address.into(),
            contacts: self.contacts.into_iter().map(Contact::from).collect(),
            language: self.language.0,
            currency: self.currency.0,
            credit_limit,
            metadata: self.metadata.0,
        };
        Ok((self.external_id.map(|id| id.0), profile))
    }
}

/// A customer as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerAnswer {
    /// Its id.
    #[schema(example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    external_id: Option<String>,
    name: String,
    legal_id: Option<String>,
    legal_id_scheme: Option<String>,
    vat_id: Option<String>,
    endpoint: Option<EndpointAnswer>,
    /// What its electronic invoices keep to, where it has a profile of its own.
    profile: Option<&'static str>,
    address: AddressAnswer,
    contacts: Vec<ContactAnswer>,
    language: String,
    currency: String,
    /// How much it may owe in its currency.
    credit_limit: Option<String>,
    metadata: BTreeMap<String, String>,
    /// RFC 3339.
    created_at: String,
}

impl From<&Customer> for CustomerAnswer {
    fn from(customer: &Customer) -> Self {
        let profile = &customer.profile;
        Self {
            id: customer.id.to_string(),
            external_id: customer.external_id.as_ref().map(Reference::to_string),
            name: profile.name.to_string(),
            legal_id: profile.legal_id.as_ref().map(Reference::to_string),
            legal_id_scheme: profile.legal_id_scheme.as_ref().map(IdScheme::to_string),
            endpoint: profile.endpoint.as_ref().map(EndpointAnswer::from),
            profile: profile.profile.map(Profile::as_str),
            vat_id: profile.vat_id.as_ref().map(VatId::to_string),
            address: (&profile.address).into(),
            contacts: profile.contacts.iter().map(ContactAnswer::from).collect(),
            language: profile.language.to_string(),
            currency: profile.currency.to_string(),
            credit_limit: profile.credit_limit.map(|limit| limit.amount().to_string()),
            metadata: metadata_answer(&profile.metadata),
            created_at: customer.created_at.to_string(),
        }
    }
}

/// Metadata as answered.
pub(crate) fn metadata_answer(metadata: &Metadata) -> BTreeMap<String, String> {
    metadata.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}
