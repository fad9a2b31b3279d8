//! The indexes, which may lag behind what was committed.

use std::time::Duration;

use app::ports::{Index, IndexEntry, IndexRange, Store, Until, Waiting, Write};
use app::rows::StoredRow;

use super::World;
use super::commits::commit;

/// How often an index that lags is read again.
const READS_MAX: u32 = 100;

fn all(world: &impl World, partition: &str) -> IndexRange {
    let partition = world.place(partition, "").partition;
    IndexRange { partition, until: Until::End, after: None, descending: false, limit: 100 }
}

/// The sort keys of the rows an index shows, once it shows as many as it should.
async fn shown(world: &impl World, index: Index, range: &IndexRange, count: usize) -> Vec<String> {
    for _ in 0..READS_MAX {
        let page = world.store().index(index, range).await.unwrap();
        if page.items.len() == count {
            return page.items.into_iter().map(|entry| entry.row.sort).collect();
        }
        world.waiting().pause(Duration::from_millis(200)).await;
    }
    panic!("{index:?} never shows {count} of {range:?}: {:?}", world.store().index(index, range).await);
}

fn due(world: &impl World, partition: &str, sort: &str, at: &str) -> StoredRow {
    StoredRow { due: Some(world.place(partition, at)), ..world.row(partition, sort) }
}

async fn insert(world: &impl World, rows: impl IntoIterator<Item = StoredRow>) {
    commit(world, rows.into_iter().map(Write::Insert).collect()).await;
}

pub(crate) async fn an_index_holds_the_rows_that_have_a_place_in_it(world: &impl World) {
    let row = |sort: &str| world.row("sparse", sort);
    let listed = StoredRow { listing: Some(world.place("sparse", "1")), ..row("listed") };
    let pending = StoredRow { pending: Some(world.place("sparse", "1")), ..row("pending") };
    let elsewhere = StoredRow { due: Some(world.place("elsewhere", "1")), ..row("elsewhere") };
    insert(world, [listed.clone(), pending, due(world, "sparse", "due", "1"), elsewhere, row("nowhere")]).await;
    for (index, sort) in [(Index::Listing, "listed"), (Index::Pending, "pending"), (Index::Due, "due")] {
        assert_eq!(shown(world, index, &all(world, "sparse"), 1).await, [sort]);
    }
    let entry = world.store().index(Index::Listing, &all(world, "sparse")).await.unwrap().items.remove(0);
    assert_eq!(entry, IndexEntry { place: world.place("sparse", "1"), row: listed.key });
}

pub(crate) async fn an_index_is_in_order_both_ways(world: &impl World) {
    insert(world, ["3", "1", "2"].map(|at| due(world, "order", &format!("row-{at}"), at))).await;
    let ascending = all(world, "order");
    assert_eq!(shown(world, Index::Due, &ascending, 3).await, ["row-1", "row-2", "row-3"]);
    let descending = IndexRange { descending: true, ..ascending };
    assert_eq!(shown(world, Index::Due, &descending, 3).await, ["row-3", "row-2", "row-1"]);
}

pub(crate) async fn an_index_ends_where_it_is_asked_to(world: &impl World) {
    insert(world, ["1", "2", "3"].map(|at| due(world, "until", &format!("row-{at}"), at))).await;
    shown(world, Index::Due, &all(world, "until"), 3).await;
    for descending in [false, true] {
        let to = |until| IndexRange { until, descending, ..all(world, "until") };
        assert_eq!(shown(world, Index::Due, &to(Until::Including("2".into())), 2).await.len(), 2);
        assert_eq!(shown(world, Index::Due, &to(Until::Excluding("2".into())), 1).await, ["row-1"]);
        assert!(shown(world, Index::Due, &to(Until::Including("0".into())), 0).await.is_empty());
    }
}

pub(crate) async fn an_index_is_paged_and_meets_every_row_of_one_place_once(world: &impl World) {
    let at = |n: usize| if n < 5 { "2026-11-21T10:00:00Z" } else { "2026-11-21T10:00:01Z" };
    insert(world, (0..7).map(|n| due(world, "ties", &format!("row-{n}"), at(n)))).await;
    shown(world, Index::Due, &all(world, "ties"), 7).await;
    for descending in [false, true] {
        let mut page = IndexRange { limit: 3, descending, ..all(world, "ties") };
        let (mut met, mut sizes) = (Vec::new(), Vec::new());
        loop {
            let read = world.store().index(Index::Due, &page).await.unwrap();
            sizes.push(read.items.len());
            page.after = read.items.last().cloned();
            met.extend(read.items);
            if !read.has_more {
                break;
            }
        }
        assert_eq!(sizes, [3, 3, 1], "descending: {descending}");
        let mut rows: Vec<_> = met.iter().map(|entry| entry.row.sort.clone()).collect();
        rows.sort();
        rows.dedup();
        assert_eq!(rows.len(), 7, "descending: {descending}: {met:?}");
    }
}

