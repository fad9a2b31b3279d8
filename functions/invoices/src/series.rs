//! The audit of a series.

use app::desk::AnyDesk;
use app::ports::Documents;
use aws::inbound::http::{Address, Caller, Refusal, Tagged};
use axum::extract::{RawQuery, State};
use domain::access::Scope;
use domain::series::{Run, SeriesName};
use wire::problem::{Problem, Problems};
use wire::series::AuditAnswer;

use crate::Ports;

/// Audit a series
///
/// Proves from what is stored that every number from the first to the last that was taken has exactly one document. It
/// looks at 100,000 numbers at most and says in `next_from` where to go on. A number without a document is looked for
/// again for some seconds before it is called missing.
#[utoipa::path(get, path = "/v1/series/{name}/audit", tag = "invoices", security(("key" = [])),
    params(("name" = String, Path, example = "invoice"),
           ("year" = Option<String>, Query, example = "2026",
            description = "Which sequence, where the pattern names the year: this year in the merchant's zone when \
                           absent. `all` is the one over all years"),
           ("from" = Option<u64>, Query, description = "The number to begin at; the first when absent")),
    responses((status = 200, body = AuditAnswer), Problems))]
pub(crate) async fn audit<D: AnyDesk, L: Documents + Clone + 'static>(
    State(ports): State<Ports<D, L>>,
    caller: Caller,
    Address(name): Address<String>,
    RawQuery(query): RawQuery,
) -> Result<Tagged<AuditAnswer>, Refusal> {
    let act = caller.act(&ports.desk, Scope::InvoicesRead).await?;
    let name = SeriesName::parse(&name).map_err(|_| Problem::new(404, "not_found", "there is no such series"))?;
    let asked = asked(query.as_deref().unwrap_or_default())?;
    let audit = app::series::audit(ports.desk.desk(), &act, &name, asked).await?;
    Ok(Tagged::ok((&audit).into()))
}

fn asked(query: &str) -> Result<(Option<Run>, Option<u64>), Problem> {
    let (mut run, mut from) = (None, None);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            // Years and numbers are plain letters and digits, so nothing in them is escaped.
            Some(("year", value)) => {
                run = Some(Run::parse(value).map_err(|invalid| Problem::new(400, invalid.code, invalid.detail))?);
            }
            Some(("from", value)) => {
                let malformed = |_| Problem::new(400, "from_malformed", "from is a number of the sequence");
                from = Some(value.parse().map_err(malformed)?);
            }
            _ => return Err(Problem::new(400, "query_unknown", "an audit takes year and from")),
        }
    }
    Ok((run, from))
}
