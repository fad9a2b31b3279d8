//! The `invoices` function: reads its configuration, makes its ports, serves.

use aws::inbound::{Stopped, http, settings, telemetry};
use aws::outbound::Clients;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, bucket, public_url] = settings::read(["TABLE_NAME", "DOCUMENTS_BUCKET", "PUBLIC_URL"])?;
    let clients = Clients::connect().await;
    let (desk, shelf) = tokio::join!(clients.desk(&table), clients.documents(&bucket));
    http::run(invoices::routes(invoices::Ports { desk, shelf, public_url })).await
}
