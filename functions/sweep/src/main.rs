//! The `sweep` function: reads its configuration, makes its ports, runs by its schedule.

use std::sync::Arc;

use aws::inbound::{Stopped, schedule, settings, telemetry};
use aws::outbound::{Clients, QueueUrls};
use sweep::{Ports, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, render_invoice, send_mail] =
        settings::read(["TABLE_NAME", "RENDER_INVOICE_QUEUE_URL", "SEND_MAIL_QUEUE_URL"])?;
    let clients = Clients::connect().await;
    let urls = QueueUrls { render_invoice, send_mail };
    let (desk, queues) = tokio::join!(clients.desk(&table), clients.queues(urls));
    let ports = Ports { desk, queues };
    let act = |ports: Arc<Ports<_, _>>, now, _| async move { Ok(handle(&ports, now).await?) };
    schedule::run("sweep", ports, act).await
}
