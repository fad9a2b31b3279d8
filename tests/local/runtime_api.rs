//! Lambda's Runtime API, as far as a function's process sees it: the next event, and what became of it.
//!
//! Source: "Using the Lambda runtime API for custom runtimes", AWS Lambda developer guide.

use std::io::{BufReader, Write};
use std::net::TcpStream;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;

use crate::framing::{Message, Server, next};

/// How long an invocation may take, as its deadline says.
const INVOCATION_MAX: Duration = Duration::from_secs(29);

/// What a process tells, or what is told of it.
#[derive(Debug)]
pub(crate) enum Told {
    /// It asked for an event.
    Polled(Instant),
    /// It answered.
    Answered(Vec<u8>, Instant),
    /// It failed, by its own account.
    Failed(String),
    /// It was killed.
    Killed,
}

/// The API of one process.
pub(crate) struct RuntimeApi {
    pub(crate) server: Server,
    events: Sender<Vec<u8>>,
}

impl RuntimeApi {
    /// Starts it; what it hears goes to `tell`.
    pub(crate) fn start(tell: &Sender<Told>) -> Self {
        let (events, waiting) = channel();
        let (waiting, tell) = (Arc::new(Mutex::new(waiting)), tell.clone());
        let server = Server::start(move |connection| serve(connection, &waiting, &tell));
        Self { server, events }
    }

    /// Lays an event ready.
    pub(crate) fn hand_out(&self, event: &Value) {
        self.events.send(event.to_string().into_bytes()).expect("an API that is up");
    }
}

fn serve(connection: TcpStream, waiting: &Mutex<Receiver<Vec<u8>>>, tell: &Sender<Told>) {
    let mut answers = connection.try_clone().expect("a connection");
    let mut requests = BufReader::new(connection);
    while let Ok(Some(request)) = next(&mut requests, false) {
        let answer = if request.start.starts_with("GET /2018-06-01/runtime/invocation/next ") {
            let _ = tell.send(Told::Polled(Instant::now()));
            let event = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
            // Nobody hands out events any more.
            let Ok(event) = event else { return };
            invocation(&event)
        } else {
            hear(&request, tell);
            b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n".to_vec()
        };
        if answers.write_all(&answer).is_err() {
            return;
        }
    }
}

fn invocation(event: &[u8]) -> Vec<u8> {
    let deadline = Timestamp::now().checked_add(INVOCATION_MAX).expect("a time").as_millisecond();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         lambda-runtime-aws-request-id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\nlambda-runtime-deadline-ms: {deadline}\r\n\
         lambda-runtime-invoked-function-arn: arn:aws:lambda:eu-north-1:000000000000:function:tests\r\n\r\n",
        event.len()
    );
    [head.as_bytes(), event].concat()
}

fn hear(request: &Message, tell: &Sender<Told>) {
    let path = request.start.split(' ').nth(1).unwrap_or_default();
    let told = if path.ends_with("/response") {
        Told::Answered(request.body().to_vec(), Instant::now())
    } else {
        Told::Failed(format!("{path}: {}", String::from_utf8_lossy(request.body())))
    };
    let _ = tell.send(told);
}
