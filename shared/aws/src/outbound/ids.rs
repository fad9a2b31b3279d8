//! Ids and secrets from the operating system's randomness.

use std::sync::{Arc, Mutex, PoisonError};

use app::ports::Ids;
use jiff::Timestamp;
use ulid::Ulid;

/// Random ids; those of one millisecond sort in the order they were made in this process.
#[derive(Debug, Clone, Default)]
pub struct RandomIds {
    last: Arc<Mutex<Option<Ulid>>>,
}

impl RandomIds {
    /// None made yet.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Ids for RandomIds {
    fn ulid(&self, at: Timestamp) -> Ulid {
        let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or(0);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let of_same_time = last.filter(|last| last.timestamp_ms() == milliseconds);
        let next = of_same_time.and_then(|last| last.increment().ok());
        let ulid = next.unwrap_or_else(|| Ulid::from_parts(milliseconds, random_u128()));
        *last = Some(ulid);
        ulid
    }

    fn secret(&self) -> u128 {
        random_u128()
    }
}

fn random_u128() -> u128 {
    u128::from_ne_bytes(random())
}

pub(super) fn random_u64() -> u64 {
    u64::from_ne_bytes(random())
}

#[allow(
    clippy::panic,
    reason = "without randomness nothing may be named or kept secret; a door turns it into a failure"
)]
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Err(error) = getrandom::fill(&mut bytes) {
        panic!("the operating system has no randomness: {error}");
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_sort_as_they_were_made() {
        let (ids, at) = (RandomIds::new(), Timestamp::from_second(1_763_700_000).unwrap());
        let made: Vec<_> = (0..1_000).map(|_| ids.ulid(at)).collect();
        assert!(made.is_sorted_by(|earlier, later| earlier < later));
        assert!(made.iter().all(|ulid| ulid.timestamp_ms() == 1_763_700_000_000));
    }

    #[test]
    fn an_earlier_instant_gives_an_earlier_id() {
        let ids = RandomIds::new();
        let later = ids.ulid(Timestamp::from_second(1_763_700_001).unwrap());
        let earlier = ids.ulid(Timestamp::from_second(1_763_700_000).unwrap());
        assert!(earlier < later);
    }

    #[test]
    fn an_instant_before_1970_still_gets_an_id() {
        assert_eq!(RandomIds::new().ulid(Timestamp::from_second(-1).unwrap()).timestamp_ms(), 0);
    }

    #[test]
    fn clones_share_what_was_made_last() {
        let (one, at) = (RandomIds::new(), Timestamp::from_second(1_763_700_000).unwrap());
        let other = one.clone();
        assert!(one.ulid(at) < other.ulid(at));
    }
}
