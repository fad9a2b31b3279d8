//! Making, changing and discarding drafts; making one that is issued at once.

use app::desk::AnyDesk;
use app::invoices::Found;
use app::ports::Documents;
use app::series::Effort;
use aws::inbound::http::{Address, Caller, Effortful, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use wire::invoice::{InvoiceAnswer, InvoiceInput};
use wire::problem::Problems;
use wire::read::read;

use crate::{Ports, answer, id};

/// Draft an invoice, or issue it at once
///
/// With `issue` it gets its number in this call. Send an `external_id` or an `Idempotency-Key`: the same request again
/// answers the same invoice.
#[utoipa::path(post, path = "/v1/invoices", tag = "invoices", security(("key" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = InvoiceInput,
    responses((status = 201, body = InvoiceAnswer), Problems))]
pub(crate) async fn create<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    body: Bytes,
) -> Result<Effortful<Tagged<InvoiceAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let input: InvoiceInput = read(&body)?;
    let (issue, content) = (input.issue, input.into_content()?);
    let key = caller.idempotency_key()?;
    let (found, effort) = if issue {
        let issued = app::invoices::issue(ports.desk.desk(), &act, content, key.as_ref()).await?;
        (Found::Issued(Box::new(issued.invoice), Box::new(issued.state)), issued.effort)
    } else {
        (app::invoices::draft(ports.desk.desk(), &act, content, key.as_ref()).await?, Effort::default())
    };
    let (body, version) = answer(&ports, &act, &found).await;
    Ok(Effortful { answer: Tagged { status: StatusCode::CREATED, body, version }, effort })
}

/// Say what an invoice would come to
///
/// The same arithmetic and the same refusals as issuing, without an effect; it takes no key and no number.
#[utoipa::path(post, path = "/v1/invoices/preview", tag = "invoices", security(("key" = [])),
    request_body = InvoiceInput,
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn preview<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    body: Bytes,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let content = read::<InvoiceInput>(&body)?.into_content()?;
    let ready = app::invoices::preview(&ports.desk.desk().store, &act, &content).await?;
    Ok(Tagged::ok(InvoiceAnswer::preview(&content, &ready)))
}

/// Change a draft
///
/// Send its `ETag` as `If-Match`: a draft that was changed since is left alone (412).
#[utoipa::path(put, path = "/v1/invoices/{id}", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"), ("If-Match" = String, Header, example = "\"v1\"")),
    request_body = InvoiceInput,
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn revise<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let (id, version) = (id(&path)?, caller.required_version()?);
    let content = read::<InvoiceInput>(&body)?.into_content()?;
    let draft = app::invoices::revise(ports.desk.desk(), &act, id, version, content).await?;
    let (body, version) = answer(&ports, &act, &Found::Draft(Box::new(draft))).await;
    Ok(Tagged { status: StatusCode::OK, body, version })
}

/// Discard a draft
///
/// Send its `ETag` as `If-Match`. A draft has no number, so nothing is missing afterwards.
#[utoipa::path(delete, path = "/v1/invoices/{id}", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"), ("If-Match" = String, Header, example = "\"v1\"")),
    responses((status = 204, description = "Gone"), Problems))]
pub(crate) async fn discard<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<StatusCode, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    app::invoices::discard(ports.desk.desk(), &act, id(&path)?, caller.required_version()?).await?;
    Ok(StatusCode::NO_CONTENT)
}
