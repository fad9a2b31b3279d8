//! Deposits that a final invoice deducts: negative lines in the VAT category of the deposit, so that no VAT is declared
//! twice. What was prepaid without an invoice is BT-113 instead.

use super::kind::InvoiceKind;
use super::{Invoice, InvoiceState, Line};
use crate::arithmetic::BaseQuantity;
use crate::credit_note::Preceding;
use crate::currency::Currency;
use crate::id::CustomerId;
use crate::language::Language;
use crate::money::{Money, MoneyError};
use crate::price::UnitPrice;
use crate::quantity::Quantity;
use crate::refusal::Invalid;
use crate::tax::{VatGroup, VatTreatment};
use crate::text::Name;
use crate::unit::Unit;

/// A deposit invoice that is to be deducted, as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Deposit<'a> {
    /// What was issued.
    pub invoice: &'a Invoice,
    /// What became of it.
    pub state: &'a InvoiceState,
}

impl Deposit<'_> {
    /// Whether a final invoice of a customer and currency may deduct it. It must be one of a deposit, and neither
    /// credited nor deducted already; whether it is paid makes no difference to what is left to invoice.
    pub fn check(&self, customer: CustomerId, currency: Currency) -> Result<Preceding, Invalid> {
        let Self { invoice, state } = self;
        let no = |code, why: &str| Err(Invalid::new(code, format!("invoice {} {why}", invoice.number)));
        if invoice.kind != InvoiceKind::Deposit {
            return no("not_a_deposit", "is not one of a deposit; its kind is not deposit");
        }
        if invoice.customer != customer {
            return no("deposit_of_other_customer", "is another customer's");
        }
        if invoice.currency != currency {
            return no("deposit_currency_differs", "is in another currency");
        }
        if state.deducted_by.is_some() {
            return no("deposit_deducted", "is deducted by another invoice already");
        }
        if state.credited.is_some() {
            return no("deposit_credited", "was credited, wholly or in part, and is not deducted any more");
        }
        Ok(invoice.reference())
    }

    /// The lines that deduct it: one for each row of its breakdown. Where prices include VAT, they are with VAT too, and
    /// come to what was asked for the deposit.
    pub(super) fn lines(&self, language: Language, with_vat: bool) -> Result<Vec<Line>, Invalid> {
        let too_large = |error: MoneyError| Invalid::new("amount_too_large", error.to_string());
        let mut rounding = self.invoice.totals.rounding;
        let mut lines = Vec::with_capacity(self.invoice.vat_breakdown.len());
        for group in self.invoice.vat_breakdown.iter().filter(|group| !group.taxable.is_zero()) {
            let amount = if with_vat {
                let gross = group.taxable.checked_add(group.tax).map_err(too_large)?;
                // What the deposit was rounded by goes with its first row.
                let rounding = rounding.take().unwrap_or(Money::zero(gross.currency()));
                gross.checked_add(rounding).map_err(too_large)?
            } else {
                group.taxable
            };
            lines.push(self.line(language, group, amount)?);
        }
        Ok(lines)
    }

    fn line(&self, language: Language, group: &VatGroup, amount: Money) -> Result<Line, Invalid> {
        let (quantity, price) =
            if amount.is_negative() { (Quantity::ONE, amount.negated()) } else { (Quantity::ONE.negated(), amount) };
        let reason = group.exemption_reason.clone();
        Ok(Line {
            item_id: None,
            name: name(language, self.invoice.number.as_str())?,
            description: None,
            quantity,
            unit: Unit::parse("C62")?,
            unit_price: UnitPrice::parse(&price.to_string())?,
            discount: None,
            base_quantity: BaseQuantity::ONE,
            asked: Vec::new(),
            vat: VatTreatment::with_code(group.category, group.rate, reason, group.exemption_code)?,
        })
    }
}

/// BT-153 of a line that deducts a deposit.
fn name(language: Language, number: &str) -> Result<Name, Invalid> {
    Name::parse(&match language {
        Language::Danish => format!("Fradrag af aconto, faktura {number}"),
        Language::Romanian => format!("Stornare avans, factura {number}"),
        Language::Arabic => format!("خصم الدفعة المقدمة، فاتورة {number}"),
        Language::English => format!("Deposit deducted, invoice {number}"),
    })
}
