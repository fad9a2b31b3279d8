//! A story that comes by every type of record, and every variant of one that is stored differently.

use std::collections::BTreeMap;

use app::failure::{Failure, FailureKind};
use app::ports::{Mail, Mailer, Message, Queue};
use app::rows::{KeyRow, MailReservation, Record, SeriesRow, StoredRow, keys};
use domain::credit_note::{CreditNote, CreditNoteState};
use domain::event::{Event, JournalEntry};
use domain::invoice::{Draft, Invoice, InvoiceKind, InvoiceState};
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::payment::{Discrepancy, Mismatch, Movement, Outcome};
use domain::series::SeriesName;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::shop::{STRIPE_SECRET, Shop};
use tests::stripe::{disputed, paid};
use tests::{OPERATOR_KEY, PUBLIC_URL, Sketch, World};

use crate::{catalogue, corrections, electronic, theme};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A row of each kind, by the name of its file without the schema.
pub(crate) async fn everything_stored() -> BTreeMap<String, StoredRow> {
    let world = World::new(1);
    let mut stored = BTreeMap::new();
    let nordlys = Trader::open(&world, include_str!("../data/nordlys.json")).await;
    let camara = Trader::open(&world, include_str!("../data/camara.json")).await;
    let noor = Trader::open(&world, include_str!("../data/noor.json")).await;
    let series = json!({ "pattern": "NL-{year}-{number:4}", "first_number": 417 });
    nordlys.shop.call("PUT", "/v1/settings/series/invoice", Some(&series)).await.expect(200);

    catalogue::sold_by(&nordlys.shop).await;
    theme::of(&nordlys.shop).await;
    look(&world, &mut stored);
    nordlys.draft("order-5002").await;
    let danish = nordlys.issue("order-5006").await;
    let english = nordlys.issue("order-5013").await;
    camara.issue("CMD-2026-7306").await;
    look(&world, &mut stored);
    world.settle().await;
    look(&world, &mut stored);

    nordlys.pays(&danish).await;
    look(&world, &mut stored);
    nordlys.shop.stripe(&disputed("evt_2", "pi_1")).await.expect(204);
    look(&world, &mut stored);
    nordlys.pays_wrongly(&english).await;
    noor.issue("SO-88029").await;
    nordlys.issues_in_a_channel("order-5014").await;
    look(&world, &mut stored);
    loses_a_mail(&world, &mut stored).await;
    world.pass(DAY * 40);
    world.remind().await;
    look(&world, &mut stored);
    corrections::told(&world, &mut stored).await;
    electronic::told(&world, &mut stored).await;
    stored
}

/// One of the three shops, with what it may order.
struct Trader {
    shop: Shop,
    data: Value,
}

impl Trader {
    async fn open(world: &World, data: &str) -> Self {
        let data: Value = serde_json::from_str(data).unwrap();
        let made = world.call("POST", "/v1/merchants", OPERATOR_KEY, Some(&data["merchant"])).await.expect(201);
        let merchant = made.text_at("/id");
        let path = format!("/v1/merchants/{merchant}/api-keys");
        let key = world.call("POST", &path, OPERATOR_KEY, Some(&json!({}))).await.expect(201).text_at("/key");
        let endpoint = json!({ "provider": "stripe", "secret": STRIPE_SECRET });
        let made = world.call("POST", "/v1/settings/webhook-endpoints", &key, Some(&endpoint)).await.expect(201);
        let endpoint_path = made.text_at("/url").strip_prefix(PUBLIC_URL).unwrap().to_owned();
        Self { shop: Shop { world: world.clone(), merchant, key, endpoint_path }, data }
    }

    /// The request of an order, once its customer is made.
    async fn request(&self, order: &str) -> Value {
        let orders = self.data["orders"].as_array().unwrap();
        let mut request =
            orders.iter().find(|found| found["request"]["external_id"] == order).unwrap()["request"].clone();
        let customers = self.data["customers"].as_array().unwrap();
        let customer = customers.iter().find(|found| found["external_id"] == request["customer"]).unwrap();
        request["customer"] =
            self.shop.call("POST", "/v1/customers", Some(customer)).await.expect(201).json()["id"].clone();
        request["supply_date"] = json!("2026-11-20");
        request
    }

    /// Keeps a draft, under a key in a header.
    async fn draft(&self, order: &str) {
        let mut request = self.request(order).await;
        request["issue"] = json!(false);
        request["external_id"] = Value::Null;
        let (world, header) = (&self.shop.world, [("idempotency-key", "draft-1")]);
        world.call_with("POST", "/v1/invoices", &self.shop.key, &header, Some(&request)).await.expect(201);
    }

