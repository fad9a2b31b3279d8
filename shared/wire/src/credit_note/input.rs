//! A credit note as a shop asks for it.

use deserr::{Deserr, ValuePointerRef};
use domain::credit_note::{AskedLine, AskedPart, CreditAsked, DocumentPart, Effect};
use domain::invoice::{Amount, LINES_MAX};
use domain::quantity::Quantity;
use domain::refusal::Invalid;
use domain::series::SeriesName;
use domain::text::{Note, Reference};
use utoipa::ToSchema;

use crate::read::{FieldErrors, MetadataInput, Read};

/// What is to be credited of an invoice.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check -> FieldErrors)]
#[schema(example = json!({
    "external_id": "return-17", "reason": "Two pieces came back", "effect": "refund",
    "lines": [{ "line": 1, "quantity": "2" }]
}))]
pub struct CreditInput {
    /// The shop's own id; unique among its credit notes.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "return-17")]
    pub external_id: Option<Read<Reference>>,
    /// Why (BT-22).
    #[schema(value_type = String, max_length = 2000, example = "Two pieces came back")]
    pub reason: Read<Note>,
    /// What becomes of what is not open any more: `reduce_open` (refused where more is credited than is open), `refund`
    /// or `credit`. What is open is lessened first.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "reduce_open")]
    pub effect: Option<Read<Effect>>,
    /// Which lines, each at most once; everything that is left when absent.
    #[deserr(default)]
    pub lines: Option<Vec<CreditLineInput>>,
    /// Whether the document's allowances and charges go along in proportion to the lines. Without it they stay, as a
    /// freight that is not paid back does.
    #[deserr(default = true)]
    #[schema(default = true)]
    pub allowances_charges: bool,
    /// The series that numbers it; `credit_note` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "credit_note")]
    pub series: Option<Read<SeriesName>>,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

/// A line to be credited: with `quantity` so many units, with `amount` a lower price after the fact, with neither all
/// that is left of it.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_line -> FieldErrors)]
pub struct CreditLineInput {
    /// Its number on the invoice, from 1 (BT-126).
    #[schema(minimum = 1, example = 1)]
    pub line: usize,
    /// How many units; above zero.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "2")]
    pub quantity: Option<Read<Quantity>>,
    /// How much of its amount: before VAT, or with VAT where the prices of the invoice include it; above zero.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub amount: Option<Read<Amount>>,
}

/// Why an invoice is voided or replaced.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
#[schema(example = json!({ "reason": "Wrong customer", "effect": "reduce_open", "external_id": "void-17" }))]
pub struct ReasonInput {
    /// The shop's own id of the credit note; unique among its credit notes.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "void-17")]
    pub external_id: Option<Read<Reference>>,
    /// Why (BT-22).
    #[schema(value_type = String, max_length = 2000, example = "Wrong customer")]
    pub reason: Read<Note>,
    /// As of a credit note.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "reduce_open")]
    pub effect: Option<Read<Effect>>,
    /// The series that numbers the credit note; `credit_note` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "credit_note")]
    pub series: Option<Read<SeriesName>>,
}

fn check(read: CreditInput, location: ValuePointerRef<'_>) -> Result<CreditInput, FieldErrors> {
    if read.lines.as_ref().is_some_and(|lines| !(1..=LINES_MAX).contains(&lines.len())) {
        let detail = format!("a credit note names 1 to {LINES_MAX} lines, or none of them for everything that is left");
        return Err(FieldErrors::refused(&Invalid::new("lines_count", detail), location.push_key("lines")));
    }
    Ok(read)
}

fn check_line(read: CreditLineInput, location: ValuePointerRef<'_>) -> Result<CreditLineInput, FieldErrors> {
    if read.quantity.is_some() && read.amount.is_some() {
        let detail = "a line is credited by a quantity or by an amount";
        let invalid = Invalid::new("quantity_and_amount", detail);
        return Err(FieldErrors::refused(&invalid, location.push_key("amount")));
    }
    Ok(read)
}

impl CreditInput {
    /// How much of the invoice.
    pub fn asked(&self) -> CreditAsked {
        let Some(lines) = &self.lines else {
            return CreditAsked::Whole;
        };
        let document = if self.allowances_charges { DocumentPart::Proportional } else { DocumentPart::Keep };
        CreditAsked::Lines { lines: lines.iter().map(CreditLineInput::asked).collect(), document }
    }

    /// What becomes of the credit.
    pub fn effect(&self) -> Effect {
        self.effect.as_ref().map_or(Effect::ReduceOpen, |effect| effect.0)
    }
}

impl CreditLineInput {
    fn asked(&self) -> AskedLine {
        let part = match (&self.quantity, &self.amount) {
            (Some(quantity), _) => AskedPart::Quantity(quantity.0),
            (None, Some(amount)) => AskedPart::Amount(amount.0),
            (None, None) => AskedPart::Rest,
        };
        AskedLine { line: self.line, part }
    }
}

impl ReasonInput {
    /// What becomes of the credit.
    pub fn effect(&self) -> Effect {
        self.effect.as_ref().map_or(Effect::ReduceOpen, |effect| effect.0)
    }
}
