//! Ticks that come, and ticks that fail.

use std::sync::{Arc, Mutex};

use app::failure::{Error, Failure, FailureKind};
use domain::event::Correlation;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Invocation, tick};

type Seen = Mutex<Vec<(Timestamp, String)>>;

fn event() -> Value {
    json!({"id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "time": "2026-11-21T06:00:00Z", "detail": {}})
}

async fn see(seen: Arc<Seen>, now: Timestamp, correlation: Correlation) -> Result<&'static str, Error> {
    seen.lock().unwrap().push((now, correlation.as_str().to_owned()));
    Ok("seen")
}

#[tokio::test]
async fn the_events_own_time_is_the_clock_and_its_id_the_correlation() {
    let (late, seen) = (Invocation::at(Timestamp::MAX, "remind-overdue"), Arc::new(Seen::default()));
    tick(&late, &event(), &seen, see).await.unwrap();
    let expected = ("2026-11-21T06:00:00Z".parse().unwrap(), "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa".to_owned());
    assert_eq!(*seen.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn a_tick_without_a_time_fails() {
    let (invocation, seen) = (Invocation::at(Timestamp::UNIX_EPOCH, "sweep"), Arc::new(Seen::default()));
    for event in [json!({}), json!({"time": "today"}), json!(null)] {
        assert!(tick(&invocation, &event, &seen, see).await.is_err(), "{event}");
    }
    assert!(seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_failure_and_a_panic_fail_the_invocation_without_telling_what() {
    let invocation = Invocation::at(Timestamp::UNIX_EPOCH, "sweep");
    let fails = |_: Arc<()>, _, _| async {
        Err::<(), _>(Error::from(Failure::new(FailureKind::Unavailable, "sweep").because("Mette")))
    };
    let panics = |_: Arc<()>, _, _| async { if true { panic!("Mette") } else { Ok::<(), Error>(()) } };
    let stopped = tick(&invocation, &event(), &Arc::new(()), fails).await.unwrap_err();
    assert_eq!(format!("{stopped:?}"), "sweep failed; its log line says why");
    let stopped = tick(&invocation, &event(), &Arc::new(()), panics).await.unwrap_err();
    assert_eq!(stopped.to_string(), "sweep failed; its log line says why");
}
