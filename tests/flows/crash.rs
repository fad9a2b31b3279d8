//! A process dies between any two of its side effects: after a retry and a sweep nothing is lost and nothing doubled.
//!
//! Each stage is run again and again, dying at its first call, its second call, and so on until it is no longer hit:
//! before the call has its effect, and after the effect but before the answer.

use app::memory::Moment;
use jiff::SignedDuration;
use tests::World;
use tests::books::{balance, numbers};
use tests::shop::{Shop, order};
use tests::stripe::paid;

const PAYABLE: i64 = 1_488_019;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Issue,
    IssueDraft,
    Deliver,
    Pay,
    Remind,
    Sweep,
}

pub(crate) struct Run {
    pub(crate) world: World,
    pub(crate) shop: Shop,
    pub(crate) customer: String,
}

pub(crate) async fn run(seed: u64) -> Run {
    let world = World::new(seed);
    let shop = world.shop("nordlys").await;
    let customer = shop.customer("c-1").await;
    Run { world, shop, customer }
}

impl Run {
    /// Does something that may die, as a client does it: again until it is answered.
    pub(crate) async fn insist(&self, method: &str, path: &str, body: Option<&serde_json::Value>) -> serde_json::Value {
        for _ in 0..3 {
            let answer = self.shop.call(method, path, body).await;
            self.world.faults.revive_if_crashed();
            if answer.status < 500 {
                assert!(answer.status < 300, "{}", answer.text);
                return answer.json();
            }
            // Longer than the lease a dead process leaves on the series.
            self.world.pass(SignedDuration::from_secs(5));
        }
        panic!("{method} {path} is never answered")
    }

    async fn issue(&self) -> String {
        let issued = self.insist("POST", "/v1/invoices", Some(&order(&self.customer, "order-1"))).await;
        issued["id"].as_str().unwrap().to_owned()
    }

    async fn draft_and_issue(&self) -> String {
        let mut content = order(&self.customer, "order-1");
        content["issue"] = false.into();
        let draft = self.insist("POST", "/v1/invoices", Some(&content)).await;
        let id = draft["id"].as_str().unwrap().to_owned();
        self.insist("POST", &format!("/v1/invoices/{id}/issue"), None).await;
        id
    }

    async fn pay(&self, id: &str) {
        for _ in 0..3 {
            let answer = self.shop.stripe(&paid("evt_1", "pi_1", id, PAYABLE, "dkk")).await;
            self.world.faults.revive_if_crashed();
            if answer.status == 204 {
                return;
            }
        }
        panic!("the payment is never taken")
    }

    /// Lets leases and graces pass and sweeps, as the schedule does every few minutes.
    pub(crate) async fn sweep_up(&self) {
        for _ in 0..4 {
            self.world.settle().await;
            self.world.pass(SignedDuration::from_mins(15));
            self.world.sweep().await;
        }
        self.world.settle().await;
    }
}

