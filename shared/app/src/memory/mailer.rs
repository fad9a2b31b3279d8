//! The mail provider in memory.

use std::sync::{Arc, Mutex, PoisonError};

use super::Faults;
use crate::failure::Failure;
use crate::ports::{Mail, Mailer};

/// A mail provider that keeps what it was given.
#[derive(Debug, Clone, Default)]
pub struct MemoryMailer {
    inner: Arc<Mutex<Vec<Mail>>>,
    faults: Faults,
}

impl MemoryMailer {
    /// No mail yet, in a process that may be made to die.
    pub fn new(faults: Faults) -> Self {
        Self { inner: Arc::default(), faults }
    }

    /// The same provider, used by another process.
    #[must_use]
    pub fn seen_by(&self, faults: Faults) -> Self {
        Self { inner: Arc::clone(&self.inner), faults }
    }

    /// Every mail it took, in order.
    pub fn taken(&self) -> Vec<Mail> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Mailer for MemoryMailer {
    async fn send(&self, mail: &Mail) -> Result<String, Failure> {
        self.faults.around("send a mail", || {
            let mut taken = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
            taken.push(mail.clone());
            format!("message-{}", taken.len())
        })
    }
}
