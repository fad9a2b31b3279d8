//! `/v1/invoices`: drafting, issuing, reading. `/v1/series`: that no number is missing.

mod credit;
mod credit_notes;
mod drafts;
mod issue;
mod lists;
mod money;
mod review;
mod series;
mod show;

use app::desk::{Act, AnyDesk};
use app::invoices::Found;
use app::ports::Documents;
use axum::Router;
use axum::routing::{get, post};
use domain::id::InvoiceId;
use domain::invoice::Ready;
use jiff::Timestamp;
use utoipa::OpenApi;
use wire::invoice::InvoiceAnswer;
use wire::problem::Problem;

/// What the routes work with.
#[derive(Debug, Clone)]
pub struct Ports<D, L> {
    /// The desk.
    pub desk: D,
    /// The documents.
    pub shelf: L,
    /// The API's own address, for pay links.
    pub public_url: String,
}

/// The routes.
pub fn routes<D: AnyDesk, L: Documents + Clone + 'static>(ports: Ports<D, L>) -> Router {
    Router::new()
        .route("/v1/invoices", get(lists::list::<D, L>).post(drafts::create::<D, L>))
        .route("/v1/invoices/preview", post(drafts::preview::<D, L>))
        .route("/v1/invoices/{id}", get(show::show::<D, L>).put(drafts::revise::<D, L>).delete(drafts::discard::<D, L>))
        .route("/v1/invoices/{id}/issue", post(issue::issue::<D, L>))
        .route("/v1/invoices/{id}/submit", post(review::submit::<D, L>))
        .route("/v1/invoices/{id}/approve", post(review::approve::<D, L>))
        .route("/v1/invoices/{id}/payments", post(money::record_payment::<D, L>))
        .route("/v1/invoices/{id}/uncollectible", post(money::write_off::<D, L>))
        .route("/v1/invoices/{id}/credit", post(credit::credit::<D, L>))
        .route("/v1/invoices/{id}/void", post(credit::void::<D, L>))
        .route("/v1/invoices/{id}/revise", post(credit::replace::<D, L>))
        .route("/v1/invoices/{id}/credit-notes", get(credit_notes::of_invoice::<D, L>))
        .route("/v1/credit-notes", get(credit_notes::list::<D, L>))
        .route("/v1/credit-notes/{id}", get(credit_notes::show::<D, L>))
        .route("/v1/credit-notes/{id}/documents", get(credit_notes::documents::<D, L>))
        .route("/v1/credit-notes/{id}/refund", post(credit_notes::refund::<D, L>))
        .route("/v1/invoices/{id}/timeline", get(lists::timeline::<D, L>))
        .route("/v1/invoices/{id}/documents", get(show::documents::<D, L>))
        .route("/v1/series/{name}/audit", get(series::audit::<D, L>))
        .with_state(ports)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(
    lists::list,
    drafts::create,
    drafts::preview,
    show::show,
    drafts::revise,
    drafts::discard,
    review::submit,
    review::approve,
    issue::issue,
    money::record_payment,
    money::write_off,
    credit::credit,
    credit::void,
    credit::replace,
    credit_notes::of_invoice,
    credit_notes::list,
    credit_notes::show,
    credit_notes::documents,
    credit_notes::refund,
    lists::timeline,
    show::documents,
    series::audit,
))]
pub struct Description;

/// The id in an address.
fn id(text: &str) -> Result<InvoiceId, Problem> {
    InvoiceId::parse(text).map_err(|_| Problem::new(404, "not_found", "there is no such invoice"))
}

/// An invoice as answered, and its version while it is a draft. A draft says what it would come to, where that can be
/// settled: reading it is never refused for what would refuse to issue it.
async fn answer<D: AnyDesk, L>(ports: &Ports<D, L>, act: &Act, found: &Found) -> (InvoiceAnswer, Option<u64>) {
    let ready = match found {
        Found::Draft(draft) => app::invoices::preview(&ports.desk.desk().store, act, &draft.content).await.ok(),
        Found::Issued(..) => None,
    };
    told(found, ready.as_ref(), &ports.public_url, act.now)
}

/// The same, a draft as it was settled, or by itself.
fn told(found: &Found, ready: Option<&Ready>, public_url: &str, now: Timestamp) -> (InvoiceAnswer, Option<u64>) {
    match found {
        Found::Draft(draft) => (InvoiceAnswer::draft(draft, ready), Some(draft.version)),
        Found::Issued(invoice, state) => {
            let pay_url = app::documents::pay_link(public_url, invoice);
            (InvoiceAnswer::issued(invoice, state, pay_url, now), None)
        }
    }
}
