//! Stands between a function's process and the stack, and kills the process at a call: before the call has its effect,
//! or after the effect but before the answer.

use std::io::{BufReader, Write};
use std::net::TcpStream;
use std::process::Child;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};

use crate::framing::{Message, Server, next};
use crate::runtime_api::Told;
use crate::stack::stack;

/// When, around a call, the process dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Before,
    After,
}

/// At which call of an invocation the process dies, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Death {
    pub(crate) call: usize,
    pub(crate) moment: Moment,
}

/// What is known and planned of a process.
#[derive(Default)]
struct Plan {
    /// Calls count from the invocation on; those of the start are not part of it.
    counts: bool,
    calls: Vec<String>,
    death: Option<Death>,
    victim: Option<Child>,
}

/// The proxy of one process.
pub(crate) struct Proxy {
    pub(crate) server: Server,
    plan: Arc<Mutex<Plan>>,
}

impl Proxy {
    /// Starts it; a death goes to `tell`.
    pub(crate) fn start(tell: &Sender<Told>) -> Self {
        let plan = Arc::new(Mutex::new(Plan::default()));
        let (shared, tell) = (Arc::clone(&plan), tell.clone());
        let server = Server::start(move |connection| {
            let _ = serve(connection, &shared, &tell);
        });
        Self { server, plan }
    }

    /// From now on calls count, and one of them may be the process's last.
    pub(crate) fn plan(&self, victim: Child, death: Option<Death>) {
        let mut plan = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        plan.counts = true;
        plan.death = death;
        plan.victim = Some(victim);
    }

    /// The calls that were made, by service and action.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner).calls.clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        kill(&self.plan);
    }
}

fn serve(connection: TcpStream, plan: &Mutex<Plan>, tell: &Sender<Told>) -> std::io::Result<()> {
    let upstream = TcpStream::connect(stack().endpoint.trim_start_matches("http://"))?;
    upstream.set_nodelay(true)?;
    let (mut to_client, mut to_stack) = (connection.try_clone()?, upstream.try_clone()?);
    let (mut from_client, mut from_stack) = (BufReader::new(connection), BufReader::new(upstream));
    while let Some(request) = next(&mut from_client, false)? {
        let death = note(plan, &request);
        if death == Some(Moment::Before) {
            die(plan, tell);
            return Ok(());
        }
        to_stack.write_all(&request.bytes)?;
        let answer = next(&mut from_stack, request.start.starts_with("HEAD "))?;
        if death == Some(Moment::After) {
            die(plan, tell);
            return Ok(());
        }
        let Some(answer) = answer else { return Ok(()) };
        to_client.write_all(&answer.bytes)?;
    }
    Ok(())
}

/// Counts a call, and says whether the process dies at it.
fn note(plan: &Mutex<Plan>, request: &Message) -> Option<Moment> {
    let mut plan = plan.lock().unwrap_or_else(PoisonError::into_inner);
    if !plan.counts {
        return None;
    }
    let place = plan.calls.len();
    plan.calls.push(name_of(request));
    plan.death.filter(|death| death.call == place).map(|death| death.moment)
}

/// `dynamodb GetItem`, `s3 PUT`, `ses POST`.
fn name_of(request: &Message) -> String {
    let scope = request.header("authorization").unwrap_or_default().split('/').nth(3).unwrap_or("?").to_owned();
    let method = request.start.split(' ').next().unwrap_or_default();
    let action = request.header("x-amz-target").and_then(|target| target.split('.').next_back()).unwrap_or(method);
    format!("{scope} {action}")
}

fn die(plan: &Mutex<Plan>, tell: &Sender<Told>) {
    kill(plan);
    let _ = tell.send(Told::Killed);
}

/// SIGKILL, and the end of it.
fn kill(plan: &Mutex<Plan>) {
    let victim = plan.lock().unwrap_or_else(PoisonError::into_inner).victim.take();
    if let Some(mut victim) = victim {
        let _ = victim.kill();
        let _ = victim.wait();
    }
}
