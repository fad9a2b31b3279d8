//! Reading partitions of the table and of its indexes in order, a page at a time.

use app::failure::Failure;
use app::ports::{Index, IndexEntry, IndexRange, Page, Range, Until};
use app::rows::StoredRow;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;

use super::DynamoStore;
use super::attributes::{IN_PARTITION, IN_PARTITION_WITH_PREFIX, of_index};
use super::item::{self, Item, text};
use crate::outbound::service_error::failure;

/// Where reading begins. DynamoDB refuses to begin at a key outside of what is asked for.
enum Start {
    Beginning,
    After(Item),
    /// Nothing that is asked for comes after the given place.
    End,
}

impl Start {
    /// From a place outside of what is asked for: all of that follows, or nothing.
    fn outside(all_follows: bool) -> Self {
        if all_follows { Self::Beginning } else { Self::End }
    }
}

impl DynamoStore {
    pub(super) async fn read_range(&self, range: &Range) -> Result<Page<StoredRow>, Failure> {
        let condition = if range.prefix.is_empty() { IN_PARTITION } else { IN_PARTITION_WITH_PREFIX };
        let mut query = self.client.query().table_name(&self.table).consistent_read(true);
        query = query.key_condition_expression(condition).scan_index_forward(!range.descending);
        query = query.expression_attribute_values(":partition", text(&range.partition));
        if !range.prefix.is_empty() {
            query = query.expression_attribute_values(":prefix", text(&range.prefix));
        }
        follow(query, start_of_range(range), range.limit, "read a range", item::to_row).await
    }

    pub(super) async fn read_index(&self, index: Index, range: &IndexRange) -> Result<Page<IndexEntry>, Failure> {
        let names = of_index(index);
        let (condition, until) = match &range.until {
            Until::End => (format!("{} = :partition", names.pk), None),
            Until::Including(place) => (format!("{} = :partition AND {} <= :until", names.pk, names.sk), Some(place)),
            Until::Excluding(place) => (format!("{} = :partition AND {} < :until", names.pk, names.sk), Some(place)),
        };
        let mut query = self.client.query().table_name(&self.table).index_name(names.index);
        query = query.key_condition_expression(condition).scan_index_forward(!range.descending);
        query = query.expression_attribute_values(":partition", text(&range.partition));
        if let Some(place) = until {
            query = query.expression_attribute_values(":until", text(place));
        }
        let read = |item: &Item| item::to_entry(index, item).map(Some);
        follow(query, start_of_index(index, range), range.limit, "read an index", read).await
    }
}

fn start_of_range(range: &Range) -> Start {
    match &range.after {
        None => Start::Beginning,
        Some(after) if !after.is_empty() && after.starts_with(&range.prefix) => {
            let key = app::rows::RowKey { partition: range.partition.clone(), sort: after.clone() };
            Start::After(item::key(&key))
        }
        Some(after) => {
            let is_before = after.is_empty() || *after < range.prefix;
            Start::outside(is_before != range.descending)
        }
    }
}

fn start_of_index(index: Index, range: &IndexRange) -> Start {
    let Some(after) = &range.after else {
        return Start::Beginning;
    };
    if after.place.partition != range.partition {
        let is_before = after.place.partition < range.partition;
        return Start::outside(is_before != range.descending);
    }
    let is_beyond = match &range.until {
        Until::End => false,
        Until::Including(place) => after.place.sort > *place,
        Until::Excluding(place) => after.place.sort >= *place,
    };
    if is_beyond { Start::outside(range.descending) } else { Start::After(item::of_entry(index, after)) }
}

/// Follows the query's pages until there is one item more than asked for, which tells that there are more.
async fn follow<T>(
    query: QueryFluentBuilder,
    start: Start,
    limit: usize,
    tried: &'static str,
    read: impl Fn(&Item) -> Result<Option<T>, Failure>,
) -> Result<Page<T>, Failure> {
    let mut start = match start {
        Start::Beginning => None,
        Start::After(key) => Some(key),
        Start::End => return Ok(Page { items: Vec::new(), has_more: false }),
    };
    let wanted = limit.saturating_add(1);
    let mut items = Vec::new();
    while items.len() < wanted {
        let missing = i32::try_from(wanted.saturating_sub(items.len())).unwrap_or(i32::MAX);
        let page = query.clone().set_exclusive_start_key(start.take()).limit(missing).send().await;
        let page = page.map_err(|error| failure(tried, &error))?;
        for item in page.items() {
            items.extend(read(item)?);
        }
        start = page.last_evaluated_key.filter(|key| !key.is_empty());
        if start.is_none() {
            break;
        }
    }
    let has_more = items.len() > limit;
    items.truncate(limit);
    Ok(Page { items, has_more })
}
