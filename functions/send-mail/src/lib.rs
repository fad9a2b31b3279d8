//! Sends the mails that events ask for: what the queue's messages name.

use app::desk::{Act, AnyDesk};
use app::failure::Error;
use app::mail::{Sent, send};
use app::ports::{Documents, Mailer, Message};
use domain::event::Actor;
use jiff::Timestamp;

/// What sending works with.
#[derive(Debug, Clone)]
pub struct Ports<D, L, M> {
    /// The desk.
    pub desk: D,
    /// Where documents are stored.
    pub shelf: L,
    /// What takes mails.
    pub mailer: M,
    /// The API's own address, for pay links.
    pub public_url: String,
}

/// Sends one mail. The same message again sends nothing more.
pub async fn handle<D: AnyDesk, L: Documents, M: Mailer>(
    ports: &Ports<D, L, M>,
    message: &Message,
    now: Timestamp,
) -> Result<Sent, Error> {
    let act = Act {
        merchant: message.merchant,
        now,
        actor: Actor::Function("send-mail".into()),
        correlation: message.correlation.clone(),
    };
    send(ports.desk.desk(), &ports.shelf, &ports.mailer, &act, message, &ports.public_url).await
}
