//! Customers, and keeping them in step with other systems.

use tests::World;
use tests::shop::danish_customer;

#[tokio::test]
async fn a_customer_is_made_read_and_listed() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let id = shop.customer("c-1").await;
    let read = shop.call("GET", &format!("/v1/customers/{id}"), None).await.expect(200);
    assert_eq!(read.text_at("/name"), "Rødgrød & Fløde A/S");
    assert_eq!(read.text_at("/contacts/0/email"), "soren@roedgroed.example");
    let list = shop.call("GET", "/v1/customers", None).await.expect(200);
    assert_eq!(list.text_at("/data/0/id"), id);
    assert_eq!(shop.customer("c-1").await, id, "the same request answers the same customer");
}

#[tokio::test]
async fn putting_by_external_id_makes_then_changes_then_leaves_alone() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let path = "/v1/customers/by-external-id/c-7";
    let mut body = danish_customer("c-7");
    let made = shop.call("PUT", path, Some(&body)).await.expect(201);
    body["name"] = "Rødgrød ApS".into();
    let changed = shop.call("PUT", path, Some(&body)).await.expect(200);
    assert_eq!(changed.text_at("/id"), made.text_at("/id"));
    assert_eq!(shop.call("PUT", path, Some(&body)).await.expect(200).text_at("/name"), "Rødgrød ApS");
    let differs = shop.call("PUT", path, Some(&danish_customer("c-8"))).await.expect(422);
    assert_eq!(differs.json()["errors"][0]["pointer"], "/external_id");
}

#[tokio::test]
async fn the_same_external_id_put_many_times_at_once_is_one_customer() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let shop = shop.clone();
        tasks.spawn(async move {
            let body = danish_customer("c-7");
            shop.call("PUT", "/v1/customers/by-external-id/c-7", Some(&body)).await.text_at("/id")
        });
    }
    let ids = tasks.join_all().await;
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(shop.call("GET", "/v1/customers", None).await.json()["data"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_issued_invoice_keeps_the_customer_as_it_was() {
    let world = World::new(4);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    let mut moved = danish_customer("c-1");
    moved["contacts"][0]["email"] = "new@roedgroed.example".into();
    shop.call("PUT", "/v1/customers/by-external-id/c-1", Some(&moved)).await.expect(200);
    world.settle().await;
    assert_eq!(world.mailer.taken()[0].to.as_str(), "soren@roedgroed.example");
    assert_eq!(shop.read(&id).await["delivery"], "sent");
}
