//! `/v1/credit-notes`: reading them, and recording that money went back.

use app::desk::AnyDesk;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Paging, Refusal, Tagged};
use axum::extract::State;
use domain::access::Scope;
use domain::id::CreditNoteId;
use wire::credit_note::CreditNoteAnswer;
use wire::document::DocumentAnswer;
use wire::list::List;
use wire::problem::{Problem, Problems};

use crate::show::links;
use crate::{Ports, id};

/// List credit notes
///
/// The latest first.
#[utoipa::path(get, path = "/v1/credit-notes", tag = "credit notes", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<CreditNoteAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<CreditNoteAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let before = paging.cursor(CreditNoteId::parse)?;
    let page = app::credit_notes::list(&ports.desk.desk().store, &act, before, paging.limit).await?;
    let data = page.items.iter().map(|(note, state)| CreditNoteAnswer::new(note, state)).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |note: &CreditNoteAnswer| note.id.clone())))
}

/// List the credit notes of an invoice
///
/// All of them, the earliest first.
#[utoipa::path(get, path = "/v1/invoices/{id}/credit-notes", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = List<CreditNoteAnswer>), Problems))]
pub(crate) async fn of_invoice<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<List<CreditNoteAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let notes = app::credit_notes::of_invoice(&ports.desk.desk().store, &act, id(&path)?).await?;
    let data = notes.iter().map(|(note, state)| CreditNoteAnswer::new(note, state)).collect();
    Ok(Tagged::ok(List::new(data, false, |note: &CreditNoteAnswer| note.id.clone())))
}

/// Read a credit note
#[utoipa::path(get, path = "/v1/credit-notes/{id}", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "crn_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = CreditNoteAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<CreditNoteAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let (note, state) = app::credit_notes::read(&ports.desk.desk().store, &act, note(&path)?).await?;
    Ok(Tagged::ok(CreditNoteAnswer::new(&note, &state)))
}

/// List a credit note's documents
///
/// The PDF first, then the electronic note as UBL and CII where there is one, each with a link that works for ten
/// minutes without a key. Empty while nothing is drawn.
#[utoipa::path(get, path = "/v1/credit-notes/{id}/documents", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "crn_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = List<DocumentAnswer>), Problems))]
pub(crate) async fn documents<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<List<DocumentAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let (store, id) = (&ports.desk.desk().store, note(&path)?);
    let found = app::documents::find_of_credit_note(store, &ports.shelf, &act, id).await?;
    Ok(Tagged::ok(links(found)))
}

/// Record that a credit note was paid back
///
/// What the note refunds was sent to the customer. Recording it again changes nothing.
#[utoipa::path(post, path = "/v1/credit-notes/{id}/refund", tag = "credit notes", security(("key" = [])),
    params(("id" = String, Path, example = "crn_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = CreditNoteAnswer), Problems))]
pub(crate) async fn refund<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<CreditNoteAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let (note, state) = app::credit_notes::refund(ports.desk.desk(), &act, note(&path)?).await?;
    Ok(Tagged::ok(CreditNoteAnswer::new(&note, &state)))
}

/// The id in an address.
fn note(text: &str) -> Result<CreditNoteId, Problem> {
    CreditNoteId::parse(text).map_err(|_| Problem::new(404, "not_found", "there is no such credit note"))
}
