//! Takes a provider's report of a movement of money: applied once, however many events tell of it, in whatever order.
//!
//! Two rows guard it for ever: one for the event, and one for the movement, which every event about the same money
//! meets. What does not fit what is open waits for a person and is never applied.

use domain::event::{Event, JournalEntry, Subject};
use domain::id::{DiscrepancyId, InvoiceId, PaymentId};
use domain::invoice::{Invoice, InvoiceState};
use domain::ledger::Posting;
use domain::money::Money;
use domain::payment::{Discrepancy, Mismatch, Movement, Outcome, Payment, Report, ReportKind, settle};

use crate::desk::{Act, Committed, Desk};
use crate::failure::{Error, Failure, FailureKind};
use crate::ports::{Ids, Records, Store, Waiting, Write};
use crate::rows::{ProviderEventGuard, Record, keys};

/// How often the rows are read again when another event of the same money came between.
const ATTEMPTS_MAX: u32 = 5;

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The money settled an invoice.
    Applied(PaymentId),
    /// It fits nothing and waits for a decision.
    Unmatched(DiscrepancyId),
    /// The movement is contested.
    Disputed,
    /// It was taken before, by this event or another of the same movement.
    Known,
}

/// Takes a report. The same report again changes nothing.
pub async fn take<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    report: &Report,
) -> Result<Taken, Error> {
    let guard = ProviderEventGuard {
        merchant: act.merchant,
        provider: report.provider,
        event: report.event.clone(),
        taken_at: act.now,
    };
    for _ in 0..ATTEMPTS_MAX {
        if desk.store.read(&guard.key()).await?.is_some() {
            return Ok(Taken::Known);
        }
        let (taken, mut writes) = decide(desk, act, report).await?;
        writes.push(Write::insert(&guard)?);
        if desk.commit(writes, act.now).await? == Committed::Done {
            return Ok(taken);
        }
    }
    Err(Failure::new(FailureKind::Contended, "take a report of a payment").into())
}

async fn decide<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    report: &Report,
) -> Result<(Taken, Vec<Write>), Error> {
    let place = keys::movement(act.merchant, report.provider, &report.movement);
    let movement: Option<Movement> = desk.store.find(&place).await?;
    match report.kind {
        ReportKind::Paid(_) if movement.as_ref().is_some_and(|movement| movement.outcome.is_some()) => {
            Ok((Taken::Known, Vec::new()))
        }
        ReportKind::Paid(paid) => pay(desk, act, report, movement, paid).await,
        ReportKind::Disputed if movement.as_ref().is_some_and(|movement| movement.disputed) => {
            Ok((Taken::Known, Vec::new()))
        }
        ReportKind::Disputed => contest(desk, act, report, movement).await,
    }
}

/// The movement's row as it will be: new, or its next version.
fn moved(act: &Act, report: &Report, before: Option<&Movement>) -> Movement {
    match before {
        Some(movement) => Movement { version: movement.version.saturating_add(1), ..movement.clone() },
        None => Movement {
            merchant: act.merchant,
            provider: report.provider,
            id: report.movement.clone(),
            version: 1,
            outcome: None,
            disputed: false,
        },
    }
}

fn write_movement(movement: &Movement) -> Result<Write, Failure> {
    if movement.version == 1 { Write::insert(movement) } else { Write::replace(movement) }
}

