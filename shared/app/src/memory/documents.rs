//! The documents in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::invoice::StoredDocument;
use sha2::{Digest, Sha256};

use super::Faults;
use crate::failure::Failure;
use crate::ports::Documents;

type Shelf = BTreeMap<String, Vec<u8>>;

/// Documents in memory, each written once.
#[derive(Debug, Clone, Default)]
pub struct MemoryDocuments {
    inner: Arc<Mutex<Shelf>>,
    faults: Faults,
}

impl MemoryDocuments {
    /// An empty shelf in a process that may be made to die.
    pub fn new(faults: Faults) -> Self {
        Self { inner: Arc::default(), faults }
    }

    /// The same shelf, used by another process.
    #[must_use]
    pub fn seen_by(&self, faults: Faults) -> Self {
        Self { inner: Arc::clone(&self.inner), faults }
    }

    /// The keys there are.
    pub fn keys(&self) -> Vec<String> {
        self.with(|shelf| shelf.keys().cloned().collect())
    }

    fn with<T>(&self, act: impl FnOnce(&mut Shelf) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Documents for MemoryDocuments {
    async fn store(&self, key: &str, pdf: &[u8], _sha256: &str) -> Result<StoredDocument, Failure> {
        self.faults.around("store a document", || {
            self.with(|shelf| {
                let stored = shelf.entry(key.to_owned()).or_insert_with(|| pdf.to_vec());
                let sha256 = hex::encode(Sha256::digest(stored.as_slice()));
                let bytes = u64::try_from(stored.len()).unwrap_or(u64::MAX);
                StoredDocument { key: key.to_owned(), sha256, bytes }
            })
        })
    }

    async fn load(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.faults.around("load a document", || self.with(|shelf| shelf.get(key).cloned()))
    }

    async fn link(&self, key: &str, file_name: &str, valid: Duration) -> Result<String, Failure> {
        Ok(format!("memory://{key}?name={file_name}&seconds={}", valid.as_secs()))
    }
}
