//! The whole system in memory, seeded, with a calendar turned by hand: every function's own code over memory ports.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::missing_panics_doc,
    clippy::return_self_not_must_use,
    clippy::similar_names,
    reason = "a test's world: what goes wrong here ends the test"
)]

pub mod books;
pub mod http;
pub mod pump;
pub mod shop;
pub mod stripe;

use std::sync::{Arc, Mutex, PoisonError};

use app::desk::Desk;
use app::documents::Letter;
use app::failure::Failure;
use app::memory::{Faults, MemoryDocuments, MemoryMailer, MemoryQueues, MemoryStore, SeededIds, SeededWaiting};
use app::ports::{Drawing, DrawnFile};
use app::themes::KeptLogos;
use domain::credit_note::CreditNote;
use domain::invoice::{FileKind, Invoice};
use domain::theme::Look;
use jiff::{SignedDuration, Timestamp};

/// A desk over memory.
pub type MemoryDesk = Desk<MemoryStore, SeededIds, SeededWaiting>;

/// What the operator shows.
pub const OPERATOR_KEY: &str = "operator-key-of-the-world";

/// The API's own address.
pub const PUBLIC_URL: &str = "https://faktura.example";

/// The system.
#[derive(Debug, Clone)]
pub struct World {
    /// The desk every function works at.
    pub desk: MemoryDesk,
    /// The queues.
    pub queues: MemoryQueues,
    /// The documents.
    pub shelf: MemoryDocuments,
    /// The logos that drawing has fetched.
    pub logos: KeptLogos,
    /// The mail provider.
    pub mailer: MemoryMailer,
    /// What goes wrong.
    pub faults: Faults,
    now: Arc<Mutex<Timestamp>>,
}

impl World {
    /// An empty world on the morning of 21 November 2026.
    pub fn new(seed: u64) -> Self {
        let faults = Faults::default();
        let store = MemoryStore::new(faults.clone());
        let desk = Desk { store, ids: SeededIds::new(seed), waiting: SeededWaiting::new(seed) };
        Self {
            desk,
            queues: MemoryQueues::new(faults.clone()),
            shelf: MemoryDocuments::new(faults.clone()),
            logos: KeptLogos::default(),
            mailer: MemoryMailer::new(faults.clone()),
            faults,
            now: Arc::new(Mutex::new("2026-11-21T08:00:00Z".parse().expect("an instant"))),
        }
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Turns the calendar on.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.checked_add(time).expect("a time within the calendar");
    }
}

/// A drawing that costs nothing and still says of what it is, and in which look where it is not the standing one.
#[derive(Debug, Clone, Copy)]
pub struct Sketch;

impl Drawing for Sketch {
    fn draw(&self, invoice: &Invoice, pay_link: &str, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        let (number, payable, buyer) = (&invoice.number, invoice.totals.payable, &invoice.buyer.name);
        let said = format!("{number} {payable} {pay_link}{}", look_of(look));
        Ok(files(&said, &format!("{number} to {buyer}")))
    }

    fn draw_credit_note(&self, note: &CreditNote, look: &Look) -> Result<Vec<DrawnFile>, Failure> {
        let (number, total, corrected) = (&note.number, note.totals.payable, &note.corrects.number);
        let said = format!("{number} {total} corrects {corrected}{}", look_of(look));
        Ok(files(&said, &format!("{number} corrects {corrected}")))
    }

    fn draw_letter(&self, letter: &Letter, look: &Look) -> Result<Vec<u8>, Failure> {
        let said = match letter {
            Letter::Reminder(said) => format!("reminder of {}: {}", said.invoice.number, said.state.open),
            Letter::Receipt(said) => format!("receipt of {}: {}", said.invoice.number, said.payment.amount),
            Letter::Statement(said) => format!("statement: {}", said.statement.closing),
        };
        Ok(format!("%PDF-sketch {said}{}", look_of(look)).into_bytes())
    }
}

fn look_of(look: &Look) -> String {
    if *look == Look::default() {
        return String::new();
    }
    let color = look.theme.brand_color.map(|color| color.to_string()).unwrap_or_default();
    let logo = look.logo.as_ref().map_or_else(|| "no logo".to_owned(), |logo| format!("a logo of {}", logo.len()));
    format!(" in {color} with {logo}")
}

/// The PDF first, as nobody promises an order.
fn files(pdf: &str, xml: &str) -> Vec<DrawnFile> {
    let of = |kind, text: String| DrawnFile { kind, bytes: text.into_bytes() };
    vec![
        of(FileKind::Pdf, format!("%PDF-sketch {pdf}")),
        of(FileKind::Ubl, format!("<ubl>{xml}</ubl>")),
        of(FileKind::Cii, format!("<cii>{xml}</cii>")),
    ]
}
