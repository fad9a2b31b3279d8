//! What every implementation of the ports must do, in sentences. Each works with keys of its own merchant, so that all
//! of them may share one stack.

pub(crate) mod commits;
pub(crate) mod counters;
pub(crate) mod documents;
pub(crate) mod ids;
pub(crate) mod indexes;
pub(crate) mod mails;
pub(crate) mod queues;
pub(crate) mod ranges;
pub(crate) mod reads;

use app::ports::{Documents, Ids, Mailer, Message, Queue, Queues, Store, Waiting};
use app::rows::{IndexKey, RowKey, StoredRow};
use domain::id::MerchantId;
use jiff::{SignedDuration, Timestamp};

/// One make of all the ports.
pub(crate) trait World {
    type Store: Store + Clone + 'static;
    type Queues: Queues;
    type Documents: Documents;
    type Mailer: Mailer;
    type Ids: Ids;
    type Waiting: Waiting;

    /// Whose keys are used; nobody else's are.
    fn merchant(&self) -> MerchantId;
    fn store(&self) -> &Self::Store;
    fn queues(&self) -> &Self::Queues;
    fn documents(&self) -> &Self::Documents;
    fn mailer(&self) -> &Self::Mailer;
    fn ids(&self) -> &Self::Ids;
    fn waiting(&self) -> &Self::Waiting;
    /// Takes the next message off a queue.
    async fn take(&self, queue: Queue) -> Option<Message>;

    /// A key of this merchant, in a partition of that name.
    fn key(&self, partition: &str, sort: &str) -> RowKey {
        RowKey { partition: format!("{}#{partition}", self.merchant()), sort: sort.to_owned() }
    }

    /// A place of this merchant, in an index partition of that name.
    fn place(&self, partition: &str, sort: &str) -> IndexKey {
        IndexKey { partition: format!("{}#{partition}", self.merchant()), sort: sort.to_owned() }
    }

    /// A plain row.
    fn row(&self, partition: &str, sort: &str) -> StoredRow {
        StoredRow {
            key: self.key(partition, sort),
            schema: 1,
            body: "{}".to_owned(),
            version: Some(1),
            listing: None,
            pending: None,
            due: None,
            expires_at: None,
        }
    }
}

/// When it is. Far ahead, so that no store's own clock finds anything expired.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_second(4_102_444_800).unwrap()
}

pub(crate) fn after(seconds: i64) -> Timestamp {
    now().checked_add(SignedDuration::from_secs(seconds)).unwrap()
}

/// Hands every sentence, by its room, to a macro that makes tests of them.
macro_rules! every_sentence {
    ($make:ident) => {
        $make! {
            commits:
                a_row_is_read_as_it_was_written
                a_large_row_is_read_as_it_was_written
                an_insert_needs_a_free_key
                an_expired_row_gives_its_key_free
                a_replacement_needs_the_version_before_it
                a_replacement_leaves_nothing_of_the_row_before_it
                a_removal_needs_the_version_it_removes
                a_row_without_a_version_is_neither_replaced_nor_removed
                a_commit_does_all_or_nothing
                the_verdicts_stand_in_the_order_of_the_writes
                a_hundred_writes_are_one_commit_and_none_is_done
                of_many_who_insert_the_same_row_one_does
                of_many_who_replace_the_same_version_one_does;
            counters:
                a_counter_nobody_asked_for_is_none
                a_lease_begins_a_counter_at_its_first_number
                a_leased_counter_is_busy_until_the_lease_ends
                advancing_moves_by_one_and_ends_the_lease
                advancing_needs_the_value_it_advances_from
                an_addition_begins_at_nothing_and_goes_below_it
                an_addition_and_a_row_are_one_commit
                beginning_sets_a_counter_that_has_not_begun
                beginning_again_needs_the_value_it_was_begun_at
                a_bounded_addition_reaches_its_bound_and_does_not_pass_it
                a_bounded_addition_that_is_refused_takes_its_commit_along
                of_many_who_add_within_a_bound_as_many_do_as_there_is_room_for
                of_many_who_advance_a_counter_one_does
                a_counter_is_no_row;
            reads:
                what_is_not_there_is_none
                rows_come_in_the_order_asked_without_those_that_are_not_there
                many_rows_are_read_at_once;
            ranges:
                a_range_is_in_order_both_ways
                a_range_holds_one_partition_and_one_prefix
                a_range_is_paged_and_knows_where_it_ends
                a_range_after_a_place_outside_of_it_is_all_of_it_or_nothing
                a_range_of_many_bytes_comes_whole;
            indexes:
                an_index_holds_the_rows_that_have_a_place_in_it
                an_index_is_in_order_both_ways
                an_index_ends_where_it_is_asked_to
                an_index_is_paged_and_meets_every_row_of_one_place_once
                an_index_after_a_place_outside_of_what_is_asked_is_all_of_it_or_nothing
                an_index_goes_on_after_a_place_where_no_row_stands
                a_row_moves_in_its_indexes_and_leaves_them
                a_settled_row_leaves_the_pending_index_and_stays_as_it_is
                settling_what_is_settled_or_not_there_changes_nothing;
            queues:
                a_message_comes_off_a_queue_as_it_was_put_on
                ten_messages_are_taken_at_once_and_the_rest_is_named;
            documents:
                a_document_is_stored_and_loaded
                a_document_is_written_once_and_the_first_one_stays
                a_document_that_is_not_there_is_none
                a_link_is_made_for_a_while;
            mails:
                each_mail_gets_an_id_of_its_own;
            ids:
                ids_tell_their_instant_and_differ
                ids_sort_as_they_were_made
                secrets_differ
                a_pause_is_not_longer_than_asked;
        }
    };
}

pub(crate) use every_sentence;
