//! Turning the wheels: the stream, the queues and the schedules, as they turn when deployed.

use app::memory::MemoryStore;
use app::ports::{Message, Queue, Records};
use app::rows::keys::JOURNAL_PREFIX;
use domain::event::{Correlation, JournalEntry};
use jiff::SignedDuration;

use crate::{PUBLIC_URL, Sketch, World};

/// How often a message is received before it is set aside, as the deployed queues have it.
const RECEIVES_MAX: u32 = 5;

/// How long a failed message stays away, as the deployed queues have it.
pub const VISIBILITY: SignedDuration = SignedDuration::from_secs(180);

impl World {
    /// Delivers everything that is on its way, until all is quiet. A failed message comes back after a while, and is set
    /// aside after five receives. Answers what was set aside.
    pub async fn settle(&self) -> Vec<Message> {
        let mut set_aside = Vec::new();
        for _ in 0..100 {
            let relayed = self.run_stream().await;
            let drawn = self.run_queue(Queue::RenderInvoice, &mut set_aside).await;
            let mailed = self.run_queue(Queue::SendMail, &mut set_aside).await;
            if relayed + drawn + mailed == 0 {
                return set_aside;
            }
        }
        panic!("the queues never become quiet");
    }

    /// Relays what the stream tells. What fails is left to the sweep, as after the stream's last attempt.
    pub async fn run_stream(&self) -> usize {
        let keys = self.desk.store.take_stream();
        let ports = relay_events::Ports { store: self.desk.store.clone(), queues: self.queues.clone() };
        let reader: MemoryStore = self.desk.store.seen_by(app::memory::Faults::default());
        let mut relayed = 0;
        for key in keys.iter().filter(|key| key.sort.starts_with(JOURNAL_PREFIX)) {
            let entry: JournalEntry = reader.find(key).await.expect("a row").expect("a journal row");
            let outcome = relay_events::handle(&ports, &entry).await;
            relayed += usize::from(outcome.is_ok());
            self.faults.revive_if_crashed();
        }
        relayed
    }

    async fn run_queue(&self, queue: Queue, set_aside: &mut Vec<Message>) -> usize {
        let mut done = 0;
        while let Some(message) = self.queues.take(queue) {
            done += 1;
            let mut receives = 1;
            while !self.receive(queue, &message).await {
                if receives == RECEIVES_MAX {
                    set_aside.push(message.clone());
                    break;
                }
                receives += 1;
                self.pass(VISIBILITY);
            }
        }
        done
    }

    async fn receive(&self, queue: Queue, message: &Message) -> bool {
        let (desk, shelf, public_url) = (self.desk.clone(), self.shelf.clone(), PUBLIC_URL.to_owned());
        let done = match queue {
            Queue::RenderInvoice => {
                let ports =
                    render_invoice::Ports { desk, shelf, drawing: Sketch, logos: self.logos.clone(), public_url };
                render_invoice::handle(&ports, message, self.now()).await.is_ok()
            }
            Queue::SendMail => {
                let ports = send_mail::Ports { desk, shelf, mailer: self.mailer.clone(), public_url };
                send_mail::handle(&ports, message, self.now()).await.is_ok()
            }
        };
        self.faults.revive_if_crashed();
        done
    }

    /// Fires the reminders' schedule.
    pub async fn remind(&self) -> app::dunning::Reminded {
        let correlation = Correlation::from_text("schedule");
        let ports = remind_overdue::Ports { desk: self.desk.clone() };
        let outcome = remind_overdue::handle(&ports, self.now(), &correlation).await;
        self.faults.revive_if_crashed();
        outcome.unwrap_or_default()
    }

    /// Fires the sweep's schedule.
    pub async fn sweep(&self) -> app::sweep::Swept {
        let ports = sweep::Ports { desk: self.desk.clone(), queues: self.queues.clone() };
        let outcome = sweep::handle(&ports, self.now()).await;
        self.faults.revive_if_crashed();
        outcome.unwrap_or_default()
    }
}
