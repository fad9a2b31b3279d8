//! The queues in memory.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use super::Faults;
use crate::failure::Failure;
use crate::ports::{MESSAGES_MAX, Message, Queue, Queues};

type Lines = BTreeMap<Queue, VecDeque<Message>>;

/// Queues in memory, first in, first out.
#[derive(Debug, Clone, Default)]
pub struct MemoryQueues {
    inner: Arc<Mutex<Lines>>,
    faults: Faults,
}

impl MemoryQueues {
    /// Empty queues in a process that may be made to die.
    pub fn new(faults: Faults) -> Self {
        Self { inner: Arc::default(), faults }
    }

    /// The same queues, used by another process.
    #[must_use]
    pub fn seen_by(&self, faults: Faults) -> Self {
        Self { inner: Arc::clone(&self.inner), faults }
    }

    /// Takes the next message off a queue.
    pub fn take(&self, queue: Queue) -> Option<Message> {
        self.with(|lines| lines.get_mut(&queue).and_then(VecDeque::pop_front))
    }

    /// Puts a message back, as a failed reader does.
    pub fn put_back(&self, queue: Queue, message: Message) {
        self.with(|lines| lines.entry(queue).or_default().push_back(message));
    }

    /// How many messages wait.
    pub fn depth(&self, queue: Queue) -> usize {
        self.with(|lines| lines.get(&queue).map_or(0, VecDeque::len))
    }

    fn with<T>(&self, act: impl FnOnce(&mut Lines) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Queues for MemoryQueues {
    async fn send(&self, queue: Queue, messages: &[Message]) -> Result<Vec<usize>, Failure> {
        self.faults.around("put messages on a queue", || {
            let taken = messages.iter().take(MESSAGES_MAX).cloned();
            self.with(|lines| lines.entry(queue).or_default().extend(taken));
            (MESSAGES_MAX..messages.len()).collect()
        })
    }
}
