//! What was asked for when an invoice was issued, read back from the invoice: the draft that replaces it begins so.

use super::{
    Amount, AskedAccounting, AskedAdjustment, AskedLine, AskedSize, AskedTaxedAdjustment, DraftContent, Invoice, Line,
    PricedLine, ReasonedAdjustment,
};
use crate::arithmetic::Adjustment;
use crate::electronic_invoice::Profile;
use crate::merchant::Days;
use crate::money::Money;
use crate::refusal::Invalid;

impl Invoice {
    /// The same again, to be corrected: without a date of issue, without what was prepaid, which the credit note gives
    /// back or keeps, and with the deposits it deducted. An amount of an invoice can always be asked for again, so that
    /// an error is one of ours.
    pub fn asked_again(&self) -> Result<DraftContent, Invalid> {
        let prices_include_vat = self.lines.iter().any(|line| line.price_with_vat.is_some());
        let lines = self.lines.iter().filter(|line| line.deducts.is_none());
        let terms = self.issue_date.until(self.due_date).map_or(0, |span| i64::from(span.get_days()));
        // Where prices include VAT, the rounding follows from them.
        let rounding = self.totals.rounding.filter(|_| !prices_include_vat).map(amount).transpose()?;
        Ok(DraftContent {
            external_id: None,
            customer: self.customer,
            currency: Some(self.currency),
            issue_date: None,
            supply_date: self.supply_date,
            payment_terms_days: Days::try_from(terms).ok(),
            order_reference: self.order_reference.clone(),
            buyer_reference: self.buyer_reference.clone(),
            note: self.note.clone(),
            lines: lines.map(line_again).collect::<Result<_, _>>()?,
            adjustments: self
                .adjustments
                .iter()
                .map(|taxed| {
                    Ok(AskedTaxedAdjustment { asked: adjustment_again(&taxed.reasoned)?, vat: taxed.vat.clone() })
                })
                .collect::<Result<_, Invalid>>()?,
            prices_include_vat,
            prepaid: None,
            rounding,
            tax_point_date: self.tax_point_date,
            accounting: self.accounting.as_ref().map(|accounting| AskedAccounting {
                currency: accounting.rate.to(),
                rate: accounting.rate.rate_text(),
                source: accounting.rate.source.clone(),
                date: accounting.rate.date,
            }),
            deliver_to: self.deliver_to,
            delivery_address: self.delivery_address.clone(),
            period: self.period,
            profile: self.asked_profile(),
            // What the coupons took is among the allowances.
            coupons: Vec::new(),
            kind: self.kind,
            deducts: self.deducts.iter().map(|deposit| deposit.invoice).collect(),
            replaces: Some(self.reference()),
            series: self.sequence.as_ref().map(|sequence| sequence.series.clone()),
            metadata: self.metadata.clone(),
        })
    }

    /// The profile, where the invoice itself may have named it: the customer's own follows again, and EN 16931 is what
    /// holds where nobody names any.
    fn asked_profile(&self) -> Option<Profile> {
        let customers = self.buyer.profile;
        self.profile.filter(|profile| customers.map_or(*profile != Profile::En16931, |own| own != *profile))
    }
}

fn amount(money: Money) -> Result<Amount, Invalid> {
    Amount::parse(&money.to_string())
}

fn line_again(priced: &PricedLine) -> Result<AskedLine, Invalid> {
    let asked = priced.adjustments.iter().map(adjustment_again).collect::<Result<_, _>>()?;
    let unit_price = priced.price_with_vat.unwrap_or(priced.line.unit_price);
    Ok(Line { unit_price, asked, ..priced.line.clone() }.into())
}

fn adjustment_again(reasoned: &ReasonedAdjustment) -> Result<AskedAdjustment, Invalid> {
    let ReasonedAdjustment { adjustment, reason } = reasoned;
    Ok(AskedAdjustment { kind: adjustment.kind(), size: size_again(adjustment)?, reason: reason.clone() })
}

fn size_again(adjustment: &Adjustment) -> Result<AskedSize, Invalid> {
    let told = amount(adjustment.amount())?;
    match adjustment.of() {
        None => Ok(AskedSize::Amount(told)),
        Some(of) => Ok(AskedSize::Both(told, of.percentage, amount(of.base)?)),
    }
}
