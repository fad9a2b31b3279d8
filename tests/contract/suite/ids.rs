//! Ids, secrets and pauses.

use std::collections::HashSet;
use std::time::Duration;

use app::ports::{Ids, Waiting};

use super::{World, after, now};

pub(crate) async fn ids_tell_their_instant_and_differ(world: &impl World) {
    let ids: HashSet<_> = (0..1_000).map(|_| world.ids().ulid(now())).collect();
    assert_eq!(ids.len(), 1_000);
    assert!(ids.iter().all(|id| id.timestamp_ms() == 4_102_444_800_000));
}

pub(crate) async fn ids_sort_as_they_were_made(world: &impl World) {
    let ids: Vec<_> = (0..1_000).map(|n| world.ids().ulid(after(n / 10))).collect();
    assert!(ids.is_sorted_by(|earlier, later| earlier < later));
}

pub(crate) async fn secrets_differ(world: &impl World) {
    let secrets: HashSet<_> = (0..1_000).map(|_| world.ids().secret()).collect();
    assert_eq!(secrets.len(), 1_000);
}

pub(crate) async fn a_pause_is_not_longer_than_asked(world: &impl World) {
    let most = Duration::from_millis(20);
    // A timer may ring a little late.
    assert!(world.waiting().pause(most).await < most.saturating_mul(10));
    assert!(world.waiting().pause(Duration::ZERO).await < most);
}