/// One life with a death in one stage. Answers whether the stage was hit, and how many mails went out.
async fn live(stage: Stage, call: usize, moment: Moment) -> (bool, Vec<String>) {
    let run = run(7).await;
    let die_in = |now: Stage| {
        if now == stage {
            run.world.faults.crash_at(call, moment);
        }
    };
    let mut hit = false;
    let mut note = |run: &Run| {
        hit |= run.world.faults.deaths() > 0;
        run.world.faults.revive();
    };

    let id = if stage == Stage::IssueDraft {
        die_in(Stage::IssueDraft);
        run.draft_and_issue().await
    } else {
        die_in(Stage::Issue);
        run.issue().await
    };
    note(&run);
    if stage == Stage::Sweep {
        // Nothing was relayed: the sweep has to begin it all, and dies while doing so.
        run.world.desk.store.take_stream();
        run.world.pass(SignedDuration::from_mins(15));
        die_in(Stage::Sweep);
        run.world.sweep().await;
    } else {
        die_in(Stage::Deliver);
        run.world.settle().await;
    }
    note(&run);
    run.sweep_up().await;
    run.world.pass(SignedDuration::from_hours(24 * 20));
    die_in(Stage::Remind);
    run.world.remind().await;
    note(&run);
    run.world.remind().await;
    run.sweep_up().await;
    die_in(Stage::Pay);
    run.pay(&id).await;
    note(&run);
    run.sweep_up().await;

    let read = run.shop.read(&id).await;
    assert_eq!((&read["status"], &read["delivery"]), (&"paid".into(), &"sent".into()), "{stage:?} {call} {moment:?}");
    assert_eq!(read["reminders"], 1, "{stage:?} {call} {moment:?}");
    assert_eq!(numbers(&run.world), ["2026-00001"]);
    assert_eq!(balance(&run.world, &run.shop, &run.customer).await, (0, 0));
    assert_eq!(run.world.shelf.keys().len(), 3, "the PDF and both electronic invoices, each once");
    let timeline = run.shop.timeline(&id).await;
    for (name, times) in [
        ("invoice.issued", 1),
        ("invoice.drawn", 1),
        ("invoice.reminded", 1),
        ("payment.received", 1),
        ("mail.sent", 3),
    ] {
        let told = timeline.iter().filter(|told| *told == name).count();
        assert_eq!(told, times, "{name} in {timeline:?} after {stage:?} {call} {moment:?}");
    }
    let subjects = run.world.mailer.taken().iter().map(|mail| mail.subject.clone()).collect();
    (hit, subjects)
}

#[tokio::test]
async fn nothing_is_lost_and_nothing_doubled_wherever_a_process_dies() {
    let (mut lives, mut doubled) = (0, 0);
    for stage in [Stage::Issue, Stage::IssueDraft, Stage::Deliver, Stage::Pay, Stage::Remind, Stage::Sweep] {
        for moment in [Moment::Before, Moment::After] {
            for call in 0.. {
                let (hit, mails) = live(stage, call, moment).await;
                let distinct: std::collections::BTreeSet<_> = mails.iter().collect();
                assert_eq!(distinct.len(), 3, "the invoice, the reminder and the receipt: {mails:?}");
                assert!(mails.len() <= 4, "{stage:?} {call} {moment:?}: {mails:?}");
                doubled += mails.len() - 3;
                if !hit {
                    assert!(call > 3, "{stage:?} makes more than {call} calls");
                    break;
                }
                lives += 1;
            }
        }
    }
    assert!(lives > 100, "only {lives} deaths were lived through");
    // A mail cannot be sent exactly once. Only a death after the provider took it, and before we have written that it
    // did, sends it again: in the answer of the one call, or before the next has its effect.
    assert_eq!(doubled, 2, "mails sent twice in {lives} lives");
}

#[tokio::test]
async fn the_sweep_alone_brings_an_invoice_to_its_customer() {
    let run = run(8).await;
    let id = run.issue().await;
    // The stream is lost.
    run.world.desk.store.take_stream();
    for _ in 0..3 {
        run.world.pass(SignedDuration::from_mins(15));
        run.world.sweep().await;
        // The queues deliver, but what they lead to is lost again.
        deliver_without_stream(&run).await;
    }
    assert_eq!(run.shop.read(&id).await["delivery"], "sent");
    assert_eq!(run.world.mailer.taken().len(), 1);
}

async fn deliver_without_stream(run: &Run) {
    run.world.desk.store.take_stream();
    run.world.settle().await;
}

#[tokio::test]
async fn a_document_nobody_can_draw_is_asked_for_later_and_later() {
    let run = run(9).await;
    run.issue().await;
    run.world.desk.store.take_stream();
    let mut asked = 0;
    for _ in 0..24 * 12 {
        run.world.pass(SignedDuration::from_mins(5));
        asked += run.world.sweep().await.redrawn;
        // Whoever draws is broken.
        while run.world.queues.take(app::ports::Queue::RenderInvoice).is_some() {}
    }
    assert!((5..=10).contains(&asked), "asked {asked} times in a day");
}
