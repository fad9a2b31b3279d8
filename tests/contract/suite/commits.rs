//! Commits: every condition, all or nothing.

use app::ports::Verdict::{ConditionFailed, Fine};
use app::ports::{CommitError, Store, Verdict, WRITES_MAX, Write};
use app::rows::StoredRow;
use tokio::task::JoinSet;

use super::{World, after, now};

pub(crate) async fn commit(world: &impl World, writes: Vec<Write>) {
    world.store().commit(writes, now()).await.unwrap();
}

pub(crate) async fn refused(world: &impl World, writes: Vec<Write>) -> Vec<Verdict> {
    match world.store().commit(writes, now()).await {
        Err(CommitError::Refused(verdicts)) => verdicts,
        other => panic!("it should have been refused: {other:?}"),
    }
}

pub(crate) async fn a_row_is_read_as_it_was_written(world: &impl World) {
    let whole = StoredRow {
        schema: 3,
        body: "{\"name\":\"Rødgrød شركة \\u0000\",\"amount\":1e400}".to_owned(),
        version: Some(u64::MAX),
        listing: Some(world.place("listing", "a")),
        pending: Some(world.place("pending", "b")),
        due: Some(world.place("due", "c")),
        expires_at: Some(after(60)),
        ..world.row("whole", "A")
    };
    let bare = StoredRow { version: None, ..world.row("bare", "A") };
    for row in [whole, bare] {
        commit(world, vec![Write::Insert(row.clone())]).await;
        assert_eq!(world.store().read(&row.key).await.unwrap(), Some(row));
    }
}

pub(crate) async fn a_large_row_is_read_as_it_was_written(world: &impl World) {
    let row = StoredRow { body: "æ".repeat(175_000), ..world.row("large", "A") };
    commit(world, vec![Write::Insert(row.clone())]).await;
    assert_eq!(world.store().read(&row.key).await.unwrap(), Some(row));
}

pub(crate) async fn an_insert_needs_a_free_key(world: &impl World) {
    let (first, second) = (world.row("insert", "A"), StoredRow { body: "[]".into(), ..world.row("insert", "A") });
    commit(world, vec![Write::Insert(first.clone())]).await;
    assert_eq!(refused(world, vec![Write::Insert(second)]).await, [ConditionFailed]);
    assert_eq!(world.store().read(&first.key).await.unwrap(), Some(first));
}

pub(crate) async fn an_expired_row_gives_its_key_free(world: &impl World) {
    let expiring = StoredRow { expires_at: Some(after(30)), ..world.row("expiring", "A") };
    let next = StoredRow { body: "[]".into(), ..world.row("expiring", "A") };
    commit(world, vec![Write::Insert(expiring)]).await;
    let early = world.store().commit(vec![Write::Insert(next.clone())], after(29)).await;
    assert!(matches!(early, Err(CommitError::Refused(_))), "{early:?}");
    world.store().commit(vec![Write::Insert(next.clone())], after(30)).await.unwrap();
    assert_eq!(world.store().read(&next.key).await.unwrap(), Some(next.clone()));
    let never = world.store().commit(vec![Write::Insert(next)], after(1_000_000)).await;
    assert!(matches!(never, Err(CommitError::Refused(_))), "a row that never expires keeps its key: {never:?}");
}

pub(crate) async fn a_replacement_needs_the_version_before_it(world: &impl World) {
    let of = |version| StoredRow { version: Some(version), ..world.row("replace", "A") };
    assert_eq!(refused(world, vec![Write::Replace(of(2), 1)]).await, [ConditionFailed], "nothing is there");
    commit(world, vec![Write::Insert(of(1))]).await;
    commit(world, vec![Write::Replace(of(2), 1)]).await;
    assert_eq!(refused(world, vec![Write::Replace(of(3), 1)]).await, [ConditionFailed]);
    commit(world, vec![Write::Replace(of(3), 2)]).await;
    assert_eq!(world.store().read(&of(3).key).await.unwrap(), Some(of(3)));
}

pub(crate) async fn a_replacement_leaves_nothing_of_the_row_before_it(world: &impl World) {
    let before = StoredRow {
        listing: Some(world.place("left", "a")),
        due: Some(world.place("left", "a")),
        expires_at: Some(after(5)),
        ..world.row("leave", "A")
    };
    let next = StoredRow { version: Some(2), ..world.row("leave", "A") };
    commit(world, vec![Write::Insert(before)]).await;
    commit(world, vec![Write::Replace(next.clone(), 1)]).await;
    assert_eq!(world.store().read(&next.key).await.unwrap(), Some(next));
}

