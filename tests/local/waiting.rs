//! Waiting for what happens by itself: bounded, and saying what never came.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long delivery may take while the other tests keep the machine busy.
pub(crate) const DELIVERY_MAX: Duration = Duration::from_secs(150);

/// Looks again and again until there is something, and answers it.
pub(crate) fn until<T>(what: &str, longest: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < longest, "waited {longest:?} for this: {what}");
        sleep(Duration::from_millis(400));
    }
}
