//! The `render-invoice` function: reads its configuration, makes its ports, works off its queue.

use std::sync::Arc;

use aws::inbound::{Stopped, batch, settings, telemetry};
use aws::outbound::Clients;
use render_invoice::{Pdf, Ports, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, bucket, public_url] = settings::read(["TABLE_NAME", "DOCUMENTS_BUCKET", "PUBLIC_URL"])?;
    let clients = Clients::connect().await;
    let (desk, shelf) = tokio::join!(clients.desk(&table), clients.documents(&bucket));
    let ports = Ports { desk, shelf, drawing: Pdf, public_url };
    let act = |ports: Arc<Ports<_, _, _>>, message, now| async move { handle(&ports, &message, now).await };
    batch::run("render-invoice", ports, act).await
}