pub(crate) async fn a_removal_needs_the_version_it_removes(world: &impl World) {
    let row = world.row("remove", "A");
    assert_eq!(refused(world, vec![Write::Remove(row.key.clone(), 1)]).await, [ConditionFailed], "nothing is there");
    commit(world, vec![Write::Insert(row.clone())]).await;
    assert_eq!(refused(world, vec![Write::Remove(row.key.clone(), 2)]).await, [ConditionFailed]);
    commit(world, vec![Write::Remove(row.key.clone(), 1)]).await;
    assert_eq!(world.store().read(&row.key).await.unwrap(), None);
    commit(world, vec![Write::Insert(row)]).await;
}

pub(crate) async fn a_row_without_a_version_is_neither_replaced_nor_removed(world: &impl World) {
    let row = StoredRow { version: None, ..world.row("fixed", "A") };
    commit(world, vec![Write::Insert(row.clone())]).await;
    assert_eq!(refused(world, vec![Write::Replace(row.clone(), 0)]).await, [ConditionFailed]);
    assert_eq!(refused(world, vec![Write::Remove(row.key.clone(), 0)]).await, [ConditionFailed]);
    assert_eq!(world.store().read(&row.key).await.unwrap(), Some(row));
}

pub(crate) async fn a_commit_does_all_or_nothing(world: &impl World) {
    let (one, two, counter) = (world.row("all", "1"), world.row("all", "2"), world.key("all", "COUNTER"));
    let both = || vec![Write::Insert(one.clone()), Write::Add(counter.clone(), 5), Write::Insert(two.clone())];
    commit(world, vec![Write::Insert(two.clone())]).await;
    assert_eq!(refused(world, both()).await, [Fine, Fine, ConditionFailed]);
    assert_eq!(world.store().read(&one.key).await.unwrap(), None);
    assert_eq!(world.store().counter(&counter).await.unwrap(), None);
    commit(world, vec![Write::Remove(two.key.clone(), 1)]).await;
    commit(world, both()).await;
    assert_eq!(world.store().read(&one.key).await.unwrap(), Some(one));
    assert_eq!(world.store().counter(&counter).await.unwrap(), Some(5));
}

pub(crate) async fn the_verdicts_stand_in_the_order_of_the_writes(world: &impl World) {
    let row = |sort: &str| world.row("verdicts", sort);
    commit(world, vec![Write::Insert(row("there"))]).await;
    let writes = vec![
        Write::Insert(row("there")),
        Write::Insert(row("new")),
        Write::Replace(row("missing"), 1),
        Write::Remove(row("gone").key, 1),
        Write::Add(world.key("verdicts", "COUNTER"), 1),
        Write::Advance(world.key("verdicts", "UNKNOWN"), 1),
    ];
    let failed = ConditionFailed;
    assert_eq!(refused(world, writes).await, [failed, Fine, failed, failed, Fine, failed]);
}

pub(crate) async fn a_hundred_writes_are_one_commit_and_none_is_done(world: &impl World) {
    let rows = |count: usize| (0..count).map(|n| world.row("hundred", &format!("{n:03}")));
    commit(world, rows(WRITES_MAX).map(Write::Insert).collect()).await;
    let keys: Vec<_> = rows(WRITES_MAX).map(|row| row.key).collect();
    assert_eq!(world.store().read_many(&keys).await.unwrap().len(), WRITES_MAX);
    commit(world, Vec::new()).await;
}

pub(crate) async fn of_many_who_insert_the_same_row_one_does(world: &impl World) {
    let rows = (0..8).map(|n| StoredRow { body: format!("{{\"n\":{n}}}"), ..world.row("race", "A") });
    assert_eq!(winners(world, rows.map(|row| vec![Write::Insert(row)])).await, 1);
}

pub(crate) async fn of_many_who_replace_the_same_version_one_does(world: &impl World) {
    commit(world, vec![Write::Insert(world.row("race", "B"))]).await;
    let next = |n| StoredRow { body: format!("{{\"n\":{n}}}"), version: Some(2), ..world.row("race", "B") };
    let guard = |n| world.row("race", &format!("guard-{n}"));
    let writes = (0..8).map(|n| vec![Write::Replace(next(n), 1), Write::Insert(guard(n))]);
    assert_eq!(winners(world, writes).await, 1);
}

/// How many of the commits, all at once, had their effect; of the others each was refused.
pub(crate) async fn winners(world: &impl World, commits: impl Iterator<Item = Vec<Write>>) -> usize {
    let mut racing = JoinSet::new();
    for writes in commits {
        let store = world.store().clone();
        racing.spawn(async move { store.commit(writes, now()).await });
    }
    let outcomes = racing.join_all().await;
    let failed = outcomes.iter().find(|outcome| matches!(outcome, Err(CommitError::Failed(_))));
    assert!(failed.is_none(), "{failed:?}");
    outcomes.iter().filter(|outcome| outcome.is_ok()).count()
}
