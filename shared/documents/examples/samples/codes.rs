//! The payment codes of the made-up invoices: a transfer form in kroner, a transfer code in euro, the code of a Saudi
//! seller.

use documents::sheet::{Payment, Totals};
use domain::bank::{BankAccount, Iban};
use domain::currency::Currency;
use domain::money::Money;
use domain::payment_code::{CreditorReference, EpcTransfer, FikCreditor, FikPaymentId, FikSlip, Remittance};
use domain::series::{Pattern, Run, Sequence, SeriesName};
use domain::tax::SaudiQr;
use rust_decimal::Decimal;

use super::{ISSUED, Sample};

/// The code of a Saudi invoice in riyals.
pub(super) fn saudi(sample: &Sample, totals: &Totals) -> Option<String> {
    let riyal = |amount: Decimal| Money::round(amount, Currency::parse("SAR").unwrap()).unwrap();
    let qr = SaudiQr {
        seller: sample.seller.name.clone(),
        vat_id: sample.seller.vat_id.clone()?,
        issued_at: format!("{ISSUED}T13:05:41"),
        total: riyal(totals.tax_inclusive),
        vat: riyal(totals.vat),
    };
    Some(qr.payload()).filter(|_| sample.currency == "SAR")
}

/// The payment with the codes that its currency has, for so much.
pub(super) fn coded(payment: Payment, seller: &str, currency: &str, open: Decimal) -> Payment {
    match currency {
        "DKK" => Payment { fik: Some(slip().to_string()), ..payment },
        "EUR" => in_euro(payment, seller, open),
        _ => payment,
    }
}

fn slip() -> FikSlip {
    let sequence = Sequence { series: SeriesName::invoice(), run: Run::Year(2026) };
    FikSlip { payment_id: FikPaymentId::of(&sequence, 417).unwrap(), creditor: FikCreditor::parse("81234567").unwrap() }
}

fn in_euro(payment: Payment, seller: &str, open: Decimal) -> Payment {
    let number = Pattern::parse("INV-{year}-{number:6}").unwrap().format(2026, 417);
    let reference = CreditorReference::of(&number).unwrap();
    let iban = Iban::parse(payment.iban.as_deref().unwrap()).unwrap();
    let account = BankAccount { iban, bic: None, fik_creditor: None };
    let open = Money::round(open, Currency::parse("EUR").unwrap()).unwrap();
    let transfer = EpcTransfer::new(seller, &account, open, Remittance::Reference(reference.clone()));
    Payment {
        reference: reference.to_string(),
        transfer_code: transfer.ok().map(|transfer| transfer.payload()),
        ..payment
    }
}
