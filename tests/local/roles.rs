//! Each function's role allows what its function needs and nothing else.
//!
//! That it allows enough is what every other story here shows: the stack enforces the roles.

use std::fmt::Write as _;

use serde_json::{Value, json};
use tests::http::Answer;

use crate::aws::{Call, Credentials, call_as, configuration, credentials_of, json_as};
use crate::stack::stack;
use crate::template::function_folders;

/// Something a role may be asked to do, and who may.
struct Deed {
    name: &'static str,
    service: &'static str,
    /// What it is called by services that speak JSON; else the method, the path and the form.
    ask: Ask,
    may: &'static [&'static str],
}

enum Ask {
    Json(&'static str, Value),
    Rest(&'static str, String),
    Form(&'static str),
}

impl Deed {
    fn ask_as(&self, who: &Credentials) -> Answer {
        match &self.ask {
            Ask::Json(target, payload) => json_as(who, self.service, target, payload),
            Ask::Rest(method, path) => {
                call_as(who, Call { service: self.service, method, path, ..Call::default() }).answer
            }
            Ask::Form(form) => {
                let headers = [("content-type", "application/x-www-form-urlencoded")];
                let call = Call {
                    service: self.service,
                    method: "POST",
                    path: "/",
                    headers: &headers,
                    body: form.as_bytes(),
                    ..Call::default()
                };
                call_as(who, call).answer
            }
        }
    }
}

const WRITERS: &[&str] = &[
    "settings",
    "customers",
    "billing",
    "invoices",
    "payment-webhook",
    "render-invoice",
    "send-mail",
    "remind-overdue",
    "sweep",
];

fn deeds() -> Vec<Deed> {
    let stack = stack();
    let key = json!({ "pk": { "S": "tests#roles" }, "sk": { "S": "PROBE" } });
    let row = |name, target, may| {
        let payload = json!({ "TableName": stack.table, "Key": key });
        Deed { name, service: "dynamodb", ask: Ask::Json(target, payload), may }
    };
    let index = |name, index: &str, may| {
        let payload = json!({
            "TableName": stack.table, "IndexName": index, "KeyConditionExpression": "#pk = :pk",
            "ExpressionAttributeNames": { "#pk": format!("{index}_pk") },
            "ExpressionAttributeValues": { ":pk": { "S": "tests#roles" } }
        });
        Deed { name, service: "dynamodb", ask: Ask::Json("DynamoDB_20120810.Query", payload), may }
    };
    let object = format!("/{}/tests-roles", stack.bucket);
    let document = |name, method, may| Deed { name, service: "s3", ask: Ask::Rest(method, object.clone()), may };
    let queue = |name, target, queue: &str, may| {
        let payload = json!({ "QueueUrl": stack.queues[queue], "MessageBody": "tests of roles" });
        Deed { name, service: "sqs", ask: Ask::Json(target, payload), may }
    };
    let send_mail = "Action=SendRawEmail&Version=2010-12-01&Source=x%40faktura.example&RawMessage.Data=eA%3D%3D";
    let put = json!({ "TableName": stack.table, "Item": key });
    let (send, receive) = ("AmazonSQS.SendMessage", "AmazonSQS.ReceiveMessage");
    vec![
        Deed { name: "put a row", service: "dynamodb", ask: Ask::Json("DynamoDB_20120810.PutItem", put), may: WRITERS },
        row("delete a row", "DynamoDB_20120810.DeleteItem", WRITERS),
        row("scan", "DynamoDB_20120810.Scan", &[]),
        row("describe the table", "DynamoDB_20120810.DescribeTable", &[]),
        index("list", "listing", &["settings", "invoices", "render-invoice"]),
        index("find what is due", "due", &["remind-overdue"]),
        index("find what is pending", "pending", &["sweep"]),
        document("read a document", "GET", &["invoices", "render-invoice", "send-mail"]),
        document("store a document", "PUT", &["render-invoice"]),
        document("delete a document", "DELETE", &[]),
        Deed { name: "list documents", service: "s3", ask: Ask::Rest("GET", format!("/{}", stack.bucket)), may: &[] },
        queue("ask for a document", send, "render-invoice", &["relay-events", "sweep"]),
        queue("ask for a mail", send, "send-mail", &["relay-events", "sweep"]),
        queue("receive what is to be drawn", receive, "render-invoice", &["render-invoice"]),
        queue("receive what is to be mailed", receive, "send-mail", &["send-mail"]),
        queue("receive dead letters", receive, "send-mail-dlq", &[]),
        Deed { name: "send a mail", service: "ses", ask: Ask::Form(send_mail), may: &["send-mail"] },
        Deed {
            name: "read the operator key",
            service: "secretsmanager",
            ask: Ask::Json("secretsmanager.GetSecretValue", json!({ "SecretId": stack.operator_key_secret })),
            may: &["settings"],
        },
        Deed {
            name: "call another function",
            service: "lambda",
            ask: Ask::Rest("POST", format!("/2015-03-31/functions/{}-sweep/invocations", stack.name)),
            may: &[],
        },
        Deed { name: "list roles", service: "iam", ask: Ask::Form("Action=ListRoles&Version=2010-05-08"), may: &[] },
    ]
}

fn is_denied(answer: &Answer) -> bool {
    [400, 403].contains(&answer.status)
        && (answer.text.contains("AccessDenied") || answer.text.contains("AuthorizationError"))
}

#[test]
#[ignore = "needs a stack: make test"]
fn a_function_may_not_do_what_it_does_not_need() {
    let deeds = deeds();
    let mut wrong = String::new();
    for function in function_folders() {
        let who = credentials_of(&configuration(&function));
        let own =
            json!({ "TableName": stack().table, "Key": { "pk": { "S": "tests#roles" }, "sk": { "S": "PROBE" } } });
        json_as(&who, "dynamodb", "DynamoDB_20120810.GetItem", &own).expect(200);
        for deed in deeds.iter().filter(|deed| !deed.may.contains(&function.as_str())) {
            let answer = deed.ask_as(&who);
            if !is_denied(&answer) {
                let _ = writeln!(wrong, "{function} may {}: {} {}", deed.name, answer.status, answer.text);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
#[ignore = "needs a stack: make test"]
fn every_policy_names_its_actions_and_its_resources() {
    let stack = stack();
    let ours = [
        format!("arn:aws:dynamodb:{}:{}:table/{}", stack.region, stack.account, stack.table),
        format!("arn:aws:s3:::{}/", stack.bucket),
        format!("arn:aws:sqs:{}:{}:{}-", stack.region, stack.account, stack.name),
        stack.operator_key_secret.clone(),
    ];
    for function in function_folders() {
        let configuration = configuration(&function);
        let role = configuration["Role"].as_str().expect("a role").rsplit('/').next().expect("a name").to_owned();
        let attached = between(&iam("ListAttachedRolePolicies", &role, ""), "<PolicyArn>", "</PolicyArn>");
        assert_eq!(attached, ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"], "{function}");
        let statements: Vec<_> = between(&iam("ListRolePolicies", &role, ""), "<member>", "</member>")
            .iter()
            .flat_map(|policy| between(&iam("GetRolePolicy", &role, policy), "<PolicyDocument>", "</PolicyDocument>"))
            .flat_map(|document| list(&serde_json::from_str::<Value>(&unquoted(&document)).expect("JSON")["Statement"]))
            .collect();
        assert!(!statements.is_empty(), "{function} has no policy");
        for statement in statements {
            let (actions, resources) = (list(&statement["Action"]), list(&statement["Resource"]));
            assert!(actions.iter().all(|action| !action.to_string().contains('*')), "{function}: {statement}");
            // SES knows a sender by its address or its domain: the policy's condition limits it.
            if function == "send-mail" && actions == ["ses:SendRawEmail"] {
                assert!(statement["Condition"].to_string().contains("ses:FromAddress"), "{statement}");
                continue;
            }
            // How much may be sent is the account's, which has no name.
            if function == "send-mail" && actions == ["ses:GetSendQuota"] {
                continue;
            }
            let known = |arn: &Value| arn.as_str().is_some_and(|arn| ours.iter().any(|own| arn.starts_with(own)));
            assert!(resources.iter().all(known), "{function}: {statement}");
        }
    }
}

fn iam(action: &str, role: &str, policy: &str) -> String {
    let named = if policy.is_empty() { String::new() } else { format!("&PolicyName={policy}") };
    let form = format!("Action={action}&Version=2010-05-08&RoleName={role}{named}");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let call =
        Call { service: "iam", method: "POST", path: "/", headers: &headers, body: form.as_bytes(), ..Call::default() };
    call_as(&stack().root, call).answer.expect(200).text
}

/// One or several.
fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_else(|| vec![value.clone()])
}

/// What stands between two marks, each time.
fn between(text: &str, from: &str, to: &str) -> Vec<String> {
    text.split(from).skip(1).filter_map(|rest| rest.split(to).next()).map(str::to_owned).collect()
}

fn unquoted(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).expect("text")
}
