//! The names of the table's attributes and indexes, and the expressions made of them: here and nowhere else.

use app::ports::Index;

pub(crate) const PK: &str = "pk";
pub(crate) const SK: &str = "sk";
/// The record as JSON.
pub(crate) const BODY: &str = "body";
/// Which shape of JSON.
pub(super) const SCHEMA: &str = "schema";
pub(super) const VERSION: &str = "version";
pub(super) const LISTING: IndexNames = IndexNames { index: "listing", pk: "listing_pk", sk: "listing_sk" };
pub(super) const PENDING: IndexNames = IndexNames { index: "pending", pk: "pending_pk", sk: "pending_sk" };
pub(super) const DUE: IndexNames = IndexNames { index: "due", pk: "due_pk", sk: "due_sk" };
/// Epoch seconds, rounded up; the table's time-to-live attribute.
pub(super) const EXPIRES_AT: &str = "expires_at";
/// What a counter counts.
pub(super) const VALUE: &str = "value";

/// What an index and its two attributes are called.
#[derive(Debug, Clone, Copy)]
pub(super) struct IndexNames {
    pub(super) index: &'static str,
    pub(super) pk: &'static str,
    pub(super) sk: &'static str,
}

pub(super) fn of_index(index: Index) -> IndexNames {
    match index {
        Index::Listing => LISTING,
        Index::Pending => PENDING,
        Index::Due => DUE,
    }
}

/// `value` and `version` stand for themselves through these, since DynamoDB reserves such words.
pub(super) const VALUE_ALIAS: (&str, &str) = ("#value", VALUE);
pub(super) const VERSION_ALIAS: (&str, &str) = ("#version", VERSION);

/// Takes `:now` in epoch seconds, rounded down, so that nothing counts as gone too early.
pub(super) const KEY_IS_FREE: &str = "attribute_not_exists(pk) OR expires_at <= :now";
pub(super) const VERSION_IS: &str = "#version = :version";

pub(super) const SET_NEXT: &str = "SET #value = :next REMOVE leased_until";
pub(super) const VALUE_IS: &str = "#value = :from";
pub(super) const VALUE_IS_OR_NONE: &str = "attribute_not_exists(#value) OR #value = :from";
pub(super) const ADD_DELTA: &str = "ADD #value :delta";
/// `:room` is where the counter may stand at most before the addition. A counter that has not begun stands at nothing,
/// but compares with no number: the second lets it pass, for where `:room` is not below zero.
pub(super) const HAS_ROOM: &str = "#value <= :room";
pub(super) const HAS_ROOM_OR_NONE: &str = "attribute_not_exists(#value) OR #value <= :room";

/// `:until` and `:now` in epoch milliseconds.
pub(super) const TAKE_LEASE: &str = "SET #value = if_not_exists(#value, :first), leased_until = :until";
pub(super) const LEASE_IS_FREE: &str = "attribute_not_exists(leased_until) OR leased_until <= :now";

pub(super) const LEAVE_PENDING: &str = "REMOVE pending_pk, pending_sk";
pub(super) const IS_PENDING: &str = "attribute_exists(pk) AND attribute_exists(pending_pk)";

pub(super) const IN_PARTITION: &str = "pk = :partition";
pub(super) const IN_PARTITION_WITH_PREFIX: &str = "pk = :partition AND begins_with(sk, :prefix)";
