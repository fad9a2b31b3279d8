//! Reminders: once, to those who owe, when it is time.

use jiff::SignedDuration;
use tests::World;
use tests::stripe::{disputed, paid};

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[tokio::test]
async fn an_unpaid_invoice_is_reminded_once_when_its_grace_is_over() {
    let world = World::new(1);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    world.settle().await;
    // Issued 21 November 09:00 in Copenhagen, due 5 December, three days of grace: from 9 December 00:00.
    world.pass(DAY * 17 + SignedDuration::from_hours(14));
    assert_eq!(world.remind().await.reminded, 0, "it is 8 December, 23:00");
    world.pass(SignedDuration::from_hours(1));
    assert_eq!(world.remind().await.reminded, 1, "it is 9 December, 00:00");
    assert_eq!(world.remind().await.reminded, 0, "the schedule fired twice");
    world.settle().await;
    world.pass(DAY * 30);
    assert_eq!(world.remind().await.reminded, 0);
    world.settle().await;

    let reminders: Vec<_> =
        world.mailer.taken().into_iter().filter(|mail| mail.subject.starts_with("Påmindelse")).collect();
    assert_eq!(reminders.len(), 1);
    assert!(reminders[0].text.contains("14.880,19\u{a0}DKK") && reminders[0].attachment.is_some());
    assert_eq!(shop.read(&id).await["reminders"], 1);
}

#[tokio::test]
async fn who_has_paid_or_contests_a_payment_is_left_alone() {
    let world = World::new(2);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let paid_one = shop.invoice(&customer, "order-1").await.text_at("/id");
    let contested = shop.invoice(&customer, "order-2").await.text_at("/id");
    shop.stripe(&paid("evt_1", "pi_1", &paid_one, 1_488_019, "dkk")).await.expect(204);
    shop.stripe(&paid("evt_2", "pi_2", &contested, 1_488_019, "dkk")).await.expect(204);
    shop.stripe(&disputed("evt_3", "pi_2")).await.expect(204);
    assert_eq!(shop.read(&contested).await["disputed"], true);
    world.settle().await;
    world.pass(DAY * 60);
    assert_eq!(world.remind().await, app::dunning::Reminded::default());
    world.settle().await;
    assert!(world.mailer.taken().iter().all(|mail| !mail.subject.starts_with("Påmindelse")));
}

#[tokio::test]
async fn a_payment_between_the_decision_and_the_mail_stops_the_mail() {
    let world = World::new(3);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    let id = shop.invoice(&customer, "order-1").await.text_at("/id");
    world.settle().await;
    world.pass(DAY * 30);
    assert_eq!(world.remind().await.reminded, 1);
    shop.stripe(&paid("evt_1", "pi_1", &id, 1_488_019, "dkk")).await.expect(204);
    world.settle().await;
    assert!(world.mailer.taken().iter().all(|mail| !mail.subject.starts_with("Påmindelse")));
}
