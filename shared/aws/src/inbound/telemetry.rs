//! The log: JSON on standard output, one line per outcome, and never a name, an address, a token, a key or a body.

use std::error::Error;

use app::failure::Failure;
use domain::refusal::Invalid;
use lambda_runtime::tracing::subscriber::filter::{LevelFilter, Targets};
use lambda_runtime::tracing::subscriber::fmt;
use lambda_runtime::tracing::subscriber::layer::SubscriberExt;
use lambda_runtime::tracing::subscriber::util::SubscriberInitExt;

use super::settings;
use crate::outbound::{Cancelled, ServiceError, Unreadable};

/// Which of our lines are written where the environment does not say.
const LEVEL: LevelFilter = LevelFilter::INFO;

/// Begins logging. The level of our own lines is `AWS_LAMBDA_LOG_LEVEL`, as Lambda's logging configuration sets it; of
/// what libraries say, warnings only, because below that they print what is sent.
pub fn start() {
    let level = settings::optional("AWS_LAMBDA_LOG_LEVEL").and_then(|level| level.parse().ok()).unwrap_or(LEVEL);
    let lines = fmt().json().flatten_event(true).with_current_span(false).with_span_list(false).with_target(false);
    // The filter alone decides how much is written.
    let _ = lines.with_max_level(LevelFilter::TRACE).finish().with(filter(level)).try_init();
    std::panic::set_hook(Box::new(|panic| {
        // Where, never what: a panic's message may hold whatever the code was looking at.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
    }));
}

fn filter(level: LevelFilter) -> Targets {
    Targets::new().with_default(LevelFilter::WARN).with_target("aws::inbound", level)
}

/// What may be told of a failure's cause. Of most causes nothing is: they print what they were given.
pub fn cause(failure: &Failure) -> Option<String> {
    let source = failure.source()?;
    let told = source.downcast_ref::<ServiceError>().map(ToString::to_string);
    told.or_else(|| source.downcast_ref::<Unreadable>().map(ToString::to_string))
        .or_else(|| source.downcast_ref::<Cancelled>().map(ToString::to_string))
        .or_else(|| source.downcast_ref::<Invalid>().map(|invalid| invalid.code.to_owned()))
        .or_else(|| source.downcast_ref::<serde_json::Error>().map(where_unreadable))
}

/// Where JSON cannot be read, without the text that stands there.
pub(super) fn where_unreadable(error: &serde_json::Error) -> String {
    let kind = match error.classify() {
        serde_json::error::Category::Io => "input",
        serde_json::error::Category::Syntax => "syntax",
        serde_json::error::Category::Data => "content",
        serde_json::error::Category::Eof => "end",
    };
    format!("JSON {kind} at line {} column {}", error.line(), error.column())
}
