//! The files of what was issued: a PDF and the electronic invoice in both syntaxes, each stored once, listed with links.

use app::memory::Moment;
use app::ports::{Documents, ToStore};
use jiff::SignedDuration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tests::World;
use tests::shop::Shop;

async fn issued(seed: u64) -> (World, Shop, String) {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    (world, shop, id)
}

async fn listed(shop: &Shop, id: &str) -> Vec<Value> {
    let answer = shop.call("GET", &format!("/v1/invoices/{id}/documents"), None).await.expect(200).json();
    answer["data"].as_array().unwrap().clone()
}

fn key(shop: &Shop, id: &str, suffix: &str) -> String {
    format!("{}/2026/2026-00001-{id}{suffix}", shop.merchant)
}

/// What is listed is what is stored, whatever happened on the way.
async fn agree(world: &World, shop: &Shop, id: &str) {
    for (file, suffix) in listed(shop, id).await.iter().zip([".pdf", ".ubl.xml", ".cii.xml"]) {
        let stored = world.shelf.load(&key(shop, id, suffix)).await.unwrap().unwrap();
        assert_eq!(file["sha256"], hex::encode(Sha256::digest(&stored)), "{suffix}");
        assert_eq!(file["bytes"], stored.len(), "{suffix}");
    }
}

#[tokio::test]
async fn every_file_is_listed_with_a_link_once_it_is_drawn() {
    let (world, shop, id) = issued(1).await;
    assert_eq!(listed(&shop, &id).await, Vec::<Value>::new());
    world.settle().await;
    let files = listed(&shop, &id).await;
    let told: Vec<_> = files.iter().map(|file| (&file["kind"], &file["content_type"], &file["file_name"])).collect();
    let (pdf, xml) = (json!("application/pdf"), json!("application/xml"));
    assert_eq!(
        told,
        [
            (&json!("pdf"), &pdf, &json!("invoice-2026-00001.pdf")),
            (&json!("ubl"), &xml, &json!("invoice-2026-00001.ubl.xml")),
            (&json!("cii"), &xml, &json!("invoice-2026-00001.cii.xml")),
        ]
    );
    assert!(files.iter().all(|file| file["expires_at"] == "2026-11-21T08:10:00Z"), "ten minutes");
    assert!(files[1]["url"].as_str().unwrap().contains(&key(&shop, &id, ".ubl.xml")));
    agree(&world, &shop, &id).await;
    world.shop("other").await.call("GET", &format!("/v1/invoices/{id}/documents"), None).await.expect(404);
}

#[tokio::test]
async fn a_file_says_what_it_is_and_whose() {
    let (world, shop, id) = issued(2).await;
    world.settle().await;
    for (suffix, media_type) in [(".pdf", "application/pdf"), (".cii.xml", "application/xml")] {
        let (said, about) = world.shelf.about(&key(&shop, &id, suffix)).unwrap();
        assert_eq!(said, media_type);
        let number = "2026-00001".to_owned();
        assert_eq!(about, [("merchant", shop.merchant.clone()), ("of", id.clone()), ("number", number)]);
    }
}

#[tokio::test]
async fn a_file_that_is_there_is_the_file() {
    let (world, shop, id) = issued(3).await;
    let key = key(&shop, &id, ".ubl.xml");
    let media_type = "application/xml";
    world.shelf.store(&ToStore { key: &key, bytes: b"<first/>", sha256: "", media_type, about: &[] }).await.unwrap();
    world.settle().await;
    assert_eq!(listed(&shop, &id).await[1]["bytes"], 8, "<first/>");
    agree(&world, &shop, &id).await;
}

#[tokio::test]
async fn wherever_drawing_dies_every_file_is_there_once_and_the_news_knows_it() {
    for moment in [Moment::Before, Moment::After] {
        for call in 0.. {
            let (world, shop, id) = issued(4).await;
            world.run_stream().await;
            world.faults.crash_at(call, moment);
            world.settle().await;
            let hit = world.faults.deaths() > 0;
            world.faults.revive();
            for _ in 0..2 {
                world.pass(SignedDuration::from_mins(15));
                world.sweep().await;
                world.settle().await;
            }
            assert_eq!(listed(&shop, &id).await.len(), 3, "{call} {moment:?}");
            assert_eq!(world.shelf.keys().len(), 3, "{call} {moment:?}");
            agree(&world, &shop, &id).await;
            let drawn = shop.timeline(&id).await.into_iter().filter(|told| told == "invoice.drawn").count();
            assert_eq!(drawn, 1, "{call} {moment:?}");
            if !hit {
                assert!(call > 6, "only {call} calls");
                break;
            }
        }
    }
}
