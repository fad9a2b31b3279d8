//! How it is paid (BG-16, BG-17).

use domain::bank::BankAccount;
use domain::electronic_invoice::{PaymentMeans, Profile};
use domain::invoice::Invoice;
use domain::text::Name;

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
    /// BT-84: an IBAN without spaces, or the number of a Danish account.
    pub(in crate::xml) id: String,
    /// BT-85: the account is the seller's own.
    pub(in crate::xml) name: &'a Name,
    /// BT-86: a BIC, or the number of a Danish bank.
    pub(in crate::xml) bank: Option<String>,
}

impl<'a> Payment<'a> {
    pub(super) fn of_invoice(profile: Profile, invoice: &'a Invoice) -> Self {
        let Invoice { seller, buyer, currency, number, .. } = invoice;
        let means = PaymentMeans::of(profile, seller, buyer, *currency);
        let code = means.code();
        let account = match means {
            PaymentMeans::SepaTransfer(bank) | PaymentMeans::Transfer(bank) => Some(account(bank, &seller.name)),
            PaymentMeans::DanishAccount { registration, account } => {
                Some(Account { id: account, name: &seller.name, bank: Some(registration) })
            }
            PaymentMeans::NotDefined => None,
        };
        Self { code, reference: Some(number.as_str()), account }
    }

    /// Nobody pays a credit note to the seller: it names no account. BT-20 says what becomes of it.
    pub(super) fn of_credit_note() -> Self {
        Self { code: PaymentMeans::NotDefined.code(), reference: None, account: None }
    }
}

fn account<'a>(bank: &BankAccount, name: &'a Name) -> Account<'a> {
    let bic = bank.bic.as_ref().map(ToString::to_string);
    Account { id: bank.iban.to_string().replace(' ', ""), name, bank: bic }
}
