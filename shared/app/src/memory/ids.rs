//! Ids and waiting from a seed, so that a run can be repeated.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use ulid::Ulid;

use crate::ports::{Ids, Waiting};

/// Ids that differ only by the seed and by how many came before.
#[derive(Debug, Clone)]
pub struct SeededIds {
    seed: u64,
    count: Arc<AtomicU64>,
}

impl SeededIds {
    /// Begins.
    pub fn new(seed: u64) -> Self {
        Self { seed, count: Arc::default() }
    }
}

impl Ids for SeededIds {
    fn ulid(&self, at: Timestamp) -> Ulid {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        let random = u128::from(self.seed & 0xffff) << 64 | u128::from(count);
        Ulid::from_parts(u64::try_from(at.as_millisecond()).unwrap_or(0), random)
    }

    fn secret(&self) -> u128 {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        u128::from(scramble(self.seed ^ count)) << 64 | u128::from(scramble(count))
    }
}

/// Waiting that takes no time and only tells how long it would have been.
#[derive(Debug, Clone)]
pub struct SeededWaiting {
    state: Arc<AtomicU64>,
}

impl SeededWaiting {
    /// Begins.
    pub fn new(seed: u64) -> Self {
        Self { state: Arc::new(AtomicU64::new(seed)) }
    }
}

impl Waiting for SeededWaiting {
    async fn pause(&self, most: Duration) -> Duration {
        let draw = scramble(self.state.fetch_add(1, Ordering::Relaxed));
        let most = u64::try_from(most.as_micros()).unwrap_or(u64::MAX);
        Duration::from_micros(draw.checked_rem(most).unwrap_or(0))
    }
}

/// Spreads neighbouring numbers apart (the finaliser of `SplitMix64`, Steele et al. 2014).
fn scramble(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
