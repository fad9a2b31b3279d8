//! Many orders at once on one series.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use tests::http::Answer;

use crate::log::say;
use crate::shop::{Shop, order};

const ORDERS: u32 = 200;
const AT_ONCE: u32 = 20;

#[test]
#[ignore = "needs a stack: make test"]
fn two_hundred_orders_at_once_get_every_number_once() {
    let shop = Shop::open("rush");
    let customer = shop.customer();
    let (next, answers) = (AtomicU32::new(1), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let count = next.fetch_add(1, Ordering::Relaxed);
                    if count > ORDERS {
                        return;
                    }
                    let body = order(&customer, &format!("order-{count}"));
                    let answer = shop.call("POST", "/v1/invoices", Some(&body));
                    answers.lock().unwrap().push(answer);
                }
            });
        }
    });
    let answers = answers.into_inner().unwrap();
    for answer in &answers {
        assert_eq!(answer.status, 201, "{}", answer.text);
    }
    let mut numbers: Vec<_> = answers.iter().map(|answer| answer.text_at("/number")).collect();
    numbers.sort();
    let year = numbers[0].split('-').next().unwrap().to_owned();
    assert_eq!(numbers, (1..=ORDERS).map(|number| format!("{year}-{number:05}")).collect::<Vec<_>>());

    let audit = shop.call("GET", "/v1/series/invoice/audit", None).expect(200).json();
    assert_eq!((&audit["last"], &audit["issued"], &audit["complete"]), (&ORDERS.into(), &ORDERS.into(), &true.into()));

    let (attempts, waited): (Vec<_>, Vec<_>) = answers.iter().map(effort).unzip();
    say(&format!("\nissuing {ORDERS} orders on one series, {AT_ONCE} at a time:"));
    say(&format!("  attempts for an invoice      {}", spread(attempts)));
    say(&format!("  waiting for an invoice (ms)  {}", spread(waited)));
}

/// Attempts and milliseconds waited, of `number;desc="attempts=3";dur=57`.
fn effort(answer: &Answer) -> (u64, u64) {
    let told = answer.headers["server-timing"].to_str().unwrap();
    let number = |after: &str| {
        let tail = told.split(after).nth(1).unwrap_or_else(|| panic!("{told}"));
        let digits: String = tail.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("{told}"))
    };
    (number("attempts="), number("dur="))
}

fn spread(mut values: Vec<u64>) -> String {
    values.sort_unstable();
    let at = |percent: usize| values[(values.len() - 1) * percent / 100];
    format!("median {}, p95 {}, most {}", at(50), at(95), at(100))
}