    async fn issue(&self, order: &str) -> Value {
        let request = self.request(order).await;
        self.shop.call("POST", "/v1/invoices", Some(&request)).await.expect(201).json()
    }

    /// Issues in a series that was made, and goes on where another system stopped.
    async fn issues_in_a_channel(&self, order: &str) {
        let channel = json!({ "purpose": "invoice", "pattern": "WEB{year}-{number:4}", "first_number": 88 });
        self.shop.call("PUT", "/v1/settings/series/web", Some(&channel)).await.expect(201);
        let mut request = self.request(order).await;
        request["series"] = json!("web");
        self.shop.call("POST", "/v1/invoices", Some(&request)).await.expect(201);
    }

    async fn pays(&self, invoice: &Value) {
        let (id, minor, currency) = owed(invoice);
        self.shop.stripe(&paid("evt_1", "pi_1", id, minor, &currency)).await.expect(204);
        self.shop.world.settle().await;
    }

    async fn pays_wrongly(&self, invoice: &Value) {
        let (id, minor, currency) = owed(invoice);
        self.shop.stripe(&paid("evt_3", "pi_3", id, minor - 1, &currency)).await.expect(204);
        self.shop.stripe(&paid("evt_4", "pi_4", id, minor, "eur")).await.expect(204);
        self.shop.stripe(&paid("evt_5", "pi_5", "inv_nobody", minor, &currency)).await.expect(204);
    }
}

/// An invoice's id, what is open in minor units, and its currency as Stripe writes it.
fn owed(invoice: &Value) -> (&str, i64, String) {
    let minor = invoice["open"].as_str().unwrap().replace('.', "").parse().unwrap();
    (invoice["id"].as_str().unwrap(), minor, invoice["currency"].as_str().unwrap().to_lowercase())
}

/// The one mail under way is first lost without an answer, then refused for good.
async fn loses_a_mail(world: &World, stored: &mut BTreeMap<String, StoredRow>) {
    world.run_stream().await;
    let (desk, shelf, public_url) = (world.desk.clone(), world.shelf.clone(), PUBLIC_URL.to_owned());
    let ports = render_invoice::Ports { desk, shelf, drawing: Sketch, logos: world.logos.clone(), public_url };
    let message = world.queues.take(Queue::RenderInvoice).unwrap();
    render_invoice::handle(&ports, &message, world.now()).await.unwrap();
    world.run_stream().await;
    let message = world.queues.take(Queue::SendMail).unwrap();
    assert!(send(world, &message, FailureKind::Unavailable).await.is_err());
    look(world, stored);
    world.pass(DAY);
    assert_eq!(send(world, &message, FailureKind::Refused).await.unwrap(), app::mail::Sent::GivenUp);
    look(world, stored);
}

async fn send(world: &World, message: &Message, ends: FailureKind) -> Result<app::mail::Sent, app::failure::Error> {
    let (desk, shelf, public_url) = (world.desk.clone(), world.shelf.clone(), PUBLIC_URL.to_owned());
    send_mail::handle(&send_mail::Ports { desk, shelf, mailer: Ends(ends), public_url }, message, world.now()).await
}

/// A mail provider with whom every call ends in this way.
struct Ends(FailureKind);

impl Mailer for Ends {
    async fn send(&self, _: &Mail) -> Result<String, Failure> {
        Err(Failure::new(self.0, "send a mail"))
    }
}

/// Keeps the first row of each name; a journal row as it was inserted, before its relay took it from the pending index.
pub(crate) fn look(world: &World, stored: &mut BTreeMap<String, StoredRow>) {
    for row in world.desk.store.everything() {
        let inserted = row.key.sort.starts_with(keys::JOURNAL_PREFIX).then(|| row.read::<JournalEntry>().unwrap());
        let row = inserted.map_or(row, |entry| entry.to_row().unwrap());
        stored.entry(name_of(&row)).or_insert(row);
    }
}

