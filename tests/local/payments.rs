//! What is not rightly signed changes nothing; what does not fit is set aside; the same event again is one payment.

use jiff::Timestamp;
use tests::http::Answer;
use tests::shop::STRIPE_SECRET;
use tests::stripe::{charged, checked_out, disputed, paid, signature};

use crate::http::send;
use crate::shop::{Shop, id_of};
use crate::stack::stack;

const PAYABLE: i64 = 1_488_019;

#[test]
#[ignore = "needs a stack: make test"]
fn what_is_not_rightly_signed_is_refused_and_changes_nothing() {
    let shop = Shop::open("unsigned");
    let invoice = id_of(&shop.issue(&shop.customer(), "order-1"));
    let raw = paid("evt_1", "pi_1", &invoice, PAYABLE, "dkk").to_string().into_bytes();
    let now = Timestamp::now().as_second();
    let good = signature(&raw, STRIPE_SECRET, now);
    let code = |answer: Answer| answer.expect(400).json()["code"].as_str().unwrap().to_owned();

    assert_eq!(code(shop.report(&raw, None)), "signature_malformed");
    assert_eq!(code(shop.report(&raw, Some(&signature(&raw, "whsec_other", now)))), "signature_wrong");
    let mut changed = raw.clone();
    changed.push(b' ');
    assert_eq!(code(shop.report(&changed, Some(&good))), "signature_wrong");
    for skew in [-330, 330] {
        let stale = signature(&raw, STRIPE_SECRET, now + skew);
        assert_eq!(code(shop.report(&raw, Some(&stale))), "signature_stale", "{skew}");
    }
    let header = [("stripe-signature", good.as_str())];
    for path in [
        shop.endpoint_path.replace("stripe", "adyen"),
        format!("/v1/webhooks/stripe/whe_{}", "0".repeat(52)),
        "/v1/webhooks/stripe/x".to_owned(),
    ] {
        send("POST", &format!("{}{path}", stack().api_url), &header, &raw).answer.expect(404);
    }
    for raw in [&b"{}"[..], b"[]", b"null"] {
        let signed = signature(raw, STRIPE_SECRET, Timestamp::now().as_second());
        assert_eq!(shop.report(raw, Some(&signed)).expect(422).json()["code"], "event_malformed");
    }
    assert_eq!(shop.names(&invoice)[0], "invoice.issued");
    assert_eq!((shop.times(&invoice, "payment.received"), shop.discrepancies()), (0, 0));
}

#[test]
#[ignore = "needs a stack: make test"]
fn one_payment_told_by_three_events_twice_and_at_once_is_applied_once() {
    let shop = Shop::open("told-thrice");
    let customer = shop.customer();
    let invoice = id_of(&shop.issue(&customer, "order-1"));
    let events: Vec<_> = [paid, charged, checked_out]
        .iter()
        .enumerate()
        .map(|(count, tell)| tell(&format!("evt_{count}"), "pi_1", &invoice, PAYABLE, "dkk"))
        .collect();
    std::thread::scope(|scope| {
        for event in events.iter().chain(&events) {
            // As Stripe does: what was not taken comes again.
            scope.spawn(|| {
                let statuses: Vec<_> = (0..3).map(|_| shop.stripe(event).status).collect();
                assert!(statuses.iter().all(|status| [204, 503].contains(status)), "{statuses:?}");
                assert!(statuses.contains(&204), "{statuses:?}");
            });
        }
    });
    assert_eq!(shop.read(&invoice)["status"], "paid");
    assert_eq!((shop.times(&invoice, "payment.received"), shop.balance(&customer)), (1, 0));
    assert_eq!(shop.discrepancies(), 0);
    shop.stripe(&disputed("evt_9", "pi_1")).expect(204);
    assert_eq!(shop.read(&invoice)["disputed"], true);
}

#[test]
#[ignore = "needs a stack: make test"]
fn what_does_not_fit_is_set_aside_once_and_never_applied() {
    let shop = Shop::open("misfits");
    let customer = shop.customer();
    let invoice = id_of(&shop.issue(&customer, "order-1"));
    let unknown = "inv_01jd0v5e6w3k8t7n9m2q4r5s6t".to_owned();
    let misfits = [
        (PAYABLE - 1, "dkk", &invoice),
        (PAYABLE + 1, "dkk", &invoice),
        (PAYABLE, "eur", &invoice),
        (PAYABLE, "dkk", &unknown),
    ];
    for (count, (minor, currency, named)) in misfits.into_iter().enumerate() {
        for event in ["a", "a", "b"] {
            let event = paid(&format!("evt_{count}_{event}"), &format!("pi_{count}"), named, minor, currency);
            shop.stripe(&event).expect(204);
        }
        assert_eq!(shop.discrepancies(), count + 1, "once, though told three times");
    }
    assert_eq!(shop.read(&invoice)["status"], "issued");
    assert_eq!(shop.balance(&customer), PAYABLE);
    assert_eq!(shop.times(&invoice, "payment.unmatched"), 3, "the unknown invoice has no timeline");
}