async fn pay<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    report: &Report,
    movement: Option<Movement>,
    paid: Money,
) -> Result<(Taken, Vec<Write>), Error> {
    let movement = moved(act, report, movement.as_ref());
    let Some((invoice, state)) = named_invoice(&desk.store, act, report).await? else {
        return set_aside(desk, act, report, movement, None, Mismatch::InvoiceUnknown { paid });
    };
    let settled = match settle(&state, paid) {
        Ok(settled) => settled,
        Err(mismatch) => return set_aside(desk, act, report, movement, Some(invoice.id), mismatch),
    };
    // A dispute that was told before its payment contests the invoice as soon as it is known.
    let settled = InvoiceState { disputed: state.disputed || movement.disputed, ..settled };
    let payment = Payment {
        id: PaymentId::new(desk.ids.ulid(act.now)),
        merchant: act.merchant,
        invoice: invoice.id,
        provider: report.provider,
        movement: report.movement.clone(),
        amount: paid,
        received_at: act.now,
    };
    let event = Event::PaymentReceived {
        payment: payment.id,
        provider: report.provider,
        movement: report.movement.clone(),
        amount: paid,
        open: settled.open,
    };
    let effective_on = invoice.time_zone.date_at(act.now);
    let posting = Posting { customer: invoice.customer, amount: paid.negated(), effective_on };
    let entry = desk.journal(act, Subject::Invoice(invoice.id), event, vec![posting]);
    let outcome = Outcome::Applied { invoice: invoice.id, payment: payment.id };
    let account = keys::account(act.merchant, invoice.customer, paid.currency());
    let writes = vec![
        write_movement(&Movement { outcome: Some(outcome), ..movement })?,
        Write::replace(&settled)?,
        Write::insert(&payment)?,
        Write::insert(&entry)?,
        Write::Add(account, paid.negated().minor()),
    ];
    Ok((Taken::Applied(payment.id), writes))
}

/// Keeps money that does not fit for a person to decide on.
fn set_aside<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    report: &Report,
    movement: Movement,
    invoice: Option<InvoiceId>,
    mismatch: Mismatch,
) -> Result<(Taken, Vec<Write>), Error> {
    let discrepancy = Discrepancy {
        id: DiscrepancyId::new(desk.ids.ulid(act.now)),
        merchant: act.merchant,
        provider: report.provider,
        movement: report.movement.clone(),
        invoice,
        mismatch,
        recorded_at: act.now,
    };
    let subject = invoice.map_or(Subject::Discrepancy(discrepancy.id), Subject::Invoice);
    let event = Event::PaymentUnmatched { discrepancy: discrepancy.id, mismatch };
    let entry = desk.journal(act, subject, event, Vec::new());
    let outcome = Outcome::Waiting { discrepancy: discrepancy.id };
    let writes = vec![
        write_movement(&Movement { outcome: Some(outcome), ..movement })?,
        Write::insert(&discrepancy)?,
        Write::insert(&entry)?,
    ];
    Ok((Taken::Unmatched(discrepancy.id), writes))
}

async fn contest<S: Store, I: Ids, W: Waiting>(
    desk: &Desk<S, I, W>,
    act: &Act,
    report: &Report,
    movement: Option<Movement>,
) -> Result<(Taken, Vec<Write>), Error> {
    let settled = match movement.as_ref().and_then(|movement| movement.outcome) {
        Some(Outcome::Applied { invoice, .. }) => state_of(&desk.store, act, invoice).await?,
        Some(Outcome::Waiting { .. }) => None,
        None => named_invoice(&desk.store, act, report).await?.map(|(_, state)| state),
    };
    let movement = Movement { disputed: true, ..moved(act, report, movement.as_ref()) };
    let mut writes = vec![write_movement(&movement)?];
    if let Some(state) = settled {
        let event = Event::InvoiceDisputed { movement: report.movement.clone() };
        let entry: JournalEntry = desk.journal(act, Subject::Invoice(state.invoice), event, Vec::new());
        writes.push(Write::replace(&state.contested())?);
        writes.push(Write::insert(&entry)?);
    }
    Ok((Taken::Disputed, writes))
}

async fn named_invoice(
    store: &impl Store,
    act: &Act,
    report: &Report,
) -> Result<Option<(Invoice, InvoiceState)>, Failure> {
    let Some(id) = report.invoice.as_deref().and_then(|text| InvoiceId::parse(text).ok()) else {
        return Ok(None);
    };
    let body: Option<Invoice> = store.find(&keys::body(act.merchant, id)).await?;
    Ok(body.zip(state_of(store, act, id).await?))
}

async fn state_of(store: &impl Store, act: &Act, id: InvoiceId) -> Result<Option<InvoiceState>, Failure> {
    store.find(&keys::state(act.merchant, id)).await
}
