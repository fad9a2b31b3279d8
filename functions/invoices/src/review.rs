//! A second pair of eyes: submitting a draft and approving it.

use app::desk::AnyDesk;
use app::invoices::Found;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Refusal, Tagged};
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use wire::invoice::InvoiceAnswer;
use wire::problem::Problems;

use crate::{Ports, answer, id};

/// Submit a draft
///
/// It is put before somebody else, who approves it. Changing it afterwards makes it a draft again. What could not be
/// issued is refused now. With the draft's `ETag` as `If-Match`, a draft that was changed since is left alone (412).
#[utoipa::path(post, path = "/v1/invoices/{id}/submit", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn submit<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let draft = app::invoices::submit(ports.desk.desk(), &act, id(&path)?, caller.version()?).await?;
    let (body, version) = answer(&ports, &act, &Found::Draft(Box::new(draft))).await;
    Ok(Tagged { status: StatusCode::OK, body, version })
}

/// Approve a draft
///
/// Not with a key that wrote or submitted any of it (403 `approver_is_author`). With the draft's `ETag` as `If-Match`,
/// a draft that was changed since is left alone (412).
#[utoipa::path(post, path = "/v1/invoices/{id}/approve", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn approve<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesApprove).await?;
    let draft = app::invoices::approve(ports.desk.desk(), &act, id(&path)?, caller.version()?).await?;
    let (body, version) = answer(&ports, &act, &Found::Draft(Box::new(draft))).await;
    Ok(Tagged { status: StatusCode::OK, body, version })
}
