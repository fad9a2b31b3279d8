//! A function's own process, run by hand: the built binary with the environment and the role it has when deployed,
//! between a Runtime API and a proxy of ours.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::aws::{Credentials, configuration, credentials_of};
use crate::proxy::{Death, Proxy};
use crate::runtime_api::{RuntimeApi, Told};
use crate::stack::stack;

/// How long a process may take to ask for its first event, or to answer one.
const ANSWER_MAX: Duration = Duration::from_secs(40);

/// A function as it is deployed.
pub(crate) struct Deployed {
    name: String,
    configuration: Value,
    credentials: Credentials,
    pub(crate) binary: PathBuf,
}

/// What became of one invocation.
pub(crate) struct Lived {
    /// What it answered; nothing when it was killed before.
    pub(crate) answer: Option<Value>,
    /// The calls it made to AWS, in their order.
    pub(crate) calls: Vec<String>,
}

impl Deployed {
    /// A function, run from the binary that was built beside this test.
    pub(crate) fn read(name: &str) -> Self {
        let test = std::env::current_exe().expect("this test");
        let folder = test.parent().and_then(Path::parent).expect("the folder cargo builds into");
        Self::read_from(name, folder)
    }

    /// A function, run from the binary in a folder.
    pub(crate) fn read_from(name: &str, folder: &Path) -> Self {
        let binary = folder.join(name);
        assert!(binary.is_file(), "{} is not built: make build", binary.display());
        let configuration = configuration(name);
        let credentials = credentials_of(&configuration);
        Self { name: name.to_owned(), configuration, credentials, binary }
    }

    fn command(&self, runtime_api: &str, endpoint: &str, log: File) -> Command {
        let mut command = Command::new(&self.binary);
        let token = self.credentials.token.as_deref().unwrap_or_default();
        command.env_clear().envs([
            ("AWS_LAMBDA_RUNTIME_API", runtime_api),
            ("AWS_ENDPOINT_URL", endpoint),
            ("AWS_REGION", &stack().region),
            ("AWS_ACCESS_KEY_ID", &self.credentials.key),
            ("AWS_SECRET_ACCESS_KEY", &self.credentials.secret),
            ("AWS_SESSION_TOKEN", token),
            ("AWS_LAMBDA_FUNCTION_NAME", &self.name),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "tests"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "tests"),
        ]);
        for (name, value) in self.configuration["Environment"]["Variables"].as_object().into_iter().flatten() {
            command.env(name, value.as_str().unwrap_or_default());
        }
        let errors = log.try_clone().expect("a log");
        command.stdin(Stdio::null()).stdout(log).stderr(errors);
        command
    }

    /// One invocation of a new process, which may be its death.
    pub(crate) fn live(&self, event: &Value, death: Option<Death>) -> Lived {
        let (tell, told) = channel();
        let proxy = Proxy::start(&tell);
        let mut process = self.start(&format!("http://{}", proxy.server.address), &tell, told);
        proxy.plan(process.take(), death);
        let answer = process.invoke(event).map(|(answer, _)| answer);
        Lived { answer, calls: proxy.calls() }
    }

    /// Starts a process that calls an endpoint, and waits until it asks for its first event.
    pub(crate) fn start(&self, endpoint: &str, tell: &Sender<Told>, told: Receiver<Told>) -> Process {
        let api = RuntimeApi::start(tell);
        let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.log", self.name));
        let file = File::options().create(true).append(true).open(&log).expect("a log file");
        let mut command = self.command(&api.server.address.to_string(), endpoint, file);
        let began = Instant::now();
        let child = command.spawn().unwrap_or_else(|error| panic!("{}: {error}", self.binary.display()));
        let mut process = Process { api, told, child: Some(child), ready_after: Duration::ZERO, log };
        match process.next() {
            Told::Polled(at) => process.ready_after = at.duration_since(began),
            other => panic!("{} did not come up: {other:?}; see {}", self.name, process.log.display()),
        }
        process
    }
}

/// A process that is up.
pub(crate) struct Process {
    api: RuntimeApi,
    told: Receiver<Told>,
    child: Option<Child>,
    /// From its start until it asked for its first event.
    pub(crate) ready_after: Duration,
    log: PathBuf,
}

impl Process {
    fn next(&self) -> Told {
        let told = self.told.recv_timeout(ANSWER_MAX);
        told.unwrap_or_else(|_| panic!("a process said nothing for {ANSWER_MAX:?}; see {}", self.log.display()))
    }

    /// Hands the process itself over.
    pub(crate) fn take(&mut self) -> Child {
        self.child.take().expect("a process that was not taken yet")
    }

    /// Its answer to an event and how long that took; nothing when it was killed before.
    pub(crate) fn invoke(&self, event: &Value) -> Option<(Value, Duration)> {
        let began = Instant::now();
        self.api.hand_out(event);
        loop {
            match self.next() {
                Told::Answered(body, at) => {
                    let answer = serde_json::from_slice(&body).expect("an answer in JSON");
                    return Some((answer, at.duration_since(began)));
                }
                Told::Killed => return None,
                Told::Failed(why) => panic!("the invocation failed: {why}; see {}", self.log.display()),
                Told::Polled(_) => {}
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
