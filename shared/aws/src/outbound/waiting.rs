//! Waiting that takes time.

use std::time::Duration;

use app::ports::Waiting;

use super::ids::random_u64;

/// Waits by the runtime's timer.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealWaiting;

impl Waiting for RealWaiting {
    #[allow(clippy::disallowed_methods, reason = "this is the port that lets time pass")]
    async fn pause(&self, most: Duration) -> Duration {
        let most = u64::try_from(most.as_micros()).unwrap_or(u64::MAX);
        let drawn = random_u64().checked_rem(most.saturating_add(1)).unwrap_or(0);
        let began = tokio::time::Instant::now();
        tokio::time::sleep(Duration::from_micros(drawn)).await;
        began.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_pause_is_never_longer_than_asked_and_never_the_same() {
        let mut pauses = Vec::new();
        for _ in 0..50 {
            pauses.push(RealWaiting.pause(Duration::from_millis(500)).await);
        }
        assert!(pauses.iter().all(|pause| *pause <= Duration::from_millis(501)), "{pauses:?}");
        pauses.sort_unstable();
        pauses.dedup();
        assert!(pauses.len() > 10, "full jitter spreads callers: {pauses:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn no_pause_at_all_is_short() {
        assert!(RealWaiting.pause(Duration::ZERO).await < Duration::from_millis(2));
    }
}
