//! The `remind-overdue` function: reads its configuration, makes its ports, runs by its schedule.

use std::sync::Arc;

use aws::inbound::{Stopped, schedule, settings, telemetry};
use aws::outbound::Clients;
use remind_overdue::{Ports, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table] = settings::read(["TABLE_NAME"])?;
    let desk = Clients::connect().await.desk(&table).await;
    let act = |ports: Arc<Ports<_>>, now, correlation| async move { Ok(handle(&ports, now, &correlation).await?) };
    schedule::run("remind-overdue", Ports { desk }, act).await
}
