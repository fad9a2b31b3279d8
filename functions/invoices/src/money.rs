//! Money of an issued invoice: payments that a person saw, and giving up hope of any.

use app::desk::AnyDesk;
use app::invoices::Found;
use app::payments::Recording;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Refusal, Tagged};
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use wire::invoice::InvoiceAnswer;
use wire::payment::PaymentInput;
use wire::problem::Problems;
use wire::read::read;

use crate::{Ports, answer, id};

/// Record a payment
///
/// One that a person saw come in, such as a transfer on a bank statement: all of what is open, or part of it. Send an
/// `external_id` or an `Idempotency-Key`: the same request again is not a second payment.
#[utoipa::path(post, path = "/v1/invoices/{id}/payments", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("Idempotency-Key" = Option<String>, Header, description = "Remembered for 30 days")),
    request_body = PaymentInput,
    responses((status = 201, body = InvoiceAnswer), Problems))]
pub(crate) async fn record_payment<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    body: Bytes,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let input: PaymentInput = read(&body)?;
    let external_id = input.external_id.map(|id| id.0);
    let recording = Recording { amount: input.amount.0, received_on: input.received_on.0, external_id };
    let key = caller.idempotency_key()?;
    let (invoice, state) = app::payments::record(ports.desk.desk(), &act, id(&path)?, &recording, key.as_ref()).await?;
    let (body, version) = answer(&ports, &act, &Found::Issued(Box::new(invoice), Box::new(state))).await;
    Ok(Tagged { status: StatusCode::CREATED, body, version })
}

/// Give an invoice up as uncollectible
///
/// It is chased no more. What is owed stays owed, and a payment that comes after all is taken; what is not owed any
/// more gets a credit note instead.
#[utoipa::path(post, path = "/v1/invoices/{id}/uncollectible", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn write_off<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let (invoice, state) = app::invoices::write_off(ports.desk.desk(), &act, id(&path)?).await?;
    let (body, version) = answer(&ports, &act, &Found::Issued(Box::new(invoice), Box::new(state))).await;
    Ok(Tagged { status: StatusCode::OK, body, version })
}
