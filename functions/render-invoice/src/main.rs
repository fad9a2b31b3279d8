//! The `render-invoice` function: reads its configuration, makes its ports, works off its queue and answers HTTP.

use std::sync::Arc;

use app::themes::KeptLogos;
use aws::inbound::{Stopped, batch_or_http, settings, telemetry};
use aws::outbound::Clients;
use render_invoice::{Files, Ports, handle, routes};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, bucket, public_url] = settings::read(["TABLE_NAME", "DOCUMENTS_BUCKET", "PUBLIC_URL"])?;
    let clients = Clients::connect().await;
    let (desk, shelf) = tokio::join!(clients.desk(&table), clients.documents(&bucket));
    let ports = Ports { desk, shelf, drawing: Files, logos: KeptLogos::default(), public_url };
    let routes = routes(ports.clone());
    let act = |ports: Arc<Ports<_, _, _>>, message, now| async move { handle(&ports, &message, now).await };
    batch_or_http::run("render-invoice", ports, act, routes).await
}
