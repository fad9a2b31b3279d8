//! The contract of the ports, held by their implementation in memory.

#[cfg(test)]
mod suite;

#[cfg(test)]
mod in_memory {
    use app::memory::{MemoryDocuments, MemoryMailer, MemoryQueues, MemoryStore, SeededIds, SeededWaiting};
    use app::ports::{Message, Queue};
    use domain::id::MerchantId;
    use ulid::Ulid;

    use crate::suite::World;

    /// A world of its own for each sentence.
    struct InMemory {
        store: MemoryStore,
        queues: MemoryQueues,
        documents: MemoryDocuments,
        mailer: MemoryMailer,
        ids: SeededIds,
        waiting: SeededWaiting,
    }

    fn world() -> InMemory {
        InMemory {
            store: MemoryStore::default(),
            queues: MemoryQueues::default(),
            documents: MemoryDocuments::default(),
            mailer: MemoryMailer::default(),
            ids: SeededIds::new(7),
            waiting: SeededWaiting::new(7),
        }
    }

    impl World for InMemory {
        type Store = MemoryStore;
        type Queues = MemoryQueues;
        type Documents = MemoryDocuments;
        type Mailer = MemoryMailer;
        type Ids = SeededIds;
        type Waiting = SeededWaiting;

        fn merchant(&self) -> MerchantId {
            MerchantId::new(Ulid::from_parts(1, 1))
        }

        fn store(&self) -> &MemoryStore {
            &self.store
        }

        fn queues(&self) -> &MemoryQueues {
            &self.queues
        }

        fn documents(&self) -> &MemoryDocuments {
            &self.documents
        }

        fn mailer(&self) -> &MemoryMailer {
            &self.mailer
        }

        fn ids(&self) -> &SeededIds {
            &self.ids
        }

        fn waiting(&self) -> &SeededWaiting {
            &self.waiting
        }

        async fn take(&self, queue: Queue) -> Option<Message> {
            self.queues.take(queue)
        }
    }

    macro_rules! hold {
        ($($room:ident: $($sentence:ident)+;)+) => {
            $(mod $room {
                $(#[tokio::test]
                async fn $sentence() {
                    crate::suite::$room::$sentence(&super::world()).await;
                })+
            })+
        };
    }

    crate::suite::every_sentence!(hold);
}
