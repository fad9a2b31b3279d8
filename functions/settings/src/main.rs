//! The `settings` function: reads its configuration, makes its ports, serves.

use aws::inbound::{Stopped, http, settings as environment, telemetry};
use aws::outbound::Clients;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, operator_key, public_url] = environment::read(["TABLE_NAME", "OPERATOR_KEY_SECRET", "PUBLIC_URL"])?;
    let clients = Clients::connect().await;
    let (desk, secret) = tokio::join!(clients.desk(&table), clients.secret(&operator_key));
    let operator_key = settings::OperatorKey::new(secret?.expose().to_owned());
    let ports = settings::Ports { desk, operator_key, public_url };
    http::run(settings::routes(ports)).await
}
