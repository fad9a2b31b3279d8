//! The documents in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::invoice::StoredDocument;
use sha2::{Digest, Sha256};

use super::Faults;
use crate::failure::Failure;
use crate::ports::{Documents, ToLink, ToStore};

/// What lies under a key.
#[derive(Debug, Clone)]
struct Kept {
    bytes: Vec<u8>,
    media_type: &'static str,
    about: Vec<(&'static str, String)>,
}

type Shelf = BTreeMap<String, Kept>;

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

    /// What is said of the document under a key: its media type, and what lies beside it.
    pub fn about(&self, key: &str) -> Option<(&'static str, Vec<(&'static str, String)>)> {
        self.with(|shelf| shelf.get(key).map(|kept| (kept.media_type, kept.about.clone())))
    }

    /// Takes a document off the shelf, as nobody who uses the port can.
    pub fn lose(&self, key: &str) {
        self.with(|shelf| shelf.remove(key));
    }

    fn with<T>(&self, act: impl FnOnce(&mut Shelf) -> T) -> T {
        act(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Documents for MemoryDocuments {
    async fn store(&self, file: &ToStore<'_>) -> Result<StoredDocument, Failure> {
        self.faults.around("store a document", || {
            self.with(|shelf| {
                let kept =
                    || Kept { bytes: file.bytes.to_vec(), media_type: file.media_type, about: file.about.to_vec() };
                let stored = &shelf.entry(file.key.to_owned()).or_insert_with(kept).bytes;
                let sha256 = hex::encode(Sha256::digest(stored.as_slice()));
                let bytes = u64::try_from(stored.len()).unwrap_or(u64::MAX);
                StoredDocument { key: file.key.to_owned(), sha256, bytes }
            })
        })
    }

    async fn load(&self, key: &str) -> Result<Option<Vec<u8>>, Failure> {
        self.faults.around("load a document", || self.with(|shelf| shelf.get(key).map(|kept| kept.bytes.clone())))
    }

    async fn link(&self, to: &ToLink<'_>) -> Result<String, Failure> {
        Ok(format!("memory://{}?name={}&seconds={}", to.key, to.file_name, to.valid.as_secs()))
    }
}
