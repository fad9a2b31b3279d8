//! A process dies anywhere while it issues: the use of a coupon and what is owed are counted once.

use app::memory::Moment;
use jiff::SignedDuration;
use serde_json::json;
use tests::books::{balance, numbers};

use super::coupons::uses;
use super::{coupon, order, post, put_customer, shop, with};

/// An hour with 10 % off, at a limit of just what it comes to. Answers whether the process died.
async fn live(call: usize, moment: Moment) -> bool {
    let (world, shop, customer) = shop(7).await;
    // 950.00 − 95.00 = 855.00 and 213.75 VAT.
    put_customer(&shop, "c-1", json!({ "credit_limit": "1068.75" })).await.expect(200);
    let id = coupon(&shop, "EN", json!({ "percentage": "10", "duration": "once" })).await;
    let body = order(&customer, "order-1", json!([{ "item": "HOUR", "quantity": "1" }]));
    let body = with(body, json!({ "coupons": ["EN"] }));
    world.faults.crash_at(call, moment);
    let (mut died, mut answered) = (false, None);
    for _ in 0..3 {
        let answer = post(&shop, &body).await;
        died |= world.faults.has_crashed();
        world.faults.revive();
        if answer.status < 500 {
            answered = Some(answer);
            break;
        }
        // Longer than the lease a dead process leaves on the series.
        world.pass(SignedDuration::from_secs(5));
    }
    let invoice = answered.unwrap().expect(201).json();
    assert_eq!(invoice["totals"]["payable"], "1068.75");
    assert_eq!(uses(&shop, &id, &customer).await, 1, "{call} {moment:?}");
    assert_eq!(balance(&world, &shop, &customer).await, (106_875, 106_875), "{call} {moment:?}");
    assert_eq!(numbers(&world), ["2026-00001"]);
    died
}

#[tokio::test]
async fn a_coupon_and_a_debt_are_counted_once_wherever_a_process_dies() {
    for moment in [Moment::Before, Moment::After] {
        let mut deaths = 0;
        while live(deaths, moment).await {
            deaths += 1;
        }
        assert!(deaths > 10, "only {deaths} calls: keys, parties, items, lists, coupon, use, account, series, commit");
    }
}
