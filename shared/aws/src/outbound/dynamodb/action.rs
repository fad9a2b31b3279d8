//! One write of a commit in DynamoDB's words: what is done to which item, and on which condition.

use std::collections::HashMap;

use app::ports::Write;
use aws_sdk_dynamodb::error::BuildError;
use aws_sdk_dynamodb::types::{Delete, Put, TransactWriteItem, Update};
use jiff::Timestamp;

use super::attributes::{
    ADD_DELTA, HAS_ROOM, HAS_ROOM_OR_NONE, KEY_IS_FREE, SET_NEXT, VALUE_ALIAS, VALUE_IS, VALUE_IS_OR_NONE,
    VERSION_ALIAS, VERSION_IS,
};
use super::item::{self, Item, number, seconds_down};

/// What is done.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// The item, whole.
    Put(Item, Terms),
    /// The item of a key, gone.
    Delete(Item, Terms),
    /// The item of a key, changed by an expression.
    Update(Item, &'static str, Terms),
}

/// On which condition, and what its placeholders stand for.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    pub(super) condition: Option<&'static str>,
    pub(super) names: Option<HashMap<String, String>>,
    pub(super) values: Item,
}

impl Terms {
    fn new<const N: usize>(
        condition: Option<&'static str>,
        alias: Option<(&str, &str)>,
        values: [(&str, aws_sdk_dynamodb::types::AttributeValue); N],
    ) -> Self {
        let names = alias.map(|(alias, name)| HashMap::from([(alias.to_owned(), name.to_owned())]));
        Self { condition, names, values: values.map(|(name, value)| (name.to_owned(), value)).into() }
    }
}

impl Action {
    /// What a write does, at `now`.
    pub(super) fn of(write: &Write, now: Timestamp) -> Self {
        let version_is =
            |version: u64| Terms::new(Some(VERSION_IS), Some(VERSION_ALIAS), [(":version", number(version))]);
        match write {
            Write::Insert(row) => {
                let terms = Terms::new(Some(KEY_IS_FREE), None, [(":now", number(seconds_down(now)))]);
                Self::Put(item::of_row(row), terms)
            }
            Write::Replace(row, version) => Self::Put(item::of_row(row), version_is(*version)),
            Write::Remove(key, version) => Self::Delete(item::key(key), version_is(*version)),
            Write::Advance(key, from) => {
                let values = [(":from", number(*from)), (":next", number(from.saturating_add(1)))];
                Self::Update(item::key(key), SET_NEXT, Terms::new(Some(VALUE_IS), Some(VALUE_ALIAS), values))
            }
            Write::Begin { counter, from, at } => {
                let values = [(":from", number(*from)), (":next", number(*at))];
                Self::Update(
                    item::key(counter),
                    SET_NEXT,
                    Terms::new(Some(VALUE_IS_OR_NONE), Some(VALUE_ALIAS), values),
                )
            }
            Write::Add(key, delta) => {
                let terms = Terms::new(None, Some(VALUE_ALIAS), [(":delta", number(*delta))]);
                Self::Update(item::key(key), ADD_DELTA, terms)
            }
            Write::AddWithin { counter, amount, most } => {
                let room = most.saturating_sub(*amount);
                let condition = if room >= 0 { HAS_ROOM_OR_NONE } else { HAS_ROOM };
                let values = [(":delta", number(*amount)), (":room", number(room))];
                Self::Update(item::key(counter), ADD_DELTA, Terms::new(Some(condition), Some(VALUE_ALIAS), values))
            }
        }
    }

    /// As part of a transaction.
    pub(super) fn into_part(self, table: &str) -> Result<TransactWriteItem, BuildError> {
        let part = TransactWriteItem::builder();
        Ok(match self {
            Self::Put(item, terms) => part.put(
                Put::builder()
                    .table_name(table)
                    .set_item(Some(item))
                    .set_condition_expression(terms.condition.map(str::to_owned))
                    .set_expression_attribute_names(terms.names)
                    .set_expression_attribute_values(Some(terms.values))
                    .build()?,
            ),
            Self::Delete(key, terms) => part.delete(
                Delete::builder()
                    .table_name(table)
                    .set_key(Some(key))
                    .set_condition_expression(terms.condition.map(str::to_owned))
                    .set_expression_attribute_names(terms.names)
                    .set_expression_attribute_values(Some(terms.values))
                    .build()?,
            ),
            Self::Update(key, expression, terms) => part.update(
                Update::builder()
                    .table_name(table)
                    .set_key(Some(key))
                    .update_expression(expression)
                    .set_condition_expression(terms.condition.map(str::to_owned))
                    .set_expression_attribute_names(terms.names)
                    .set_expression_attribute_values(Some(terms.values))
                    .build()?,
            ),
        }
        .build())
    }
}
