//! How it is paid (BG-16, BG-17).

use domain::bank::BankAccount;
use domain::electronic_invoice::{PaymentMeans, Profile};
use domain::invoice::Invoice;
use domain::payment_code::{FikSlip, PaymentCodes};
use domain::text::Name;

/// UNTDID 4461: the Danish transfer form.
const FIK: &str = "93";

/// How it is paid.
pub(in crate::xml) struct Payment<'a> {
    /// BT-81.
    pub(in crate::xml) code: &'static str,
    /// BT-83: what the payer states, as the document prints it.
    pub(in crate::xml) reference: Option<String>,
    /// BG-17.
    pub(in crate::xml) account: Option<Account<'a>>,
}

/// Where a transfer goes.
pub(in crate::xml) struct Account<'a> {
    /// BT-84: an IBAN without spaces, the number of a Danish account, or of a creditor of transfer forms.
    pub(in crate::xml) id: String,
    /// BT-85: the account is the seller's own.
    pub(in crate::xml) name: &'a Name,
    /// BT-86: a BIC, or the number of a Danish bank.
    pub(in crate::xml) bank: Option<String>,
}

impl<'a> Payment<'a> {
    /// Between Danes the transfer form comes before the account, where the seller has one: a document has one code only
    /// (UBL-SR-47).
    pub(super) fn of_invoice(profile: Profile, invoice: &'a Invoice) -> Self {
        let Invoice { seller, buyer, currency, number, .. } = invoice;
        let codes = PaymentCodes::of(invoice, invoice.totals.payable);
        let is_danish = |country: &str| country == "DK";
        let between_danes = profile == Profile::Peppol
            && is_danish(seller.address.country.code())
            && is_danish(buyer.address.country.code());
        if let Some(slip) = codes.fik.filter(|_| between_danes) {
            return Self::by_transfer_form(&slip, &seller.name);
        }
        let means = PaymentMeans::of(profile, seller, buyer, *currency);
        let code = means.code();
        let account = match means {
            PaymentMeans::SepaTransfer(bank) | PaymentMeans::Transfer(bank) => Some(account(bank, &seller.name)),
            PaymentMeans::DanishAccount { registration, account } => {
                Some(Account { id: account, name: &seller.name, bank: Some(registration) })
            }
            PaymentMeans::NotDefined => None,
        };
        let reference = codes.reference.map_or_else(|| number.to_string(), |reference| reference.as_str().to_owned());
        Self { code, reference: Some(reference), account }
    }

    /// Card type and payment id, and the creditor's number (DK-R-010, DK-R-011).
    fn by_transfer_form(slip: &FikSlip, name: &'a Name) -> Self {
        let account = Account { id: slip.creditor.to_string(), name, bank: None };
        Self { code: FIK, reference: Some(slip.ubl_payment_id()), account: Some(account) }
    }

    /// Nobody pays a credit note to the seller: it names no account. BT-20 says what becomes of it.
    pub(super) fn of_credit_note() -> Self {
        Self { code: PaymentMeans::NotDefined.code(), reference: None, account: None }
    }
}

fn account<'a>(bank: &BankAccount, name: &'a Name) -> Account<'a> {
    let bic = bank.bic.as_ref().map(ToString::to_string);
    Account { id: bank.iban.electronic().to_owned(), name, bank: bic }
}
