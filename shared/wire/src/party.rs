//! Addresses and contacts.

use deserr::Deserr;
use domain::country::Country;
use domain::mail_address::MailAddress;
use domain::party::{Address, Contact, ContactRole};
use domain::phone::Phone;
use domain::text::{Line, Name};
use serde::Serialize;
use utoipa::ToSchema;

use crate::read::{FieldErrors, Read};

/// A postal address (BG-5, BG-8).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct AddressInput {
    /// Street and number (BT-35, BT-50).
    #[schema(value_type = String, max_length = 150, example = "Østergade 14, 2. sal")]
    pub line1: Read<Line>,
    /// Second line (BT-36, BT-51).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150)]
    pub line2: Option<Read<Line>>,
    /// BT-37, BT-52.
    #[schema(value_type = String, max_length = 150, example = "Aarhus C")]
    pub city: Read<Line>,
    /// BT-38, BT-53.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150, example = "8000")]
    pub postal_code: Option<Read<Line>>,
    /// Region, county or state (BT-39, BT-54).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150)]
    pub subdivision: Option<Read<Line>>,
    /// ISO 3166-1 alpha-2 (BT-40, BT-55).
    #[schema(value_type = String, example = "DK")]
    pub country: Read<Country>,
}

impl From<AddressInput> for Address {
    fn from(read: AddressInput) -> Self {
        Self {
            line1: read.line1.0,
            line2: read.line2.map(|text| text.0),
            city: read.city.0,
            postal_code: read.postal_code.map(|text| text.0),
            subdivision: read.subdivision.map(|text| text.0),
            country: read.country.0,
        }
    }
}

/// A person at the customer's (BG-9).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct ContactInput {
    /// `billing` gets the mails; `technical`, `other`.
    #[schema(value_type = String, example = "billing")]
    pub role: Read<ContactRole>,
    /// BT-56.
    #[schema(value_type = String, max_length = 200, example = "Søren Kjærgård")]
    pub name: Read<Name>,
    /// BT-58.
    #[schema(value_type = String, example = "soren@roedgroed.example")]
    pub email: Read<MailAddress>,
    /// E.164 (BT-57).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "+4531234567")]
    pub phone: Option<Read<Phone>>,
}

impl From<ContactInput> for Contact {
    fn from(read: ContactInput) -> Self {
        Self { role: read.role.0, name: read.name.0, email: read.email.0, phone: read.phone.map(|phone| phone.0) }
    }
}

/// A postal address as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AddressAnswer {
    line1: String,
    line2: Option<String>,
    city: String,
    postal_code: Option<String>,
    subdivision: Option<String>,
    country: String,
}

impl From<&Address> for AddressAnswer {
    fn from(address: &Address) -> Self {
        let text = |line: &Option<Line>| line.as_ref().map(Line::to_string);
        Self {
            line1: address.line1.to_string(),
            line2: text(&address.line2),
            city: address.city.to_string(),
            postal_code: text(&address.postal_code),
            subdivision: text(&address.subdivision),
            country: address.country.to_string(),
        }
    }
}

/// A contact as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ContactAnswer {
    role: String,
    name: String,
    email: String,
    phone: Option<String>,
}

impl From<&Contact> for ContactAnswer {
    fn from(contact: &Contact) -> Self {
        Self {
            role: contact.role.as_str().to_owned(),
            name: contact.name.to_string(),
            email: contact.email.to_string(),
            phone: contact.phone.as_ref().map(Phone::to_string),
        }
    }
}
