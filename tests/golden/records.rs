//! Stored records: `records/<type>[.<variant>].v<schema>.json`, each a whole row as a store holds it.
//!
//! A row of the schema of today is written back exactly as it was read: key, indexes and JSON. A row of an older schema
//! still loads. So a changed shape fails here, and this is how to change one:
//!
//! - it can be read as before (say, a new field with `#[serde(default)]`): raise the type's `Record::SCHEMA`, run with
//!   `UPDATE_GOLDEN=1`, which adds the `.v2.json` files, and leave the old files as they are;
//! - it cannot: rows in the table would be lost, so give it a way to be read first.
//!
//! A new type or variant: let `story` come by it, then `UPDATE_GOLDEN=1`. No file is ever written over.

use std::collections::BTreeSet;

use app::rows::{
    ApiKey, CreditedRow, IndexKey, KeyRow, MailReservation, NameRow, PriceListRegister, ProviderEventGuard, Record,
    RowKey, SeriesRegister, SeriesRow, StoredRow, ThemeRow, WebhookEndpoint,
};
use domain::credit_note::{CreditNote, CreditNoteState};
use domain::event::JournalEntry;
use domain::invoice::{Draft, Invoice, InvoiceState};
use domain::merchant::Merchant;
use domain::party::Customer;
use domain::payment::{Discrepancy, Movement, Payment};
use domain::pricing::{Coupon, Item, PriceList};
use serde_json::{Value, json};

use crate::{files, story};

macro_rules! records {
    ($($name:literal $record:ident;)*) => {
        /// Every type of record: its Rust name, the name of its files, its schema of today.
        const TYPES: &[(&str, &str, u32)] = &[$((stringify!($record), $name, $record::SCHEMA)),*];

        /// Reads a row as its type and writes it back, as its file says it.
        fn rewritten(name: &str, row: &StoredRow) -> Result<Value, String> {
            match name {
                $($name => row.read::<$record>().and_then(|record| record.to_row()).map(|row| told(&row)),)*
                _ => return Err(format!("no type of record is called {name}")),
            }
            .map_err(|failure| format!("{failure}: {:?}", std::error::Error::source(&failure).map(ToString::to_string)))
        }
    };
}

records! {
    "api_key" ApiKey;
    "coupon" Coupon;
    "credit_note" CreditNote;
    "credit_note_state" CreditNoteState;
    "credited_row" CreditedRow;
    "customer" Customer;
    "discrepancy" Discrepancy;
    "draft" Draft;
    "invoice" Invoice;
    "invoice_state" InvoiceState;
    "item" Item;
    "journal_entry" JournalEntry;
    "key_row" KeyRow;
    "mail_reservation" MailReservation;
    "merchant" Merchant;
    "movement" Movement;
    "name_row" NameRow;
    "payment" Payment;
    "price_list" PriceList;
    "price_list_register" PriceListRegister;
    "provider_event_guard" ProviderEventGuard;
    "series_register" SeriesRegister;
    "series_row" SeriesRow;
    "theme" ThemeRow;
    "webhook_endpoint" WebhookEndpoint;
}

#[test]
fn every_stored_record_still_loads_and_is_written_back_as_it_was() {
    let mut wrong = Vec::new();
    for file in files::names("records") {
        let (name, schema) = parts(&file);
        let text: Value = serde_json::from_str(&files::read("records", &file)).unwrap();
        match rewritten(name, &row(schema, &text)) {
            Err(error) => wrong.push(format!("tests/golden/records/{file} does not load: {error}")),
            Ok(now) if schema == schema_of(name) && now != text => {
                wrong.push(format!("tests/golden/records/{file} is written back as {now:#}"));
            }
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "see the top of tests/golden/records.rs\n{}", wrong.join("\n"));
}

#[tokio::test]
async fn everything_a_world_stores_has_its_file() {
    for (name, row) in story::everything_stored().await {
        let kind = name.split('.').next().unwrap();
        let file = format!("{name}.v{}.json", schema_of(kind));
        if files::are_rewritten() && !files::names("records").contains(&file) {
            files::write("records", &file, &format!("{:#}\n", told(&row)));
        }
        assert!(files::names("records").contains(&file), "tests/golden/records/{file} is missing: UPDATE_GOLDEN=1");
    }
}

#[test]
fn every_type_of_record_has_files_of_every_schema_it_ever_had() {
    let there: BTreeSet<(String, u32)> = files::names("records")
        .iter()
        .map(|file| {
            let (name, schema) = parts(file);
            (name.to_owned(), schema)
        })
        .collect();
    let wanted = TYPES.iter().flat_map(|(_, name, schema)| (1..=*schema).map(|schema| ((*name).to_owned(), schema)));
    assert_eq!(there, wanted.collect());
}

#[test]
fn every_record_of_the_source_is_among_them() {
    let sources = [
        include_str!("../../shared/app/src/rows/catalogue.rs"),
        include_str!("../../shared/app/src/rows/price_list_register.rs"),
        include_str!("../../shared/app/src/rows/records.rs"),
        include_str!("../../shared/app/src/rows/theme.rs"),
    ];
    let named = sources
        .iter()
        .flat_map(|source| source.lines())
        .filter_map(|line| line.strip_prefix("impl Record for ")?.split(' ').next());
    let known = TYPES.iter().map(|(record, _, _)| *record);
    assert_eq!(named.collect::<BTreeSet<_>>(), known.collect::<BTreeSet<_>>());
}

/// `invoice_state.paid.v1.json` is of the type `invoice_state` and the schema 1.
fn parts(file: &str) -> (&str, u32) {
    let read = || {
        let (front, schema) = file.strip_suffix(".json")?.rsplit_once(".v")?;
        Some((front.split('.').next()?, schema.parse().ok()?))
    };
    read().unwrap_or_else(|| panic!("tests/golden/records/{file} is not called <type>[.<variant>].v<schema>.json"))
}

fn schema_of(name: &str) -> u32 {
    let found = TYPES.iter().find(|(_, called, _)| *called == name);
    found.unwrap_or_else(|| panic!("no type of record is called {name}")).2
}

/// A row as its file says it. The schema is in the file's name.
fn told(row: &StoredRow) -> Value {
    let place = |place: &IndexKey| json!([place.partition, place.sort]);
    json!({
        "key": [row.key.partition, row.key.sort],
        "version": row.version,
        "listing": row.listing.as_ref().map(place),
        "pending": row.pending.as_ref().map(place),
        "due": row.due.as_ref().map(place),
        "expires_at": row.expires_at,
        "body": serde_json::from_str::<Value>(&row.body).unwrap(),
    })
}

fn row(schema: u32, told: &Value) -> StoredRow {
    let text = |place: &Value, index: usize| place[index].as_str().unwrap().to_owned();
    let place = |name: &str| {
        let place = told[name].as_array().map(|_| &told[name])?;
        Some(IndexKey { partition: text(place, 0), sort: text(place, 1) })
    };
    StoredRow {
        key: RowKey { partition: text(&told["key"], 0), sort: text(&told["key"], 1) },
        schema,
        body: told["body"].to_string(),
        version: told["version"].as_u64(),
        listing: place("listing"),
        pending: place("pending"),
        due: place("due"),
        expires_at: serde_json::from_value(told["expires_at"].clone()).unwrap(),
    }
}
