//! Merchants and their seller profile on the wire.

use deserr::{Deserr, ValuePointerRef};
use domain::bank::{BankAccount, Bic, Iban};
use domain::currency::Currency;
use domain::electronic_invoice::{ElectronicInvoice, IdScheme, Profile};
use domain::language::Language;
use domain::mail_address::MailAddress;
use domain::merchant::{CheckoutUrl, Merchant, MerchantProfile};
use domain::party::Seller;
use domain::payment_code::FikCreditor;
use domain::phone::Phone;
use domain::pricing::WhenExceeded;
use domain::refusal::Invalid;
use domain::tax::VatId;
use domain::text::{Name, Reference};
use domain::time_zone::Zone;
use serde::Serialize;
use utoipa::ToSchema;

use crate::electronic_invoice::{EndpointAnswer, EndpointInput, check_legal_id};
use crate::party::{AddressAnswer, AddressInput};
use crate::read::{DaysInput, FieldErrors, Read};

/// A merchant to be made, or its profile to be changed.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "external_id": "nordlys", "name": "Nordlys Måleudstyr ApS", "legal_id": "12345674", "vat_id": "DK12345674",
    "address": { "line1": "Østergade 14, 2. sal", "city": "Aarhus C", "postal_code": "8000", "country": "DK" },
    "contact": { "name": "Mette Holm", "email": "faktura@nordlys.example", "phone": "+4586123456" },
    "language": "da", "time_zone": "Europe/Copenhagen", "currency": "DKK",
    "bank": { "iban": "DK5000400440116243", "bic": "NDEADKKK" },
    "payment_terms_days": 14, "reminder_after_days": 3,
    "checkout_url": "https://shop.example/checkout?invoice={invoice}"
}))]
pub struct MerchantInput {
    /// The operator's own id; unique among the merchants. It stays what it is when the profile is changed.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "nordlys")]
    pub external_id: Option<Read<Reference>>,
    /// BT-27.
    #[schema(value_type = String, max_length = 200, example = "Nordlys Måleudstyr ApS")]
    pub name: Read<Name>,
    /// The number in the trade register (BT-30).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "12345674")]
    pub legal_id: Option<Read<Reference>>,
    /// Which register, by its ISO 6523 code (BT-30-1): `0184` the Danish CVR, `0088` a GLN. Its numbers are checked where
    /// their form is known.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "0184")]
    pub legal_id_scheme: Option<Read<IdScheme>>,
    /// BT-31.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "DK12345674")]
    pub vat_id: Option<Read<VatId>>,
    /// Its number at the tax office, where that is no VAT identifier (BT-32).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub tax_registration: Option<Read<Reference>>,
    /// Where its electronic invoices come from (BT-34).
    #[deserr(default)]
    pub endpoint: Option<EndpointInput>,
    /// BG-5.
    pub address: AddressInput,
    /// Who answers questions (BG-6).
    pub contact: SellerContactInput,
    /// `da`, `ro`, `ar` or `en`.
    #[schema(value_type = String, example = "da")]
    pub language: Read<Language>,
    /// IANA: where its days begin and end.
    #[schema(value_type = String, example = "Europe/Copenhagen")]
    pub time_zone: Read<Zone>,
    /// ISO 4217: the currency of its books.
    #[schema(value_type = String, example = "DKK")]
    pub currency: Read<Currency>,
    /// Where a transfer goes.
    #[deserr(default)]
    pub bank: Option<BankInput>,
    /// Days from issue to due.
    #[schema(value_type = u16, minimum = 0, maximum = 365, example = 14)]
    pub payment_terms_days: DaysInput,
    /// Whole days after the due date before the first reminder.
    #[schema(value_type = u16, minimum = 0, maximum = 365, example = 3)]
    pub reminder_after_days: DaysInput,
    /// Whether a draft must be approved by somebody who did not write it before it is issued.
    #[deserr(default)]
    pub approval_required: bool,
    /// `refuse` or `hold`: what happens to an order that would bring its customer past the `credit_limit`; `refuse` when
    /// absent. What is held is issued once somebody who did not write it has approved it.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "refuse")]
    pub credit_limit_exceeded: Option<Read<WhenExceeded>>,
    /// `en16931`, `peppol`, `xrechnung` or `cius_ro`: what its electronic invoices keep to, where neither the invoice nor
    /// the customer says; `en16931` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "peppol")]
    pub profile: Option<Read<Profile>>,
    /// `required` or `where_possible`: what becomes of an invoice that misses a term of its profile. It is refused, or it
    /// is issued and its PDF stands alone. When absent, it is required where somebody named a profile.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "required")]
    pub electronic_invoice: Option<Read<ElectronicInvoice>>,
    /// Where the pay page sends a payer; `{invoice}` becomes the invoice's id.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "https://shop.example/checkout?invoice={invoice}")]
    pub checkout_url: Option<Read<CheckoutUrl>>,
}

/// The seller's contact (BG-6).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct SellerContactInput {
    /// BT-41.
    #[schema(value_type = String, max_length = 200, example = "Mette Holm")]
    pub name: Read<Name>,
    /// BT-43; answers to mails go here.
    #[schema(value_type = String, example = "faktura@nordlys.example")]
    pub email: Read<MailAddress>,
    /// E.164 (BT-42).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "+4586123456")]
    pub phone: Option<Read<Phone>>,
}

/// A bank account.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct BankInput {
    /// BT-84.
    #[schema(value_type = String, example = "DK5000400440116243")]
    pub iban: Read<Iban>,
    /// BT-86.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "NDEADKKK")]
    pub bic: Option<Read<Bic>>,
    /// The 8 digits that Danish transfer forms (FIK, card type 71) are paid to. Their line stands on invoices in DKK.
    #[deserr(default)]
    #[schema(value_type = Option<String>, min_length = 8, max_length = 8, pattern = "^[0-9]{8}$", example = "81234567")]
    pub fik_creditor: Option<Read<FikCreditor>>,
}

