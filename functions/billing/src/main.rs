//! The `billing` function: reads its configuration, makes its ports, serves.

use aws::inbound::{Stopped, http, settings, telemetry};
use aws::outbound::Clients;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table] = settings::read(["TABLE_NAME"])?;
    let desk = Clients::connect().await.desk(&table).await;
    http::run(billing::routes(desk)).await
}
