//! Correcting an issued invoice: crediting it, voiding it, replacing it.

use app::credit_notes::{Correction, IssuedNote};
use app::desk::AnyDesk;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Effortful, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::credit_note::CreditAsked;
use domain::party::Metadata;
use wire::credit_note::{CreditInput, CreditNoteAnswer, ReasonInput, ReplacementAnswer};
use wire::problem::Problems;
use wire::read::read;

use crate::{Ports, answer, id};

/// Credit an invoice
///
/// Lines and quantities, or everything that is left; never more. The note's amounts mirror the invoice's, so that
/// however it is split over notes, no cent is lost or gained. Send an `external_id` or an `Idempotency-Key`: the same
/// request again answers the same note.
#[utoipa::path(post, path = "/v1/invoices/{id}/credit", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = CreditInput,
    responses((status = 201, body = CreditNoteAnswer), Problems))]
pub(crate) async fn credit<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Effortful<Tagged<CreditNoteAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let input: CreditInput = read(&body)?;
    let correction = Correction {
        asked: input.asked(),
        effect: input.effect(),
        reason: input.reason.0,
        series: input.series.map(|series| series.0),
        external_id: input.external_id.map(|id| id.0),
        metadata: input.metadata.0,
    };
    let key = caller.idempotency_key()?;
    let (issued, effort) =
        app::credit_notes::issue(ports.desk.desk(), &act, id(&path)?, &correction, key.as_ref()).await?;
    Ok(Effortful { answer: created(&issued), effort })
}

/// Void an invoice
///
/// By a credit note for everything that is left of it. An invoice that is void answers the note that made it so.
#[utoipa::path(post, path = "/v1/invoices/{id}/void", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = ReasonInput,
    responses((status = 201, body = CreditNoteAnswer), Problems))]
pub(crate) async fn void<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Effortful<Tagged<CreditNoteAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let correction = whole(read(&body)?);
    let key = caller.idempotency_key()?;
    let (issued, effort) =
        app::credit_notes::void(ports.desk.desk(), &act, id(&path)?, &correction, key.as_ref()).await?;
    Ok(Effortful { answer: created(&issued), effort })
}

/// Replace an invoice
///
/// In one act: a credit note for everything that is left of it, and a draft of the same, to be corrected and issued.
/// The draft refers to the invoice (BT-25). Send an `external_id` or an `Idempotency-Key`: the same request again
/// answers the same note and draft.
#[utoipa::path(post, path = "/v1/invoices/{id}/revise", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = ReasonInput,
    responses((status = 201, body = ReplacementAnswer), Problems))]
pub(crate) async fn replace<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Tagged<ReplacementAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let correction = whole(read(&body)?);
    let key = caller.idempotency_key()?;
    let replaced = app::credit_notes::replace(ports.desk.desk(), &act, id(&path)?, &correction, key.as_ref()).await?;
    let draft = match &replaced.draft {
        Some(draft) => Some(answer(&ports, &act, draft).await.0),
        None => None,
    };
    let credit_note = CreditNoteAnswer::new(&replaced.note.note, &replaced.note.state);
    let body = ReplacementAnswer { credit_note, draft };
    Ok(Tagged { status: StatusCode::CREATED, body, version: None })
}

fn whole(input: ReasonInput) -> Correction {
    Correction {
        asked: CreditAsked::Whole,
        effect: input.effect(),
        reason: input.reason.0,
        series: input.series.map(|series| series.0),
        external_id: input.external_id.map(|id| id.0),
        metadata: Metadata::new(),
    }
}

fn created(issued: &IssuedNote) -> Tagged<CreditNoteAnswer> {
    let body = CreditNoteAnswer::new(&issued.note, &issued.state);
    Tagged { status: StatusCode::CREATED, body, version: None }
}
