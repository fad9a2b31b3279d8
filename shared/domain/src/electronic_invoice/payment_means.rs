//! By which means an invoice is paid (BG-16).

use super::Profile;
use crate::bank::{BankAccount, Iban};
use crate::currency::Currency;
use crate::party::{CustomerProfile, Seller};

/// The countries and territories of the Single Euro Payments Area by the letters of their accounts (EPC409-09, list of
/// SEPA scheme countries).
const SEPA: [&str; 42] = [
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU",
    "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE",
    "SI", "SK", "SM", "VA",
];

/// What the payer is told (BT-81), and the account with it where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentMeans<'a> {
    /// 58: a SEPA credit transfer to an IBAN (BT-84), in euro.
    SepaTransfer(&'a BankAccount),
    /// 30: any other credit transfer to an IBAN (BT-84).
    Transfer(&'a BankAccount),
    /// 42: a transfer between Danish accounts. DK-R-005 does not allow 30 there, and DK-R-006 asks for the bank's number
    /// beside the account's.
    DanishAccount {
        /// The bank's number of 4 digits, of the branch of BT-86.
        registration: String,
        /// The account's number of 10 digits (BT-84).
        account: String,
    },
    /// 1: not defined. Whoever has no account is paid by the link on the invoice.
    NotDefined,
}

impl<'a> PaymentMeans<'a> {
    /// As the seller's account, the currency and the profile have it. A card (48) is not named: BR-DE-24-a asks for its
    /// number beside it, which nobody knows before it is used.
    pub fn of(profile: Profile, seller: &'a Seller, buyer: &CustomerProfile, currency: Currency) -> Self {
        let Some(bank) = &seller.bank else { return Self::NotDefined };
        let iban = compact(&bank.iban);
        let in_euro = currency.code() == "EUR" && SEPA.iter().any(|country| iban.starts_with(country));
        let is_danish = |country: &str| country == "DK";
        let between_danes = profile == Profile::Peppol
            && is_danish(seller.address.country.code())
            && is_danish(buyer.address.country.code());
        match (between_danes, in_euro) {
            (_, true) => Self::SepaTransfer(bank),
            (false, false) => Self::Transfer(bank),
            // What is no Danish account is an IBAN still, for which the Danish guide has 58.
            (true, false) => danish_account(&iban).unwrap_or(Self::SepaTransfer(bank)),
        }
    }

    /// BT-81: the code of UNTDID 4461.
    pub fn code(&self) -> &'static str {
        match self {
            Self::SepaTransfer(_) => "58",
            Self::Transfer(_) => "30",
            Self::DanishAccount { .. } => "42",
            Self::NotDefined => "1",
        }
    }
}

/// An IBAN without its spaces, as BT-84 is written.
fn compact(iban: &Iban) -> String {
    iban.to_string().replace(' ', "")
}

/// The numbers of bank and account in a Danish IBAN: `DKkk RRRR AAAA AAAA AA`.
fn danish_account(iban: &str) -> Option<PaymentMeans<'static>> {
    let numbers = iban.strip_prefix("DK")?.get(2..)?;
    let (registration, account) = numbers.split_at_checked(4)?;
    Some(PaymentMeans::DanishAccount { registration: registration.to_owned(), account: account.to_owned() })
}
