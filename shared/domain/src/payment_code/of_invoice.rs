//! Which payment codes an invoice gets.

use crate::invoice::Invoice;
use crate::money::Money;

use super::{CreditorReference, EpcTransfer, FikPaymentId, FikSlip, Remittance};

/// The codes by which what is open of an invoice can be paid by transfer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentCodes {
    /// What the payer states instead of the invoice's number: with a transfer in EUR, where the number makes one.
    pub reference: Option<CreditorReference>,
    /// The transfer as a QR code: in EUR, to an account in SEPA.
    pub transfer: Option<EpcTransfer>,
    /// The transfer form: in DKK, to a seller with a creditor number.
    pub fik: Option<FikSlip>,
}

impl PaymentCodes {
    /// The codes for `open`, what is still to be paid of the invoice, in its currency; none where nothing is open.
    pub fn of(invoice: &Invoice, open: Money) -> Self {
        let account = invoice.seller.bank.as_ref().filter(|_| open.minor() > 0);
        let Some(account) = account else { return Self::default() };
        let reference = CreditorReference::of(&invoice.number).ok();
        let remittance =
            reference.clone().map_or_else(|| Remittance::Text(invoice.number.to_string()), Remittance::Reference);
        let transfer = EpcTransfer::new(invoice.seller.name.as_str(), account, open, remittance).ok();
        let creditor = account.fik_creditor.clone().filter(|_| open.currency().code() == "DKK");
        let payment_id =
            invoice.sequence.as_ref().and_then(|sequence| FikPaymentId::of(sequence, invoice.sequence_number).ok());
        Self {
            reference: reference.filter(|_| transfer.is_some()),
            transfer,
            fik: payment_id.zip(creditor).map(|(payment_id, creditor)| FikSlip { payment_id, creditor }),
        }
    }
}
