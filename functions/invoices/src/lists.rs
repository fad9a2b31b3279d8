//! Listing invoices, and what happened to one.

use app::desk::AnyDesk;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Paging, Refusal, Tagged};
use axum::extract::State;
use domain::access::Scope;
use domain::id::{EventId, InvoiceId};
use wire::invoice::InvoiceAnswer;
use wire::list::List;
use wire::problem::Problems;
use wire::timeline::TimelineEntry;

use crate::{Ports, id, told};

/// List invoices
///
/// Drafts and issued ones, the latest first. A draft that leaves something to the catalogue or to rules stands here
/// without totals.
#[utoipa::path(get, path = "/v1/invoices", tag = "invoices", security(("key" = [])),
    params(("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<InvoiceAnswer>), Problems))]
pub(crate) async fn list<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    paging: Paging,
) -> Result<Tagged<List<InvoiceAnswer>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let before = paging.cursor(InvoiceId::parse)?;
    let page = app::invoices::list(&ports.desk.desk().store, &act, before, paging.limit).await?;
    let data = page.items.iter().map(|found| told(found, None, &ports.public_url, caller.now).0).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |invoice: &InvoiceAnswer| invoice.id.clone())))
}

/// Tell what happened to an invoice
///
/// The earliest first.
#[utoipa::path(get, path = "/v1/invoices/{id}/timeline", tag = "invoices", security(("key" = [])),
    params(("id" = String, Path, example = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t"),
           ("limit" = Option<u8>, Query, description = "1 to 100; 20 when absent"),
           ("cursor" = Option<String>, Query, description = "The `next_cursor` of the page before")),
    responses((status = 200, body = List<TimelineEntry>), Problems))]
pub(crate) async fn timeline<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(path): Address<String>,
    paging: Paging,
) -> Result<Tagged<List<TimelineEntry>>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let after = paging.cursor(EventId::parse)?;
    let page = app::invoices::timeline(&ports.desk.desk().store, &act, id(&path)?, after, paging.limit).await?;
    let data = page.items.iter().map(TimelineEntry::from).collect();
    Ok(Tagged::ok(List::new(data, page.has_more, |entry: &TimelineEntry| entry.id.clone())))
}
