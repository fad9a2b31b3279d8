//! How it is paid (BG-16, BG-17).

use domain::bank::{BankAccount, Bic};
use domain::credit_note::CreditNote;
use domain::invoice::Invoice;
use domain::text::Name;

/// UNTDID 4461: nothing is defined.
const NOT_DEFINED: &str = "1";
/// UNTDID 4461: a credit transfer.
const CREDIT_TRANSFER: &str = "30";
/// UNTDID 4461: a SEPA credit transfer.
const SEPA_CREDIT_TRANSFER: &str = "58";

/// How it is paid.
pub(in crate::xml) struct Payment<'a> {
    /// BT-81.
    pub(in crate::xml) code: &'static str,
    /// BT-83: what the payer states.
    pub(in crate::xml) reference: Option<&'a str>,
    /// BG-17.
    pub(in crate::xml) account: Option<Account<'a>>,
}

/// Where a transfer goes.
pub(in crate::xml) struct Account<'a> {
    /// BT-84, without spaces.
    pub(in crate::xml) iban: String,
    /// BT-85: the seller's own account.
    pub(in crate::xml) name: &'a Name,
    /// BT-86.
    pub(in crate::xml) bic: Option<&'a Bic>,
}

impl<'a> Payment<'a> {
    pub(super) fn of_invoice(invoice: &'a Invoice) -> Self {
        let account = invoice.seller.bank.as_ref().map(|bank| account(bank, &invoice.seller.name));
        let code = match &account {
            Some(_) if invoice.currency.code() == "EUR" => SEPA_CREDIT_TRANSFER,
            Some(_) => CREDIT_TRANSFER,
            None => NOT_DEFINED,
        };
        Self { code, reference: Some(invoice.number.as_str()), account }
    }

    /// Nobody pays a credit note to the seller: it names no account. BT-20 says what becomes of it.
    pub(super) fn of_credit_note(_note: &'a CreditNote) -> Self {
        Self { code: NOT_DEFINED, reference: None, account: None }
    }
}

fn account<'a>(bank: &'a BankAccount, name: &'a Name) -> Account<'a> {
    Account { iban: bank.iban.to_string().replace(' ', ""), name, bic: bank.bic.as_ref() }
}
