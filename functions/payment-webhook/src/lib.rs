//! `/v1/webhooks/{provider}/{endpoint_id}`: what payment providers report. Whose it is, the endpoint's id says; that it
//! is true, the signature over the raw bytes.

use app::desk::{Act, AnyDesk};
use app::payments::Taken;
use aws::inbound::http::{Address, Caller, Noted, Refusal};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use domain::event::Actor;
use domain::id::WebhookEndpointId;
use domain::payment::Provider;
use utoipa::OpenApi;
use wire::problem::{Problem, Problems};
use wire::stripe::{BadSignature, Told, read_event, verify};

/// The most bytes of a report; Stripe's events stay far below.
const REPORT_BYTES_MAX: usize = 1_048_576;

/// The routes.
pub fn routes<D: AnyDesk>(desk: D) -> Router {
    Router::new().route("/v1/webhooks/{provider}/{endpoint_id}", post(report::<D>)).with_state(desk)
}

/// What they are, for the description of the API.
#[derive(OpenApi)]
#[openapi(paths(report))]
pub struct Description;

/// Report what happened to money
///
/// For payment providers. Stripe: `payment_intent.succeeded`, `charge.succeeded`, `checkout.session.completed`,
/// `checkout.session.async_payment_succeeded` and `charge.dispute.created`, with the invoice's id as
/// `metadata.faktura_invoice`. Other events are taken and change nothing. The same event again changes nothing.
#[utoipa::path(post, path = "/v1/webhooks/{provider}/{endpoint_id}", tag = "payment providers",
    params(("provider" = String, Path, example = "stripe"), ("endpoint_id" = String, Path),
           ("Stripe-Signature" = Option<String>, Header)),
    request_body(content = String, content_type = "application/json", description = "The provider's event, as it was signed"),
    responses((status = 204, description = "Taken"), Problems))]
async fn report<D: AnyDesk>(
    State(desk): State<D>,
    caller: Caller,
    Address((provider, endpoint_id)): Address<(String, String)>,
    body: Bytes,
) -> Result<Noted<StatusCode>, Refusal> {
    let unknown = || Problem::new(404, "not_found", "there is no such webhook endpoint");
    let provider = Provider::parse(&provider).map_err(|_| unknown())?;
    let id = WebhookEndpointId::parse(&endpoint_id).map_err(|_| unknown())?;
    if body.len() > REPORT_BYTES_MAX {
        return Err(Problem::new(413, "body_too_large", "the body is larger than 1 MiB").into());
    }
    let endpoint = app::payments::endpoint(&desk.desk().store, provider, id).await?;
    let told = match provider {
        Provider::Stripe => {
            verify(&body, caller.stripe_signature(), &endpoint.secrets, caller.now).map_err(bad_signature)?;
            read_event(&body)?
        }
        // What a person records has no endpoint.
        Provider::Recorded => return Err(unknown().into()),
    };
    let report = match told {
        Told::Report(report) => report,
        Told::Nothing(name) => return Ok(Noted { answer: StatusCode::NO_CONTENT, note: format!("nothing in {name}") }),
    };
    let act = Act {
        merchant: id.merchant,
        now: caller.now,
        actor: Actor::Provider(provider),
        correlation: caller.correlation.clone(),
    };
    let taken = app::payments::take(desk.desk(), &act, &report).await?;
    Ok(Noted { answer: StatusCode::NO_CONTENT, note: note(taken) })
}

fn bad_signature(bad: BadSignature) -> Problem {
    let code = match bad {
        BadSignature::Malformed => "signature_malformed",
        BadSignature::Wrong => "signature_wrong",
        BadSignature::Stale => "signature_stale",
    };
    Problem::new(400, code, bad.to_string())
}

/// What the log says: to the provider every outcome looks alike.
fn note(taken: Taken) -> String {
    match taken {
        Taken::Applied(payment) => format!("payment applied {payment}"),
        Taken::Unmatched(discrepancy) => format!("payment set aside {discrepancy}"),
        Taken::Disputed => "payment disputed".to_owned(),
        Taken::Known => "payment known already".to_owned(),
    }
}