/// The name of a row's file, by where the row lies and what is in it.
fn name_of(row: &StoredRow) -> String {
    let (partition, sort) = (row.key.partition.as_str(), row.key.sort.as_str());
    match sort.split('#').next().unwrap() {
        "MERCHANT" if row.read::<Merchant>().unwrap().profile.approval_required => "merchant.approving".to_owned(),
        "MERCHANT" => format!("merchant{}", by_name(row.read::<Merchant>().unwrap().profile.profile.is_some())),
        "SERIES" => format!("series_row{}", channel(&row.read::<SeriesRow>().unwrap().name)),
        "SERIES_REGISTER" => "series_register".to_owned(),
        "THEME" => "theme".to_owned(),
        "API_KEY" => "api_key".to_owned(),
        "WEBHOOK_ENDPOINT" => "webhook_endpoint".to_owned(),
        keys::DRAFT => {
            let draft: Draft = row.read().unwrap();
            format!("draft{}{}", review(&draft), by_name(draft.content.profile.is_some()))
        }
        keys::CREDIT_NOTE => {
            format!("credit_note{}", by_name(row.read::<CreditNote>().unwrap().delivery_address.is_some()))
        }
        keys::CREDIT_NOTE_STATE => {
            format!("credit_note_state.refund_{:?}", row.read::<CreditNoteState>().unwrap().refund).to_lowercase()
        }
        "CREDITED" => "credited_row".to_owned(),
        keys::BODY => {
            let invoice: Invoice = row.read().unwrap();
            let named = by_name(invoice.delivery_address.is_some());
            format!("invoice.{}{}{}{named}", invoice.buyer.language, channel(&invoice.series()), kind(&invoice))
        }
        keys::STATE => format!("invoice_state.{}", status(&row.read().unwrap())),
        "JOURNAL" => format!("journal_entry.{}", happening(&row.read::<JournalEntry>().unwrap().event)),
        "PAYMENT" => "payment".to_owned(),
        "MAIL" => format!("mail_reservation.{}", progress(&row.read().unwrap())),
        "MOVEMENT" => format!("movement.{}", whereabouts(&row.read().unwrap())),
        "GUARD" => "provider_event_guard".to_owned(),
        "KEY" => format!("key_row.{}", row.read::<KeyRow>().unwrap().scope),
        _ if partition.ends_with("#customers") => {
            format!("customer{}", by_name(row.read::<Customer>().unwrap().profile.profile.is_some()))
        }
        _ if catalogue::is_of_it(row) => catalogue::name_of(row),
        _ if partition.ends_with("#discrepancies") => {
            format!("discrepancy.{}", reason(row.read::<Discrepancy>().unwrap().mismatch))
        }
        _ => panic!("no name for the row at {:?}", row.key),
    }
}

/// What has the terms of electronic invoices.
fn by_name(is_electronic: bool) -> &'static str {
    if is_electronic { ".electronic" } else { "" }
}

fn channel(series: &SeriesName) -> &'static str {
    if series.is_invoice() { "" } else { ".of_a_channel" }
}

fn kind(invoice: &Invoice) -> &'static str {
    match (invoice.kind, invoice.deducts.is_empty(), invoice.replaces.is_some()) {
        (InvoiceKind::Deposit, ..) => ".deposit",
        (_, false, _) => ".final",
        (_, true, true) => ".replacing",
        (_, true, false) => "",
    }
}

fn review(draft: &Draft) -> &'static str {
    match (draft.review.is_unknown(), draft.review.status(), draft.content.replaces.is_some()) {
        (_, "approved", _) => ".approved",
        (_, "submitted", _) => ".submitted",
        (_, _, true) => ".replacing",
        (false, _, false) => ".written",
        (true, _, false) => "",
    }
}

fn status(state: &InvoiceState) -> &'static str {
    if state.replaced_by.is_some() {
        return "replaced";
    } else if state.deducted_by.is_some() {
        return "deducted";
    } else if state.credited.is_some() {
        return "credited";
    } else if state.uncollectible {
        return "uncollectible";
    }
    match (state.disputed, state.is_paid(), state.document.is_some(), state.reminders) {
        (true, ..) => "disputed",
        (_, true, ..) => "paid",
        (_, _, false, _) => "pending",
        (_, _, true, 0) => "delivered",
        (_, _, true, _) => "reminded",
    }
}

fn happening(event: &Event) -> String {
    match event {
        Event::InvoiceDrawn { files, .. } | Event::CreditNoteDrawn { files, .. } if !files.is_empty() => {
            format!("{}_with_files", event.name().replace('.', "_"))
        }
        Event::PaymentUnmatched { mismatch, .. } => format!("payment_unmatched_{}", reason(*mismatch)),
        _ => event.name().replace('.', "_"),
    }
}

fn reason(mismatch: Mismatch) -> &'static str {
    match mismatch {
        Mismatch::InvoiceUnknown { .. } => "invoice_unknown",
        Mismatch::CurrencyDiffers { .. } => "currency_differs",
        Mismatch::AmountDiffers { .. } => "amount_differs",
    }
}

fn progress(mail: &MailReservation) -> &'static str {
    match (mail.leased_until, &mail.message_id) {
        (Some(_), _) => "leased",
        (None, Some(_)) => "confirmed",
        (None, None) => "given_up",
    }
}

fn whereabouts(movement: &Movement) -> &'static str {
    match (movement.disputed, movement.outcome) {
        (true, _) => "disputed",
        (false, Some(Outcome::Applied { .. })) => "applied",
        (false, Some(Outcome::Waiting { .. })) => "waiting",
        (false, None) => "unknown",
    }
}
