//! A row as an item of the table, and back.

use std::collections::HashMap;
use std::str::FromStr;

use app::failure::{Failure, FailureKind};
use app::ports::{Index, IndexEntry};
use app::rows::{IndexKey, RowKey, StoredRow};
use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::attributes::{
    BODY, DUE, EXPIRES_AT, IndexNames, LISTING, PENDING, PK, SCHEMA, SK, VALUE, VERSION, of_index,
};

/// What DynamoDB calls an item.
pub(super) type Item = HashMap<String, AttributeValue>;

pub(super) fn text(text: impl Into<String>) -> AttributeValue {
    AttributeValue::S(text.into())
}

pub(super) fn number(number: impl Into<i128>) -> AttributeValue {
    AttributeValue::N(number.into().to_string())
}

/// The item's two key attributes.
pub(super) fn key(key: &RowKey) -> Item {
    Item::from([(PK.to_owned(), text(&key.partition)), (SK.to_owned(), text(&key.sort))])
}

/// The whole item of a row.
pub(super) fn of_row(row: &StoredRow) -> Item {
    let mut item = key(&row.key);
    item.insert(SCHEMA.to_owned(), number(row.schema));
    item.insert(BODY.to_owned(), text(&row.body));
    item.extend(row.version.map(|version| (VERSION.to_owned(), number(version))));
    for (names, place) in [(LISTING, &row.listing), (PENDING, &row.pending), (DUE, &row.due)] {
        item.extend(place.iter().flat_map(|place| index_key(names, place)));
    }
    item.extend(row.expires_at.map(|at| (EXPIRES_AT.to_owned(), number(seconds_up(at)))));
    item
}

fn index_key(names: IndexNames, place: &IndexKey) -> [(String, AttributeValue); 2] {
    [(names.pk.to_owned(), text(&place.partition)), (names.sk.to_owned(), text(&place.sort))]
}

/// The four attributes of an index entry.
pub(super) fn of_entry(index: Index, entry: &IndexEntry) -> Item {
    let mut item = key(&entry.row);
    item.extend(index_key(of_index(index), &entry.place));
    item
}

/// The row an item holds; none when it is a counter.
pub(super) fn to_row(item: &Item) -> Result<Option<StoredRow>, Failure> {
    if item.contains_key(VALUE) && !item.contains_key(BODY) {
        return Ok(None);
    }
    let expires_at = optional_number(item, EXPIRES_AT)?.map(Timestamp::from_second).transpose();
    Ok(Some(StoredRow {
        key: to_key(item)?,
        schema: optional_number(item, SCHEMA)?.ok_or_else(|| corrupt(SCHEMA))?,
        body: required_text(item, BODY)?,
        version: optional_number(item, VERSION)?,
        listing: to_place(item, LISTING)?,
        pending: to_place(item, PENDING)?,
        due: to_place(item, DUE)?,
        expires_at: expires_at.map_err(|_| corrupt(EXPIRES_AT))?,
    }))
}

/// The key of an item.
pub(super) fn to_key(item: &Item) -> Result<RowKey, Failure> {
    Ok(RowKey { partition: required_text(item, PK)?, sort: required_text(item, SK)? })
}

/// The entry an item of an index is.
pub(super) fn to_entry(index: Index, item: &Item) -> Result<IndexEntry, Failure> {
    let names = of_index(index);
    let place = to_place(item, names)?.ok_or_else(|| corrupt(names.pk))?;
    Ok(IndexEntry { place, row: to_key(item)? })
}

/// What a counter's item counts.
pub(super) fn to_value<T: FromStr>(item: &Item) -> Result<Option<T>, Failure> {
    optional_number(item, VALUE)
}

fn to_place(item: &Item, names: IndexNames) -> Result<Option<IndexKey>, Failure> {
    if !item.contains_key(names.pk) {
        return Ok(None);
    }
    Ok(Some(IndexKey { partition: required_text(item, names.pk)?, sort: required_text(item, names.sk)? }))
}

fn required_text(item: &Item, name: &'static str) -> Result<String, Failure> {
    item.get(name).and_then(|value| value.as_s().ok()).cloned().ok_or_else(|| corrupt(name))
}

fn optional_number<T: FromStr>(item: &Item, name: &'static str) -> Result<Option<T>, Failure> {
    let Some(value) = item.get(name) else {
        return Ok(None);
    };
    value.as_n().ok().and_then(|digits| digits.parse().ok()).map(Some).ok_or_else(|| corrupt(name))
}

fn corrupt(attribute: &'static str) -> Failure {
    Failure::new(FailureKind::Corrupt, "read an item of the table").because(Unreadable(attribute))
}

/// Which attribute of an item is missing or of another type.
#[derive(Debug, thiserror::Error)]
#[error("the attribute {0} is missing or of another type")]
pub(crate) struct Unreadable(&'static str);

/// Epoch seconds, not before the instant.
pub(super) fn seconds_up(at: Timestamp) -> i64 {
    let part = i64::from(at.subsec_nanosecond() > 0);
    at.as_second().saturating_add(part)
}

/// Epoch seconds, not after the instant.
pub(super) fn seconds_down(at: Timestamp) -> i64 {
    at.as_second()
}

/// Epoch milliseconds, not before the instant.
pub(super) fn milliseconds_up(at: Timestamp) -> i64 {
    let part = i64::from(at.subsec_nanosecond().checked_rem(1_000_000).is_some_and(|rest| rest > 0));
    at.as_millisecond().saturating_add(part)
}

/// Epoch milliseconds, not after the instant.
pub(super) fn milliseconds_down(at: Timestamp) -> i64 {
    at.as_millisecond()
}
