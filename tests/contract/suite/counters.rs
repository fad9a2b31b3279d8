//! Counters: numbers without a gap, balances, and the lease that keeps callers from colliding.

use app::ports::Lease::{Busy, Held};
use app::ports::Verdict::{ConditionFailed, Fine};
use app::ports::{Store, Write};
use app::rows::RowKey;

use super::commits::{commit, refused, winners};
use super::{World, after, now};

pub(crate) async fn a_counter_nobody_asked_for_is_none(world: &impl World) {
    assert_eq!(world.store().counter(&world.key("none", "COUNTER")).await.unwrap(), None);
}

pub(crate) async fn a_lease_begins_a_counter_at_its_first_number(world: &impl World) {
    let counter = world.key("first", "COUNTER");
    assert_eq!(world.store().lease(&counter, 1000, now(), after(3)).await.unwrap(), Held(1000));
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(1000));
    assert_eq!(world.store().lease(&counter, 1, after(4), after(7)).await.unwrap(), Held(1000), "it has begun");
}

pub(crate) async fn a_leased_counter_is_busy_until_the_lease_ends(world: &impl World) {
    let counter = world.key("lease", "COUNTER");
    assert_eq!(world.store().lease(&counter, 1, now(), after(3)).await.unwrap(), Held(1));
    assert_eq!(world.store().lease(&counter, 1, now(), after(3)).await.unwrap(), Busy);
    assert_eq!(world.store().lease(&counter, 1, after(2), after(5)).await.unwrap(), Busy);
    assert_eq!(world.store().lease(&counter, 1, after(3), after(6)).await.unwrap(), Held(1));
    assert_eq!(world.store().lease(&counter, 1, after(5), after(9)).await.unwrap(), Busy);
}

pub(crate) async fn advancing_moves_by_one_and_ends_the_lease(world: &impl World) {
    let (counter, body) = (world.key("advance", "COUNTER"), world.row("advance", "BODY"));
    assert_eq!(world.store().lease(&counter, 41, now(), after(3)).await.unwrap(), Held(41));
    commit(world, vec![Write::Advance(counter.clone(), 41), Write::Insert(body)]).await;
    assert_eq!(world.store().lease(&counter, 41, now(), after(3)).await.unwrap(), Held(42));
    commit(world, vec![Write::Advance(counter.clone(), 42)]).await;
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(43));
}

pub(crate) async fn advancing_needs_the_value_it_advances_from(world: &impl World) {
    let counter = world.key("from", "COUNTER");
    assert_eq!(refused(world, vec![Write::Advance(counter.clone(), 1)]).await, [ConditionFailed], "it has not begun");
    world.store().lease(&counter, 1, now(), after(3)).await.unwrap();
    let writes = vec![Write::Insert(world.row("from", "BODY")), Write::Advance(counter.clone(), 2)];
    assert_eq!(refused(world, writes).await, [Fine, ConditionFailed]);
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(1));
}

pub(crate) async fn beginning_sets_a_counter_that_has_not_begun(world: &impl World) {
    let counter = world.key("begin", "COUNTER");
    commit(world, vec![begin(&counter, 1, 418), Write::Insert(world.row("begin", "SERIES"))]).await;
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(418));
    assert_eq!(world.store().lease(&counter, 1, now(), after(3)).await.unwrap(), Held(418), "it has begun");
}

pub(crate) async fn beginning_again_needs_the_value_it_was_begun_at(world: &impl World) {
    let counter = world.key("begin-again", "COUNTER");
    assert_eq!(world.store().lease(&counter, 1, now(), after(3)).await.unwrap(), Held(1));
    commit(world, vec![begin(&counter, 1, 418)]).await;
    let late = vec![Write::Insert(world.row("begin-again", "BODY")), Write::Advance(counter.clone(), 1)];
    assert_eq!(refused(world, late).await, [Fine, ConditionFailed], "who leased it before does not take 1");
    assert_eq!(world.store().lease(&counter, 1, now(), after(3)).await.unwrap(), Held(418), "the lease has ended");
    commit(world, vec![Write::Advance(counter.clone(), 418)]).await;
    assert_eq!(refused(world, vec![begin(&counter, 418, 1)]).await, [ConditionFailed], "418 is taken");
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(419));
}

fn begin(counter: &RowKey, from: u64, at: u64) -> Write {
    Write::Begin { counter: counter.clone(), from, at }
}