pub(crate) async fn an_index_after_a_place_outside_of_what_is_asked_is_all_of_it_or_nothing(world: &impl World) {
    insert(world, ["1", "2"].map(|at| due(world, "outside", &format!("row-{at}"), at))).await;
    shown(world, Index::Due, &all(world, "outside"), 2).await;
    let (one, other) = ("outsidd", "outsidf");
    for (partition, at, descending, found) in [
        ("outside", "9", false, 0),
        ("outside", "9", true, 2),
        (one, "1", false, 2),
        (one, "1", true, 0),
        (other, "1", false, 0),
        (other, "1", true, 2),
    ] {
        let after = Some(IndexEntry { place: world.place(partition, at), row: world.key("outside", "row-1") });
        let until = Until::Including("5".to_owned());
        let range = IndexRange { after, until, descending, ..all(world, "outside") };
        let page = world.store().index(Index::Due, &range).await.unwrap();
        assert_eq!(page.items.len(), found, "{partition} {at}, descending: {descending}");
    }
}

pub(crate) async fn an_index_goes_on_after_a_place_where_no_row_stands(world: &impl World) {
    let listed =
        |at: &str| StoredRow { listing: Some(world.place("holes", at)), ..world.row("holes", &format!("row-{at}")) };
    insert(world, ["01", "02", "04", "05"].map(listed)).await;
    shown(world, Index::Listing, &all(world, "holes"), 4).await;
    let after = IndexEntry { place: world.place("holes", "03"), row: world.key("nowhere", "MERCHANT") };
    let range = IndexRange { after: Some(after), until: Until::Including("04".to_owned()), ..all(world, "holes") };
    assert_eq!(shown(world, Index::Listing, &range, 1).await, ["row-04"]);
    let range = IndexRange { until: Until::End, limit: 1, ..range };
    let page = world.store().index(Index::Listing, &range).await.unwrap();
    assert_eq!((page.items[0].place.sort.as_str(), page.has_more), ("04", true));
}

pub(crate) async fn a_row_moves_in_its_indexes_and_leaves_them(world: &impl World) {
    let at = |at: &str, version| StoredRow { version: Some(version), ..due(world, "moves", "row", at) };
    insert(world, [at("1", 1)]).await;
    commit(world, vec![Write::Replace(at("5", 2), 1)]).await;
    let early = IndexRange { until: Until::Including("4".into()), ..all(world, "moves") };
    shown(world, Index::Due, &early, 0).await;
    shown(world, Index::Due, &all(world, "moves"), 1).await;
    let nowhere = StoredRow { version: Some(3), ..world.row("moves", "row") };
    commit(world, vec![Write::Replace(nowhere.clone(), 2)]).await;
    shown(world, Index::Due, &all(world, "moves"), 0).await;
    commit(world, vec![Write::Replace(at("6", 4), 3)]).await;
    shown(world, Index::Due, &all(world, "moves"), 1).await;
    commit(world, vec![Write::Remove(nowhere.key, 4)]).await;
    shown(world, Index::Due, &all(world, "moves"), 0).await;
}

pub(crate) async fn a_settled_row_leaves_the_pending_index_and_stays_as_it_is(world: &impl World) {
    let row = StoredRow {
        listing: Some(world.place("settle", "1")),
        pending: Some(world.place("settle", "1")),
        ..world.row("settle", "A")
    };
    insert(world, [row.clone()]).await;
    shown(world, Index::Pending, &all(world, "settle"), 1).await;
    world.store().settle(&row.key).await.unwrap();
    shown(world, Index::Pending, &all(world, "settle"), 0).await;
    shown(world, Index::Listing, &all(world, "settle"), 1).await;
    let settled = StoredRow { pending: None, ..row };
    assert_eq!(world.store().read(&settled.key).await.unwrap(), Some(settled));
}

pub(crate) async fn settling_what_is_settled_or_not_there_changes_nothing(world: &impl World) {
    let (row, missing) = (world.row("settled", "A"), world.key("settled", "missing"));
    insert(world, [row.clone()]).await;
    world.store().settle(&row.key).await.unwrap();
    assert_eq!(world.store().read(&row.key).await.unwrap(), Some(row));
    world.store().settle(&missing).await.unwrap();
    assert_eq!(world.store().read(&missing).await.unwrap(), None);
    insert(world, [world.row("settled", "missing")]).await;
}
