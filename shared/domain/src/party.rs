//! Who sells and who buys.

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::currency::Currency;
use crate::electronic_invoice::{Endpoint, IdScheme, Profile};
use crate::id::{CustomerId, MerchantId};
use crate::language::Language;
use crate::mail_address::MailAddress;
use crate::phone::Phone;
use crate::pricing::CreditLimit;
use crate::refusal::Invalid;
use crate::tax::VatId;
use crate::text::{Line, Name, Reference};

/// A postal address (BG-5, BG-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// BT-35, BT-50.
    pub line1: Line,
    /// BT-36, BT-51.
    pub line2: Option<Line>,
    /// BT-37, BT-52.
    pub city: Line,
    /// BT-38, BT-53.
    pub postal_code: Option<Line>,
    /// BT-39, BT-54: region, county or state.
    pub subdivision: Option<Line>,
    /// BT-40, BT-55.
    pub country: Country,
}

/// What a contact is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// Gets invoices, receipts and reminders.
    Billing,
    /// Answers technical questions.
    Technical,
    /// Anything else.
    Other,
}

impl ContactRole {
    /// Reads the role's name.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "billing" => Ok(Self::Billing),
            "technical" => Ok(Self::Technical),
            "other" => Ok(Self::Other),
            _ => Err(Invalid::new("contact_role_unknown", format!("{text:?} is not one of billing, technical, other"))),
        }
    }

    /// The role's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Billing => "billing",
            Self::Technical => "technical",
            Self::Other => "other",
        }
    }
}

/// A person at the customer's (BG-9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// What for.
    pub role: ContactRole,
    /// BT-56.
    pub name: Name,
    /// BT-58.
    pub email: MailAddress,
    /// BT-57.
    pub phone: Option<Phone>,
}

/// How many contacts a customer may have.
pub const CONTACTS_MAX: usize = 20;

/// Free pairs that a shop keeps on a record; at most 20, names of 40 and values of 500 characters.
pub type Metadata = std::collections::BTreeMap<crate::text::Text<40>, crate::text::Text<500>>;

/// How many pairs of metadata a record may have.
pub const METADATA_MAX: usize = 20;

/// What a shop says of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerProfile {
    /// BT-44.
    pub name: Name,
    /// BT-47: the number in the trade register.
    pub legal_id: Option<Reference>,
    /// BT-47-1: which register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_id_scheme: Option<IdScheme>,
    /// BT-48.
    pub vat_id: Option<VatId>,
    /// BT-49: where electronic invoices go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// What its electronic invoices keep to; the merchant's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// BG-8.
    pub address: Address,
    /// The first billing contact gets the mails; at least one contact has that role.
    pub contacts: Vec<Contact>,
    /// What documents and mails are written in.
    pub language: Language,
    /// What an order is priced in when it does not say.
    pub currency: Currency,
    /// How much it may owe in its currency; without one, any amount. No business of a document's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_limit: Option<CreditLimit>,
    /// The shop's own.
    pub metadata: Metadata,
}

impl CustomerProfile {
    /// The person invoices go to.
    pub fn billing_contact(&self) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.role == ContactRole::Billing)
    }
}

/// A customer as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Whose customer.
    pub merchant: MerchantId,
    /// The shop's own id.
    pub external_id: Option<Reference>,
    /// What the shop says of it.
    pub profile: CustomerProfile,
    /// Moves with every change.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}

/// The seller as an invoice names it (BG-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seller {
    /// BT-27.
    pub name: Name,
    /// BT-30: the number in the trade register.
    pub legal_id: Option<Reference>,
    /// BT-30-1: which register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_id_scheme: Option<IdScheme>,
    /// BT-31.
    pub vat_id: Option<VatId>,
    /// BT-32: the number at the tax office, where that is no VAT id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_registration: Option<Reference>,
    /// BT-34: where electronic invoices come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<Endpoint>,
    /// BG-5.
    pub address: Address,
    /// BT-41.
    pub contact_name: Name,
    /// BT-43; replies to mails go here.
    pub email: MailAddress,
    /// BT-42.
    pub phone: Option<Phone>,
    /// Where a transfer goes.
    pub bank: Option<crate::bank::BankAccount>,
}
