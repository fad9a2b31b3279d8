//! Reading a partition in order.

use app::ports::{Page, Range, Store, Write};
use app::rows::StoredRow;

use super::World;
use super::commits::commit;

pub(crate) fn range(world: &impl World, partition: &str, prefix: &str) -> Range {
    let partition = world.key(partition, "").partition;
    Range { partition, prefix: prefix.to_owned(), after: None, descending: false, limit: 100 }
}

async fn insert(world: &impl World, partition: &str, sorts: &[&str]) {
    commit(world, sorts.iter().map(|sort| Write::Insert(world.row(partition, sort))).collect()).await;
}

async fn sorts(world: &impl World, range: Range) -> (Vec<String>, bool) {
    let Page { items, has_more } = world.store().range(&range).await.unwrap();
    (items.into_iter().map(|row| row.key.sort).collect(), has_more)
}

pub(crate) async fn a_range_is_in_order_both_ways(world: &impl World) {
    insert(world, "order", &["E#10", "E#2", "E#1", "E#a", "E#B", "E#ø"]).await;
    let ascending = range(world, "order", "E#");
    let in_order = ["E#1", "E#10", "E#2", "E#B", "E#a", "E#ø"];
    assert_eq!(sorts(world, ascending.clone()).await.0, in_order, "by bytes");
    let (descending, _) = sorts(world, Range { descending: true, ..ascending }).await;
    assert!(descending.iter().eq(in_order.iter().rev()), "{descending:?}");
}

pub(crate) async fn a_range_holds_one_partition_and_one_prefix(world: &impl World) {
    insert(world, "one", &["D", "E", "E#1", "E#2", "F#1"]).await;
    insert(world, "one-more", &["E#9"]).await;
    assert_eq!(sorts(world, range(world, "one", "E#")).await, (vec!["E#1".into(), "E#2".into()], false));
    assert_eq!(sorts(world, range(world, "one", "")).await.0, ["D", "E", "E#1", "E#2", "F#1"]);
    assert_eq!(sorts(world, range(world, "one", "G")).await, (Vec::new(), false));
    assert_eq!(sorts(world, range(world, "nothing", "")).await, (Vec::new(), false));
}

pub(crate) async fn a_range_is_paged_and_knows_where_it_ends(world: &impl World) {
    insert(world, "pages", &["D#9", "E#1", "E#2", "E#3", "E#4", "F#0"]).await;
    for descending in [false, true] {
        let mut page = Range { limit: 2, descending, ..range(world, "pages", "E#") };
        let (first, more) = sorts(world, page.clone()).await;
        assert_eq!((first.len(), more), (2, true), "descending: {descending}");
        page.after = first.last().cloned();
        let (second, more) = sorts(world, page.clone()).await;
        assert_eq!((second.len(), more), (2, false), "a page that ends with the range has no more");
        page.after = second.last().cloned();
        assert_eq!(sorts(world, page).await, (Vec::new(), false));
        let mut all = [first, second].concat();
        all.sort();
        assert_eq!(all, ["E#1", "E#2", "E#3", "E#4"]);
    }
    let between = Range { after: Some("E#25".into()), ..range(world, "pages", "E#") };
    assert_eq!(sorts(world, between).await.0, ["E#3", "E#4"], "after a place where nothing stands");
}

pub(crate) async fn a_range_after_a_place_outside_of_it_is_all_of_it_or_nothing(world: &impl World) {
    insert(world, "outside", &["E#1", "E#2"]).await;
    for (after, descending, found) in
        [("D", false, 2), ("F", false, 0), ("D", true, 0), ("F", true, 2), ("", false, 2), ("", true, 0)]
    {
        let from = Range { after: Some(after.to_owned()), descending, ..range(world, "outside", "E#") };
        assert_eq!(sorts(world, from).await.0.len(), found, "after {after:?}, descending: {descending}");
    }
}

pub(crate) async fn a_range_of_many_bytes_comes_whole(world: &impl World) {
    // A store may answer at most a megabyte at a time.
    let large = |n| StoredRow { body: "x".repeat(300_000), ..world.row("bytes", &format!("{n}")) };
    for n in 0..8 {
        commit(world, vec![Write::Insert(large(n))]).await;
    }
    let page = world.store().range(&Range { limit: 8, ..range(world, "bytes", "") }).await.unwrap();
    assert_eq!((page.items.len(), page.has_more), (8, false));
    let page = world.store().range(&Range { limit: 7, ..range(world, "bytes", "") }).await.unwrap();
    assert_eq!((page.items.len(), page.has_more), (7, true));
}
