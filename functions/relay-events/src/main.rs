//! The `relay-events` function: reads its configuration, makes its ports, works off the stream.

use aws::inbound::{Stopped, settings, stream, telemetry};
use aws::outbound::{Clients, QueueUrls};
use relay_events::{Ports, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, render_invoice, send_mail] =
        settings::read(["TABLE_NAME", "RENDER_INVOICE_QUEUE_URL", "SEND_MAIL_QUEUE_URL"])?;
    let clients = Clients::connect().await;
    let urls = QueueUrls { render_invoice, send_mail };
    let (store, queues) = tokio::join!(clients.store(&table), clients.queues(urls));
    let ports = Ports { store, queues };
    let act = |ports: std::sync::Arc<Ports<_, _>>, entry, _| async move { Ok(handle(&ports, &entry).await?) };
    stream::run("relay-events", ports, act).await
}
