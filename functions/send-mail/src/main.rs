//! The `send-mail` function: reads its configuration, makes its ports, works off its queue.

use std::sync::Arc;

use aws::inbound::{Stopped, batch, settings, telemetry};
use aws::outbound::{Clients, MailSettings};
use domain::mail_address::MailAddress;
use send_mail::{Ports, handle};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Stopped> {
    telemetry::start();
    let [table, bucket, public_url, from] =
        settings::read(["TABLE_NAME", "DOCUMENTS_BUCKET", "PUBLIC_URL", "MAIL_FROM"])?;
    let from = MailAddress::parse(&from).map_err(|_| Stopped::new("MAIL_FROM is not a mail address"))?;
    let configuration_set = settings::optional("MAIL_CONFIGURATION_SET");
    let clients = Clients::connect().await;
    let settings = MailSettings { from, configuration_set };
    let (desk, shelf, mailer) =
        tokio::join!(clients.desk(&table), clients.documents(&bucket), clients.mailer(settings));
    let ports = Ports { desk, shelf, mailer, public_url };
    let act = |ports: Arc<Ports<_, _, _>>, message, now| async move { handle(&ports, &message, now).await };
    batch::run("send-mail", ports, act).await
}
