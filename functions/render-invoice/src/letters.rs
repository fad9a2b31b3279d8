//! Letters about money, to be printed or sent along: a reminder, a receipt, an account statement.

use app::desk::{Act, AnyDesk};
use app::documents::{Letter, draw_letter, receipt, reminder, statement};
use app::ports::{Documents, Drawing};
use aws::inbound::http::{Caller, Refusal, pdf};
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use domain::access::Scope;
use wire::letter::{ReceiptInput, ReminderInput, StatementInput};
use wire::problem::Problems;
use wire::read::read;

use crate::Ports;

/// Draw a reminder
///
/// The letter that reminds of an invoice, as of today, with the codes by which it is paid. It sends nothing and counts
/// as no reminder; those go out by themselves.
#[utoipa::path(post, path = "/v1/letters/reminder", tag = "letters", security(("key" = [])),
    request_body = ReminderInput,
    responses((status = 200, description = "The letter", content_type = "application/pdf"), Problems))]
pub(crate) async fn remind<D: AnyDesk, L: Documents, R: Drawing>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let asked: ReminderInput = read(&body)?;
    let matter = reminder(&ports.desk.desk().store, &act, asked.invoice.0, &ports.public_url).await?;
    answer(&ports, &act, Letter::Reminder(matter), "reminder.pdf").await
}

/// Draw a receipt
///
/// For one payment of an invoice, and what was left of the invoice then. It is the same whenever it is asked for.
#[utoipa::path(post, path = "/v1/letters/receipt", tag = "letters", security(("key" = [])),
    request_body = ReceiptInput,
    responses((status = 200, description = "The receipt", content_type = "application/pdf"), Problems))]
pub(crate) async fn confirm<D: AnyDesk, L: Documents, R: Drawing>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let asked: ReceiptInput = read(&body)?;
    let matter = receipt(&ports.desk.desk().store, &act, asked.invoice.0, asked.payment.0).await?;
    answer(&ports, &act, Letter::Receipt(matter), "receipt.pdf").await
}

/// Draw an account statement
///
/// A customer's account in one currency from one day to another: what was owed before, each invoice, credit note and
/// payment with the balance after it, and what is owed at the end. At most 2,000 entries.
#[utoipa::path(post, path = "/v1/letters/statement", tag = "letters", security(("key" = [])),
    request_body = StatementInput,
    responses((status = 200, description = "The statement", content_type = "application/pdf"), Problems))]
pub(crate) async fn state<D: AnyDesk, L: Documents, R: Drawing>(
    State(ports): State<Ports<D, L, R>>,
    caller: Caller,
    body: Bytes,
) -> Result<Response, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let asked: StatementInput = read(&body)?;
    let days = (asked.from.0, asked.to.0);
    let matter = statement(&ports.desk.desk().store, &act, asked.customer.0, asked.currency.0, days).await?;
    answer(&ports, &act, Letter::Statement(matter), "statement.pdf").await
}

async fn answer<D: AnyDesk, L: Documents, R: Drawing>(
    ports: &Ports<D, L, R>,
    act: &Act,
    letter: Letter,
    file_name: &'static str,
) -> Result<Response, Refusal> {
    let drawn = draw_letter(&ports.desk.desk().store, ports.studio(), act, &letter).await?;
    Ok(pdf(drawn, file_name)?)
}
