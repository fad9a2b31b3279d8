//! Reading rows by key.

use app::ports::{Store, WRITES_MAX, Write};

use super::World;
use super::commits::commit;

pub(crate) async fn what_is_not_there_is_none(world: &impl World) {
    assert_eq!(world.store().read(&world.key("nowhere", "A")).await.unwrap(), None);
    assert!(world.store().read_many(&[world.key("nowhere", "A")]).await.unwrap().is_empty());
    assert!(world.store().read_many(&[]).await.unwrap().is_empty());
}

pub(crate) async fn rows_come_in_the_order_asked_without_those_that_are_not_there(world: &impl World) {
    let (one, two) = (world.row("many", "1"), world.row("other", "2"));
    commit(world, vec![Write::Insert(one.clone()), Write::Insert(two.clone())]).await;
    let keys = [two.key.clone(), world.key("many", "missing"), one.key.clone(), two.key.clone()];
    assert_eq!(world.store().read_many(&keys).await.unwrap(), [two.clone(), one, two]);
}

pub(crate) async fn many_rows_are_read_at_once(world: &impl World) {
    let rows: Vec<_> = (0..230).map(|n| world.row("lots", &format!("{n:03}"))).collect();
    for some in rows.chunks(WRITES_MAX) {
        commit(world, some.iter().cloned().map(Write::Insert).collect()).await;
    }
    let keys: Vec<_> = rows.iter().rev().map(|row| row.key.clone()).collect();
    let read = world.store().read_many(&keys).await.unwrap();
    assert_eq!(read.iter().rev().cloned().collect::<Vec<_>>(), rows);
}