pub(crate) async fn an_addition_begins_at_nothing_and_goes_below_it(world: &impl World) {
    let account = world.key("account", "DKK");
    commit(world, vec![Write::Add(account.clone(), 1_346_819)]).await;
    commit(world, vec![Write::Add(account.clone(), -1_346_820)]).await;
    assert_eq!(world.store().counter(&account).await.unwrap(), Some(-1));
    commit(world, vec![Write::Add(account.clone(), 900_719_925_474_099_300)]).await;
    assert_eq!(world.store().counter(&account).await.unwrap(), Some(900_719_925_474_099_299), "to the last unit");
}

pub(crate) async fn an_addition_and_a_row_are_one_commit(world: &impl World) {
    let (account, row) = (world.key("balance", "DKK"), world.row("balance", "PAYMENT"));
    let pay = || vec![Write::Insert(row.clone()), Write::Add(account.clone(), -500)];
    commit(world, pay()).await;
    assert_eq!(refused(world, pay()).await, [ConditionFailed, Fine]);
    assert_eq!(world.store().counter(&account).await.unwrap(), Some(-500), "money moves once");
}

pub(crate) async fn a_bounded_addition_reaches_its_bound_and_does_not_pass_it(world: &impl World) {
    let account = world.key("bounded", "DKK");
    let add = |amount, most| vec![Write::AddWithin { counter: account.clone(), amount, most }];
    assert_eq!(refused(world, add(1_001, 1_000)).await, [ConditionFailed], "it stands at nothing");
    assert_eq!(world.store().counter(&account).await.unwrap(), None);
    commit(world, add(600, 1_000)).await;
    assert_eq!(refused(world, add(401, 1_000)).await, [ConditionFailed]);
    commit(world, add(400, 1_000)).await;
    commit(world, vec![Write::Add(account.clone(), -1_500)]).await;
    assert_eq!(refused(world, add(1_501, 1_000)).await, [ConditionFailed], "500 below nothing");
    commit(world, add(1_500, 1_000)).await;
    assert_eq!(world.store().counter(&account).await.unwrap(), Some(1_000));
}

pub(crate) async fn a_bounded_addition_that_is_refused_takes_its_commit_along(world: &impl World) {
    let (account, row) = (world.key("bounded-commit", "DKK"), world.row("bounded-commit", "BODY"));
    let owe = |most| vec![Write::Insert(row.clone()), Write::AddWithin { counter: account.clone(), amount: 500, most }];
    assert_eq!(refused(world, owe(499)).await, [Fine, ConditionFailed]);
    assert_eq!(world.store().read(&row.key).await.unwrap(), None);
    commit(world, owe(500)).await;
    assert_eq!(world.store().read(&row.key).await.unwrap(), Some(row));
}

pub(crate) async fn of_many_who_add_within_a_bound_as_many_do_as_there_is_room_for(world: &impl World) {
    let account = world.key("bounded-crowd", "DKK");
    let body = |round: i32, n: i32| world.row("bounded-crowd", &format!("BODY-{round}-{n}"));
    let add = || Write::AddWithin { counter: account.clone(), amount: 100, most: 250 };
    for round in 0..4 {
        // Those that only collide may try again; a round has at least one winner while there is room.
        winners(world, (0..4).map(|n| vec![Write::Insert(body(round, n)), add()])).await;
    }
    assert_eq!(world.store().counter(&account).await.unwrap(), Some(200));
    assert_eq!(refused(world, vec![add()]).await, [ConditionFailed]);
}

pub(crate) async fn of_many_who_advance_a_counter_one_does(world: &impl World) {
    let counter = world.key("crowd", "COUNTER");
    world.store().lease(&counter, 1, now(), after(3)).await.unwrap();
    let body = |n| world.row("crowd", &format!("BODY-{n}"));
    let commits = (0..8).map(|n| vec![Write::Insert(body(n)), Write::Advance(counter.clone(), 1)]);
    assert_eq!(winners(world, commits).await, 1);
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(2));
}

pub(crate) async fn a_counter_is_no_row(world: &impl World) {
    let (counter, row) = (world.key("both", "COUNTER"), world.row("both", "ROW"));
    commit(world, vec![Write::Add(counter.clone(), 1), Write::Insert(row.clone())]).await;
    assert_eq!(world.store().read(&counter).await.unwrap(), None);
    assert_eq!(world.store().read_many(&[counter, row.key.clone()]).await.unwrap(), std::slice::from_ref(&row));
    assert_eq!(world.store().counter(&row.key).await.unwrap(), None);
    let range = super::ranges::range(world, "both", "");
    assert_eq!(world.store().range(&range).await.unwrap().items, [row]);
}
