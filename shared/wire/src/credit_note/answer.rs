//! A credit note as answered.

use std::collections::BTreeMap;

use domain::credit_note::{CreditNote, CreditNoteLine, CreditNoteState, RefundStatus};
use domain::electronic_invoice::Profile;
use domain::language::Language;
use serde::Serialize;
use utoipa::ToSchema;

use crate::customer::metadata_answer;
use crate::invoice::{
    AccountingAnswer, AdjustmentAnswer, InvoiceAnswer, LineAnswer, PrecedingAnswer, TotalsAnswer, VatGroupAnswer,
    delivery,
};

/// A credit note. Its amounts are decimal strings in `currency`, and lessen what is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CreditNoteAnswer {
    /// Its id.
    #[schema(example = "crn_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub id: String,
    /// BT-1.
    #[schema(example = "CN-2026-00007")]
    pub number: String,
    /// The invoice it corrects (BG-3).
    pub corrects: PrecedingAnswer,
    /// Why (BT-22).
    pub reason: String,
    /// `pending`, `drawn` or `sent`.
    pub delivery: &'static str,
    /// BT-5.
    pub currency: String,
    /// BG-22.
    pub totals: TotalsAnswer,
    /// BG-23. The VAT of a row is what was credited of it in all, rounded once, less what was credited before.
    pub vat_breakdown: Vec<VatGroupAnswer>,
    /// BG-20 and BG-21: an allowance of the invoice lessens the credit.
    pub allowances_charges: Vec<AdjustmentAnswer>,
    /// BT-6, BT-111 and the rate it follows from.
    pub accounting: Option<AccountingAnswer>,
    /// By how much it lessens what is open of the invoice.
    pub reduces_open: String,
    /// What is paid back.
    pub refund: Option<RefundAnswer>,
    /// What is kept for the customer.
    pub credit: Option<String>,
    /// BT-2.
    pub issue_date: String,
    /// What its electronic invoice keeps to, which is what the invoice's does; none where the PDF stands alone.
    #[schema(example = "en16931")]
    pub profile: Option<&'static str>,
    /// Who bought.
    pub customer: String,
    external_id: Option<String>,
    metadata: BTreeMap<String, String>,
    /// BG-25.
    pub lines: Vec<CreditNoteLineAnswer>,
}

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefundAnswer {
    /// How much.
    pub amount: String,
    /// `due` or `paid`.
    pub status: &'static str,
}

/// A line, and which line of the invoice it corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CreditNoteLineAnswer {
    /// The number of the invoice's line, from 1.
    corrects_line: usize,
    #[serde(flatten)]
    line: LineAnswer,
}

/// What replacing an invoice made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReplacementAnswer {
    /// The note that credits everything that was left.
    pub credit_note: CreditNoteAnswer,
    /// The draft of the same, or the invoice it has become; none where it was discarded.
    pub draft: Option<InvoiceAnswer>,
}

impl CreditNoteAnswer {
    /// A credit note, and how far it has come.
    pub fn new(note: &CreditNote, state: &CreditNoteState) -> Self {
        let refund = match state.refund {
            RefundStatus::None => None,
            RefundStatus::Due => Some("due"),
            RefundStatus::Paid => Some("paid"),
        };
        let effect = note.effect;
        Self {
            id: note.id.to_string(),
            number: note.number.to_string(),
            corrects: PrecedingAnswer::from(&note.corrects),
            reason: note.reason.to_string(),
            delivery: delivery(state.delivery),
            currency: note.currency.to_string(),
            totals: TotalsAnswer::from(&note.totals),
            vat_breakdown: note.vat_breakdown.iter().map(VatGroupAnswer::from).collect(),
            allowances_charges: note.adjustments.iter().map(AdjustmentAnswer::from).collect(),
            accounting: note.accounting.as_ref().map(AccountingAnswer::from),
            reduces_open: effect.reduces_open.to_string(),
            refund: refund.map(|status| RefundAnswer { amount: effect.refund.to_string(), status }),
            credit: (!effect.credit.is_zero()).then(|| effect.credit.to_string()),
            issue_date: note.issue_date.to_string(),
            profile: note.profile.map(Profile::as_str),
            customer: note.customer.to_string(),
            external_id: note.external_id.as_ref().map(ToString::to_string),
            metadata: metadata_answer(&note.metadata),
            lines: note.lines.iter().map(|line| CreditNoteLineAnswer::new(line, note.buyer.language)).collect(),
        }
    }
}

impl CreditNoteLineAnswer {
    fn new(line: &CreditNoteLine, language: Language) -> Self {
        Self { corrects_line: line.corrects_line, line: LineAnswer::new(&line.priced, language) }
    }
}
