//! Allowances and charges on the wire.

use deserr::{Deserr, ValuePointerRef};
use domain::arithmetic::{AdjustmentKind, Percentage};
use domain::invoice::{
    Amount, AskedAdjustment, AskedSize, AskedTaxedAdjustment, Reason, ReasonedAdjustment, TaxedAdjustment,
};
use domain::refusal::Invalid;
use domain::text::{Line as ShortText, Text};
use serde::Serialize;
use utoipa::ToSchema;

use super::{VatAnswer, VatInput};
use crate::read::{FieldErrors, Read};

/// An allowance or a charge of a line (BG-27, BG-28): an `amount`, a `percentage`, or an amount with the percentage of
/// the base that it is.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
pub struct AdjustmentInput {
    /// `allowance` or `charge`.
    #[schema(value_type = String, example = "allowance")]
    pub kind: Read<AdjustmentKind>,
    /// In the invoice's currency (BT-136, BT-141).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "25.00")]
    pub amount: Option<Read<Amount>>,
    /// Percent: "10" is ten percent (BT-138, BT-143).
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub percentage: Option<Read<Percentage>>,
    /// What it is a percentage of (BT-137, BT-142); quantity × price when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub base: Option<Read<Amount>>,
    /// BT-139, BT-144.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150, example = "Loyal customer")]
    pub reason: Option<Read<ShortText>>,
    /// UNTDID 5189 for an allowance, 7161 for a charge (BT-140, BT-145).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 4, example = "95")]
    pub reason_code: Option<Read<Text<4>>>,
}

/// An allowance or a charge of the document (BG-20, BG-21), taxed as its `vat` says.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_taxed -> FieldErrors)]
pub struct TaxedAdjustmentInput {
    /// `allowance` or `charge`.
    #[schema(value_type = String, example = "charge")]
    pub kind: Read<AdjustmentKind>,
    /// In the invoice's currency (BT-92, BT-99).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "79.00")]
    pub amount: Option<Read<Amount>>,
    /// Percent (BT-94, BT-101).
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub percentage: Option<Read<Percentage>>,
    /// What it is a percentage of (BT-93, BT-100); the lines of the same category and rate when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub base: Option<Read<Amount>>,
    /// BT-97, BT-104.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 150, example = "Freight")]
    pub reason: Option<Read<ShortText>>,
    /// UNTDID 5189 for an allowance, 7161 for a charge (BT-98, BT-105).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 4, example = "FC")]
    pub reason_code: Option<Read<Text<4>>>,
    /// BT-95 and BT-96, BT-102 and BT-103.
    pub vat: VatInput,
}

fn check(read: AdjustmentInput, location: ValuePointerRef<'_>) -> Result<AdjustmentInput, FieldErrors> {
    read.asked().map_err(|invalid| FieldErrors::refused(&invalid, location))?;
    Ok(read)
}

fn check_taxed(read: TaxedAdjustmentInput, location: ValuePointerRef<'_>) -> Result<TaxedAdjustmentInput, FieldErrors> {
    read.asked().map_err(|invalid| FieldErrors::refused(&invalid, location))?;
    Ok(read)
}

impl AdjustmentInput {
    /// What is asked for.
    pub(super) fn asked(&self) -> Result<AskedAdjustment, Invalid> {
        let size = size(self.amount.as_ref(), self.percentage.as_ref(), self.base.as_ref())?;
        let reason = reason(self.reason.as_ref(), self.reason_code.as_ref())?;
        Ok(AskedAdjustment { kind: self.kind.0, size, reason })
    }
}

impl TaxedAdjustmentInput {
    /// What is asked for.
    pub(super) fn asked(&self) -> Result<AskedTaxedAdjustment, Invalid> {
        let size = size(self.amount.as_ref(), self.percentage.as_ref(), self.base.as_ref())?;
        let reason = reason(self.reason.as_ref(), self.reason_code.as_ref())?;
        let vat = self.vat.treatment()?;
        Ok(AskedTaxedAdjustment { asked: AskedAdjustment { kind: self.kind.0, size, reason }, vat })
    }
}

fn size(
    amount: Option<&Read<Amount>>,
    percentage: Option<&Read<Percentage>>,
    base: Option<&Read<Amount>>,
) -> Result<AskedSize, Invalid> {
    match (amount, percentage, base) {
        (Some(amount), None, None) => Ok(AskedSize::Amount(amount.0)),
        (None, Some(percentage), base) => Ok(AskedSize::Percentage(percentage.0, base.map(|base| base.0))),
        (Some(amount), Some(percentage), Some(base)) => Ok(AskedSize::Both(amount.0, percentage.0, base.0)),
        _ => Err(Invalid::new(
            "adjustment_size",
            "give an amount, a percentage, or an amount with its percentage and base",
        )),
    }
}

fn reason(text: Option<&Read<ShortText>>, code: Option<&Read<Text<4>>>) -> Result<Reason, Invalid> {
    Reason::new(text.map(|text| text.0.clone()), code.map(|code| code.0.clone()))
}

/// An allowance or a charge as answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AdjustmentAnswer {
    kind: &'static str,
    amount: String,
    percentage: Option<String>,
    base: Option<String>,
    reason: Option<String>,
    reason_code: Option<String>,
    /// Of one of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    vat: Option<VatAnswer>,
}

impl From<&ReasonedAdjustment> for AdjustmentAnswer {
    fn from(reasoned: &ReasonedAdjustment) -> Self {
        let of = reasoned.adjustment.of();
        Self {
            kind: reasoned.adjustment.kind().as_str(),
            amount: reasoned.adjustment.amount().to_string(),
            percentage: of.map(|of| of.percentage.to_string()),
            base: of.map(|of| of.base.to_string()),
            reason: reasoned.reason.text().map(ShortText::to_string),
            reason_code: reasoned.reason.code().map(Text::to_string),
            vat: None,
        }
    }
}

impl From<&TaxedAdjustment> for AdjustmentAnswer {
    fn from(taxed: &TaxedAdjustment) -> Self {
        Self { vat: Some(VatAnswer::from(&taxed.vat)), ..Self::from(&taxed.reasoned) }
    }
}
