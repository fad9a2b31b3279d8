//! The contract of the ports, held by their implementations over AWS, on a stack on this machine.
//!
//! `FAKTURA_STACK` names the stack's state file. Without one this is reported as ignored, never as passed:
//! `FAKTURA_STACK=.local/stacks/test/state.json cargo test -p tests --test contract_deployed -- --ignored`

#[cfg(test)]
mod arrival;
#[cfg(test)]
mod suite;

#[cfg(test)]
mod on_a_stack {
    use app::ports::{Ids, Message, Queue};
    use aws::outbound::local_stack::{LocalStack, OwnQueues};
    use aws::outbound::{DynamoStore, RandomIds, RealWaiting, S3Documents, SesMailer, SqsQueues};
    use domain::id::MerchantId;
    use jiff::Timestamp;

    use crate::suite::World;

    /// A stack that all sentences share; what each of them does is another merchant's.
    pub(super) struct OnAStack {
        merchant: MerchantId,
        store: DynamoStore,
        queues: OwnQueues,
        documents: S3Documents,
        mailer: SesMailer,
        ids: RandomIds,
        waiting: RealWaiting,
    }

    #[allow(clippy::disallowed_methods, reason = "a test is told its stack by the environment, and runs today")]
    pub(super) fn stack() -> (LocalStack, Timestamp) {
        let path = std::env::var("FAKTURA_STACK").expect("FAKTURA_STACK names the state file of a running stack");
        let state = std::fs::read_to_string(&path).expect("the state file of a stack");
        (LocalStack::parse(&state).expect("the state of a stack that is deployed"), Timestamp::now())
    }

    pub(super) async fn world() -> OnAStack {
        let (stack, now) = stack();
        let ids = RandomIds::new();
        let merchant = MerchantId::new(ids.ulid(now));
        let (store, documents, mailer) = tokio::join!(stack.store(), stack.documents(), stack.mailer());
        let queues = stack.make_queues(&format!("contract-{merchant}")).await.expect("two queues");
        OnAStack { merchant, store, queues, documents, mailer, ids, waiting: RealWaiting }
    }

    impl World for OnAStack {
        type Store = DynamoStore;
        type Queues = SqsQueues;
        type Documents = S3Documents;
        type Mailer = SesMailer;
        type Ids = RandomIds;
        type Waiting = RealWaiting;

        fn merchant(&self) -> MerchantId {
            self.merchant
        }

        fn store(&self) -> &DynamoStore {
            &self.store
        }

        fn queues(&self) -> &SqsQueues {
            &self.queues.queues
        }

        fn documents(&self) -> &S3Documents {
            &self.documents
        }

        fn mailer(&self) -> &SesMailer {
            &self.mailer
        }

        fn ids(&self) -> &RandomIds {
            &self.ids
        }

        fn waiting(&self) -> &RealWaiting {
            &self.waiting
        }

        async fn take(&self, queue: Queue) -> Option<Message> {
            self.queues.take(queue).await.expect("a message off a queue")
        }
    }

    macro_rules! hold {
        ($($room:ident: $($sentence:ident)+;)+) => {
            $(mod $room {
                $(#[tokio::test]
                #[ignore = "not run: needs a stack, which FAKTURA_STACK names"]
                async fn $sentence() {
                    let world = super::world().await;
                    crate::suite::$room::$sentence(&world).await;
                    world.queues.drop_both().await;
                })+
            })+
        };
    }

    crate::suite::every_sentence!(hold);
}
