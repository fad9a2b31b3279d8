//! Documents.

use std::time::Duration;

use app::ports::{Documents, ToLink, ToStore};
use domain::invoice::StoredDocument;
use sha2::{Digest, Sha256};

use super::World;

fn digest(pdf: &[u8]) -> String {
    hex::encode(Sha256::digest(pdf))
}

fn key(world: &impl World, name: &str) -> String {
    format!("{}/2026/{name}.pdf", world.merchant())
}

async fn store(world: &impl World, key: &str, pdf: &[u8]) -> StoredDocument {
    let about = [("merchant", world.merchant().to_string())];
    let (sha256, media_type) = (digest(pdf), "application/pdf");
    world.documents().store(&ToStore { key, bytes: pdf, sha256: &sha256, media_type, about: &about }).await.unwrap()
}

pub(crate) async fn a_document_is_stored_and_loaded(world: &impl World) {
    let (key, pdf) = (key(world, "stored"), b"%PDF-1.7 \x00\xff\xc3\x28".repeat(20_000));
    let stored = store(world, &key, &pdf).await;
    assert_eq!(stored, StoredDocument { key: key.clone(), sha256: digest(&pdf), bytes: 260_000 });
    assert_eq!(world.documents().load(&key).await.unwrap(), Some(pdf));
}

pub(crate) async fn a_document_is_written_once_and_the_first_one_stays(world: &impl World) {
    let key = key(world, "once");
    let first = store(world, &key, b"%PDF the first").await;
    assert_eq!(store(world, &key, b"%PDF another, and longer").await, first);
    assert_eq!(store(world, &key, b"%PDF the first").await, first);
    assert_eq!(world.documents().load(&key).await.unwrap(), Some(b"%PDF the first".to_vec()));
}

pub(crate) async fn a_document_that_is_not_there_is_none(world: &impl World) {
    assert_eq!(world.documents().load(&key(world, "missing")).await.unwrap(), None);
}

pub(crate) async fn a_link_is_made_for_a_while(world: &impl World) {
    let key = key(world, "link");
    store(world, &key, b"%PDF").await;
    let (file_name, media_type, valid) = ("invoice-2026-00042.pdf", "application/pdf", Duration::from_mins(10));
    let link = world.documents().link(&ToLink { key: &key, file_name, media_type, valid }).await.unwrap();
    assert!(link.contains(&key) && link.contains("invoice-2026-00042.pdf") && link.contains("600"), "{link}");
}
