//! The stack under test, as its state file tells: `FAKTURA_STACK` names it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::Value;

use crate::aws::Credentials;

/// A deployed stack.
pub(crate) struct Stack {
    pub(crate) endpoint: String,
    pub(crate) region: String,
    pub(crate) account: String,
    pub(crate) name: String,
    pub(crate) api_url: String,
    pub(crate) mail_url: String,
    pub(crate) table: String,
    pub(crate) bucket: String,
    pub(crate) functions_log: String,
    pub(crate) operator_key_secret: String,
    /// Who may do anything: the stack's own root.
    pub(crate) root: Credentials,
    /// Address of each queue, by its name without the stack's.
    pub(crate) queues: BTreeMap<String, String>,
}

/// The stack every test of this suite shares; each test makes shops of its own on it.
pub(crate) fn stack() -> &'static Stack {
    static STACK: OnceLock<Stack> = OnceLock::new();
    STACK.get_or_init(|| {
        let path = std::env::var("FAKTURA_STACK").expect(
            "FAKTURA_STACK must name the state file of a running stack; `make test` starts one and says so, or: \
             python3 infra/local/stack.py up --name test --auth --fresh --retry-after 3",
        );
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("FAKTURA_STACK={path}: {error}"));
        let state: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("FAKTURA_STACK={path}: {error}"));
        assert_eq!(state["auth"], true, "{path}: this suite needs a stack that enforces roles, started with --auth");
        let text = |pointer: &str| {
            let found = state.pointer(pointer).and_then(Value::as_str);
            found.unwrap_or_else(|| panic!("{path} has no {pointer}: is the stack deployed?")).to_owned()
        };
        let queues = state["queues"].as_object().expect("queues").iter();
        Stack {
            endpoint: text("/endpoint"),
            region: text("/region"),
            account: text("/account"),
            name: text("/stack_name"),
            api_url: text("/api_url"),
            mail_url: text("/mail_url"),
            table: text("/table"),
            bucket: text("/bucket"),
            functions_log: text("/outputs/FunctionsLog"),
            operator_key_secret: text("/operator_key_secret"),
            root: Credentials { key: text("/access_key"), secret: text("/secret_key"), token: None },
            queues: queues.map(|(name, url)| (name.clone(), url.as_str().expect("a URL").to_owned())).collect(),
        }
    })
}

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}
