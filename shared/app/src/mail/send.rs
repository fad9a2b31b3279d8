//! Sends a mail without losing any: reserve under a lease, send, confirm.
//!
//! A mail cannot be sent exactly once. Nobody sends while another may be sending: a message that comes again inside the
//! lease fails and comes back later. After the lease the mail is sent again, so a duplicate is possible only where the
//! outcome of the one call before is unknown.

use domain::event::{Event, Letter, Subject};
use jiff::{SignedDuration, Timestamp};

use super::asked::Asked;
use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::ports::{Documents, Ids, Mailer, Message, Records, Store, Waiting, Write};
use crate::rows::{MailReservation, Record, keys};

/// How long a reservation keeps others from sending: longer than a function may run.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// How often a mail is tried before it is given up.
const ATTEMPTS_MAX: u32 = 10;

/// How often the confirmation is tried when something else changed the state meanwhile.
const CONFIRMATIONS_MAX: u32 = 5;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// The provider took it.
    Sent,
    /// It was sent, or given up, before.
    Known,
    /// What it was about is over: a reminder of an invoice that is paid.
    Obsolete,
    /// It cannot be sent, and will not be tried again.
    GivenUp,
}

/// Sends the mail a journal row asks for.
pub async fn send<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    shelf: &impl Documents,
    mailer: &impl Mailer,
    act: &Act,
    message: &Message,
    public_url: &str,
) -> Result<Sent, Error> {
    let asked = Asked::read(&desk.store, act.merchant, message.invoice, message.event).await?;
    let place = keys::mail(act.merchant, message.invoice, message.event);
    let before: Option<MailReservation> = desk.store.find(&place).await?;
    match &before {
        Some(MailReservation { leased_until: None, .. }) => return Ok(Sent::Known),
        Some(MailReservation { leased_until: Some(until), .. }) if *until > act.now => {
            return Err(Failure::new(FailureKind::Contended, "send a mail that another may be sending").into());
        }
        Some(_) | None => {}
    }
    let reservation = reserve(act, message, asked.letter(), before.as_ref());
    if asked.is_obsolete() {
        end(desk, act, &reservation, None).await?;
        return Ok(Sent::Obsolete);
    }
    if reservation.attempts > ATTEMPTS_MAX {
        end(desk, act, &reservation, Some(Event::MailFailed { letter: reservation.letter })).await?;
        return Ok(Sent::GivenUp);
    }
    let mail = asked.write(shelf, &act.correlation, public_url).await?;
    if desk.commit(vec![write_reservation(&reservation)?], act.now).await? != Committed::Done {
        return Err(Failure::new(FailureKind::Contended, "reserve a mail").into());
    }
    match mailer.send(&mail).await {
        Ok(message_id) => confirm(desk, act, &reservation, asked, message_id).await.map(|()| Sent::Sent),
        Err(failure) => not_taken(desk, act, &reservation, failure).await,
    }
}

fn reserve(act: &Act, message: &Message, letter: Letter, before: Option<&MailReservation>) -> MailReservation {
    MailReservation {
        merchant: act.merchant,
        invoice: message.invoice,
        event: message.event,
        letter,
        version: before.map_or(1, |before| before.version.saturating_add(1)),
        attempts: before.map_or(1, |before| before.attempts.saturating_add(1)),
        leased_until: Some(act.now.checked_add(LEASE).unwrap_or(Timestamp::MAX)),
        message_id: None,
        correlation: act.correlation.clone(),
    }
}

fn write_reservation(reservation: &MailReservation) -> Result<Write, Failure> {
    if reservation.version == 1 { Write::insert(reservation) } else { Write::replace(reservation) }
}

/// The provider took it: say so in the reservation, the journal and, where the mail brought a document, in the state of
/// what was issued.
async fn confirm<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    reservation: &MailReservation,
    mut asked: Asked,
    message_id: String,
) -> Result<(), Error> {
    let event = Event::MailSent { letter: asked.letter(), message_id: message_id.clone() };
    let confirmed = confirmed(reservation, Some(message_id));
    let entry = desk.journal(act, Subject::Invoice(reservation.invoice), event, Vec::new());
    for _ in 0..CONFIRMATIONS_MAX {
        let mut writes = vec![Write::replace(&confirmed)?, Write::insert(&entry)?];
        writes.extend(asked.sent()?);
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok(());
        }
        let now: Option<MailReservation> = desk.store.find(&reservation.key()).await?;
        if now.is_some_and(|now| now.version != reservation.version) {
            return Ok(());
        }
        asked = Asked::read(&desk.store, act.merchant, reservation.invoice, reservation.event).await?;
    }
    Err(Failure::new(FailureKind::Contended, "confirm a mail").into())
}

fn confirmed(reservation: &MailReservation, message_id: Option<String>) -> MailReservation {
    let version = reservation.version.saturating_add(1);
    MailReservation { version, leased_until: None, message_id, ..reservation.clone() }
}

/// The provider did not take it, or nobody knows.
async fn not_taken<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    reservation: &MailReservation,
    failure: Failure,
) -> Result<Sent, Error> {
    match failure.kind() {
        FailureKind::Refused => {
            let letter = reservation.letter;
            let given_up = MailReservation { version: reservation.version.saturating_add(1), ..reservation.clone() };
            end(desk, act, &given_up, Some(Event::MailFailed { letter })).await?;
            Ok(Sent::GivenUp)
        }
        FailureKind::Throttled | FailureKind::Denied => {
            // Certainly not taken, and not the mail's fault: the next attempt need not wait, and this one did not count.
            let version = reservation.version.saturating_add(1);
            let attempts = reservation.attempts.saturating_sub(1);
            let free = MailReservation { version, attempts, leased_until: Some(act.now), ..reservation.clone() };
            desk.commit(vec![Write::replace(&free)?], act.now).await?;
            Err(failure.into())
        }
        FailureKind::Unavailable | FailureKind::Contended | FailureKind::Corrupt => Err(failure.into()),
    }
}

/// Ends a reservation that sends nothing, as its given version.
async fn end<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    reservation: &MailReservation,
    event: Option<Event>,
) -> Result<(), Failure> {
    let ended = MailReservation { leased_until: None, ..reservation.clone() };
    let mut writes = vec![write_reservation(&ended)?];
    if let Some(event) = event {
        writes.push(Write::insert(&desk.journal(act, Subject::Invoice(reservation.invoice), event, Vec::new()))?);
    }
    match desk.commit(writes, act.now).await? {
        Committed::Done => Ok(()),
        Committed::Refused(_) => Err(Failure::new(FailureKind::Contended, "end a mail")),
    }
}
