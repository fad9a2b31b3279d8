//! Issuing a draft.

use app::desk::AnyDesk;
use app::invoices::Found;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Effortful, Refusal, Tagged};
use axum::extract::State;
use domain::access::Scope;
use wire::invoice::InvoiceAnswer;
use wire::problem::Problems;

use crate::{Ports, answer, id};

/// Issue a draft
///
/// It gets its number and never changes any more. Issuing it again answers the same invoice. With the draft's `ETag` as
/// `If-Match`, a draft that was changed since is left alone (412).
#[utoipa::path(post, path = "/v1/invoices/{id}/issue", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn issue<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Effortful<Tagged<InvoiceAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesWrite).await?;
    let issued = app::invoices::issue_draft(ports.desk.desk(), &act, id(&path)?, caller.version()?).await?;
    let found = Found::Issued(Box::new(issued.invoice), Box::new(issued.state));
    Ok(Effortful { answer: Tagged::ok(answer(&ports, &act, &found).await.0), effort: issued.effort })
}
