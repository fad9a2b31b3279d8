//! What is deployed, against what there is to deploy: folders, queues, alarms, routes.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::aws::{configuration, json, read};
use crate::http::send;
use crate::machinery::trigger_of;
use crate::stack::{project, stack};

/// The folders under `functions/`.
pub(crate) fn function_folders() -> BTreeSet<String> {
    let folders = std::fs::read_dir(project("functions")).expect("the functions").flatten();
    folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().expect("a name"))
        .collect()
}

fn pascal(name: &str) -> String {
    name.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

#[test]
#[ignore = "needs a stack: make test"]
fn every_function_has_its_folder_its_resource_and_its_deployment() {
    let template = std::fs::read_to_string(project("template.yaml")).expect("the template");
    let folders = function_folders();
    for name in &folders {
        let resource = format!("\n  {}:\n    Type: AWS::Serverless::Function\n", pascal(name));
        assert!(template.contains(&resource), "the template has no function {}", pascal(name));
        assert_eq!(configuration(name)["State"], "Active", "{name}");
    }
    let built: BTreeSet<_> = template
        .lines()
        .filter_map(|line| line.trim().strip_prefix("CodeUri: target/lambda/")?.strip_suffix("/bootstrap.zip"))
        .map(str::to_owned)
        .collect();
    assert_eq!(built, folders);
}

/// The deployed alarms on a metric, by what they watch.
fn alarms(metric: &str, dimension: &str) -> BTreeSet<String> {
    let all = json("monitoring", "GraniteServiceVersion20100801.DescribeAlarms", &json!({}));
    let all = all["MetricAlarms"].as_array().expect("alarms").clone();
    let told = all.iter().filter(|alarm| alarm["MetricName"] == metric && has_someone_to_tell(alarm));
    let watched = told.flat_map(|alarm| alarm["Dimensions"].as_array().cloned().unwrap_or_default());
    let watched = watched.filter(|one| one["Name"] == dimension);
    watched.map(|one| one["Value"].as_str().expect("a name").to_owned()).collect()
}

fn has_someone_to_tell(alarm: &Value) -> bool {
    alarm["ActionsEnabled"] == true && alarm["AlarmActions"].as_array().is_some_and(|actions| !actions.is_empty())
}

#[test]
#[ignore = "needs a stack: make test"]
fn every_queue_has_a_dead_letter_queue_and_an_alarm() {
    let prefix = format!("{}-", stack().name);
    let waiting = alarms("ApproximateNumberOfMessagesVisible", "QueueName");
    let late = alarms("ApproximateAgeOfOldestMessage", "QueueName");
    let listed = json("sqs", "AmazonSQS.ListQueues", &json!({ "QueueNamePrefix": prefix }));
    let urls: Vec<_> = listed["QueueUrls"].as_array().expect("queues").iter().filter_map(Value::as_str).collect();
    assert_eq!(urls.len(), stack().queues.len(), "{urls:?}");
    for url in urls {
        let name = url.rsplit('/').next().expect("a name");
        let asked = json!({ "QueueUrl": url, "AttributeNames": ["All"] });
        let attributes = json("sqs", "AmazonSQS.GetQueueAttributes", &asked)["Attributes"].clone();
        assert_eq!(attributes["SqsManagedSseEnabled"], "true", "{name}");
        if name.ends_with("-dlq") {
            assert!(waiting.contains(name), "nobody is told when something rests in {name}");
            continue;
        }
        let redrive: Value = attributes["RedrivePolicy"]
            .as_str()
            .map(|text| serde_json::from_str(text).expect("JSON"))
            .unwrap_or_default();
        let target =
            redrive["deadLetterTargetArn"].as_str().unwrap_or_else(|| panic!("{name} has no dead-letter queue"));
        assert!(target.ends_with(&format!(":{name}-dlq")), "{target}");
        assert_eq!(redrive["maxReceiveCount"].to_string().trim_matches('"'), "5", "{name}");
        assert!(late.contains(name), "nobody is told when {name} is not emptied");
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn what_the_stream_and_the_schedules_cannot_deliver_rests_in_a_queue() {
    let rests_in = |target: &Value, function: &str| {
        let arn = target.as_str().unwrap_or_else(|| panic!("what {function} fails at is lost"));
        assert!(arn.ends_with(&format!(":{}-{function}-dlq", stack().name)), "{arn}");
    };
    let stream = trigger_of("relay-events");
    rests_in(&stream["DestinationConfig"]["OnFailure"]["Destination"], "relay-events");
    assert_eq!(stream["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]));
    for function in ["render-invoice", "send-mail"] {
        assert_eq!(trigger_of(function)["FunctionResponseTypes"], json!(["ReportBatchItemFailures"]), "{function}");
    }
    let rules = json("events", "AWSEvents.ListRules", &json!({}))["Rules"].as_array().expect("rules").clone();
    for function in ["remind-overdue", "sweep"] {
        let rule = rules.iter().find(|rule| rule["Name"].as_str().is_some_and(|name| name.contains(&pascal(function))));
        let rule = rule.unwrap_or_else(|| panic!("no schedule for {function}"));
        assert_eq!(rule["State"], "ENABLED");
        let targets = json("events", "AWSEvents.ListTargetsByRule", &json!({ "Rule": rule["Name"] }));
        rests_in(&targets["Targets"][0]["DeadLetterConfig"]["Arn"], function);
        let path = format!("/2019-09-25/functions/{}-{function}:%24LATEST/event-invoke-config", stack().name);
        rests_in(&read("lambda", &path)["DestinationConfig"]["OnFailure"]["Destination"], function);
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn every_function_has_an_alarm_on_its_errors() {
    let watched = alarms("Errors", "FunctionName");
    let expected: BTreeSet<_> = function_folders().iter().map(|name| format!("{}-{name}", stack().name)).collect();
    assert_eq!(watched, expected);
    assert!(alarms("IteratorAge", "FunctionName").contains(&format!("{}-relay-events", stack().name)));
}

/// The deployed routes: method and address.
fn routes() -> Vec<(String, String)> {
    let api = stack().api_url.rsplit('/').next().expect("an API").to_owned();
    let listed = read("apigateway", &format!("/v2/apis/{api}/routes"));
    let routes = listed["items"].as_array().expect("routes").iter();
    let keys = routes.map(|route| route["routeKey"].as_str().expect("a route"));
    keys.map(|key| key.split_once(' ').expect("a method and an address")).map(|(a, b)| (a.into(), b.into())).collect()
}

/// The described operations: method and address.
fn described() -> Vec<(String, String)> {
    let description = send("GET", &format!("{}/v1/openapi.json", stack().api_url), &[], &[]).answer.expect(200).json();
    let paths = description["paths"].as_object().expect("the description of the API has no paths").clone();
    let mut found = Vec::new();
    for (path, item) in paths {
        let methods = item.as_object().expect("operations").keys();
        let methods = methods.filter(|name| ["get", "put", "post", "delete", "patch"].contains(&name.as_str()));
        found.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
    }
    found
}

fn covers(route: &(String, String), described: &(String, String)) -> bool {
    let path = match route.1.strip_suffix("{proxy+}") {
        Some(below) => described.1.starts_with(below) && described.1.len() > below.len(),
        None => route.1 == described.1,
    };
    path && (route.0 == "ANY" || route.0 == described.0)
}

#[test]
#[ignore = "needs a stack: make test"]
fn the_deployed_routes_and_the_description_of_the_api_agree() {
    let (routes, described) = (routes(), described());
    for operation in &described {
        assert!(routes.iter().any(|route| covers(route, operation)), "no route is deployed for {operation:?}");
    }
    for (method, path) in &routes {
        let below = path.trim_end_matches("/{proxy+}");
        let known = described.iter().any(|(_, known)| known == below || known.starts_with(&format!("{below}/")));
        assert!(known, "nothing under {method} {path} is described");
    }
}

#[test]
#[ignore = "needs a stack: make test"]
fn every_described_operation_is_answered_by_its_function() {
    for (method, path) in described() {
        let address: Vec<_> = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
        let answer = send(&method, &format!("{}{}", stack().api_url, address.join("/")), &[], &[]).answer;
        let code =
            serde_json::from_str::<Value>(&answer.text).map(|problem| problem["code"].clone()).unwrap_or_default();
        assert!(answer.status < 500, "{method} {path}: {} {}", answer.status, answer.text);
        assert!(code != "route_unknown" && code != "method_not_allowed", "{method} {path}: {}", answer.text);
        assert!(answer.headers.contains_key("x-correlation-id"), "{method} {path} went past the door: {}", answer.text);
    }
}
