//! Reading one invoice and its documents.

use app::desk::AnyDesk;
use app::documents::Link;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Refusal, Tagged};
use axum::extract::State;
use axum::http::StatusCode;
use domain::access::Scope;
use wire::document::DocumentAnswer;
use wire::invoice::InvoiceAnswer;
use wire::list::List;
use wire::problem::Problems;

use crate::{Ports, answer, id};

/// Read an invoice
#[utoipa::path(get, path = "/v1/invoices/{id}", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = InvoiceAnswer), Problems))]
pub(crate) async fn show<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<InvoiceAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let found = app::invoices::read(&ports.desk.desk().store, &act, id(&path)?).await?;
    let (body, version) = answer(&ports, &act, &found).await;
    Ok(Tagged { status: StatusCode::OK, body, version })
}

/// List an invoice's documents
///
/// The PDF first, then the electronic invoice as UBL and CII where there is one, each with a link that works for ten
/// minutes without a key. Empty while nothing is drawn.
#[utoipa::path(get, path = "/v1/invoices/{id}/documents", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t")),
    responses((status = 200, body = List<DocumentAnswer>), Problems))]
pub(crate) async fn documents<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
) -> Result<Tagged<List<DocumentAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let found = app::documents::find(&ports.desk.desk().store, &ports.shelf, &act, id(&path)?).await?;
    Ok(Tagged::ok(links(found)))
}

/// The documents there are, once they are drawn.
pub(crate) fn links(found: Vec<Link>) -> List<DocumentAnswer> {
    let data: Vec<_> = found
        .into_iter()
        .map(|link| DocumentAnswer {
            kind: link.kind.as_str(),
            content_type: link.kind.media_type(),
            file_name: link.file_name,
            bytes: link.document.bytes,
            sha256: link.document.sha256,
            url: link.url,
            expires_at: link.expires_at.to_string(),
        })
        .collect();
    List::new(data, false, |document: &DocumentAnswer| document.file_name.clone())
}