impl BankInput {
    fn into_account(self) -> BankAccount {
        BankAccount {
            iban: self.iban.0,
            bic: self.bic.map(|bic| bic.0),
            fik_creditor: self.fik_creditor.map(|creditor| creditor.0),
        }
    }
}

fn check(read: MerchantInput, location: ValuePointerRef<'_>) -> Result<MerchantInput, FieldErrors> {
    FieldErrors::none_of(check_legal_id(read.legal_id.as_ref(), read.legal_id_scheme.as_ref()).err(), location)?;
    Ok(read)
}

impl MerchantInput {
    /// The operator's own id and the profile. The endpoint was checked when it was read.
    pub fn into_profile(self) -> Result<(Option<Reference>, MerchantProfile), Invalid> {
        let seller = Seller {
            name: self.name.0,
            legal_id: self.legal_id.map(|id| id.0),
            legal_id_scheme: self.legal_id_scheme.map(|scheme| scheme.0),
            tax_registration: self.tax_registration.map(|id| id.0),
            endpoint: self.endpoint.as_ref().map(EndpointInput::endpoint).transpose()?,
            vat_id: self.vat_id.map(|id| id.0),
            address: self.address.into(),
            contact_name: self.contact.name.0,
            email: self.contact.email.0,
            phone: self.contact.phone.map(|phone| phone.0),
            bank: self.bank.map(BankInput::into_account),
        };
        let profile = MerchantProfile {
            seller,
            language: self.language.0,
            time_zone: self.time_zone.0,
            currency: self.currency.0,
            payment_terms_days: self.payment_terms_days.0,
            reminder_after_days: self.reminder_after_days.0,
            approval_required: self.approval_required,
            credit_limit_exceeded: self.credit_limit_exceeded.map_or_else(WhenExceeded::default, |told| told.0),
            profile: self.profile.map(|profile| profile.0),
            electronic_invoice: self.electronic_invoice.map(|told| told.0),
            checkout_url: self.checkout_url.map(|url| url.0),
        };
        Ok((self.external_id.map(|id| id.0), profile))
    }
}

/// A merchant as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MerchantAnswer {
    /// Its id.
    #[schema(example = "mer_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    external_id: Option<String>,
    name: String,
    legal_id: Option<String>,
    legal_id_scheme: Option<String>,
    vat_id: Option<String>,
    tax_registration: Option<String>,
    endpoint: Option<EndpointAnswer>,
    address: AddressAnswer,
    contact: SellerContactAnswer,
    language: String,
    time_zone: String,
    currency: String,
    bank: Option<BankAnswer>,
    payment_terms_days: u16,
    reminder_after_days: u16,
    approval_required: bool,
    /// `refuse` or `hold`.
    credit_limit_exceeded: &'static str,
    /// What its electronic invoices keep to, where it has said so.
    profile: Option<&'static str>,
    /// `required` or `where_possible`, where it has said so.
    electronic_invoice: Option<&'static str>,
    checkout_url: Option<String>,
    /// RFC 3339.
    created_at: String,
}

/// The seller's contact as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SellerContactAnswer {
    name: String,
    email: String,
    phone: Option<String>,
}

/// A bank account as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BankAnswer {
    iban: String,
    bic: Option<String>,
    /// Eight digits.
    fik_creditor: Option<String>,
}

impl From<&BankAccount> for BankAnswer {
    fn from(bank: &BankAccount) -> Self {
        Self {
            iban: bank.iban.electronic().to_owned(),
            bic: bank.bic.as_ref().map(Bic::to_string),
            fik_creditor: bank.fik_creditor.as_ref().map(FikCreditor::to_string),
        }
    }
}

impl From<&Merchant> for MerchantAnswer {
    fn from(merchant: &Merchant) -> Self {
        let MerchantProfile { seller, .. } = &merchant.profile;
        let profile = &merchant.profile;
        Self {
            id: merchant.id.to_string(),
            external_id: merchant.external_id.as_ref().map(Reference::to_string),
            name: seller.name.to_string(),
            legal_id: seller.legal_id.as_ref().map(Reference::to_string),
            legal_id_scheme: seller.legal_id_scheme.as_ref().map(IdScheme::to_string),
            tax_registration: seller.tax_registration.as_ref().map(Reference::to_string),
            endpoint: seller.endpoint.as_ref().map(EndpointAnswer::from),
            vat_id: seller.vat_id.as_ref().map(VatId::to_string),
            address: (&seller.address).into(),
            contact: SellerContactAnswer {
                name: seller.contact_name.to_string(),
                email: seller.email.to_string(),
                phone: seller.phone.as_ref().map(Phone::to_string),
            },
            language: profile.language.to_string(),
            time_zone: profile.time_zone.to_string(),
            currency: profile.currency.to_string(),
            bank: seller.bank.as_ref().map(BankAnswer::from),
            payment_terms_days: profile.payment_terms_days.count(),
            reminder_after_days: profile.reminder_after_days.count(),
            approval_required: profile.approval_required,
            credit_limit_exceeded: profile.credit_limit_exceeded.as_str(),
            profile: profile.profile.map(Profile::as_str),
            electronic_invoice: profile.electronic_invoice.map(ElectronicInvoice::as_str),
            checkout_url: profile.checkout_url.as_ref().map(CheckoutUrl::to_string),
            created_at: merchant.created_at.to_string(),
        }
    }
}
