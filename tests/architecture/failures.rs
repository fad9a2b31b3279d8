//! A failed message stays failed: somewhere it rests, and somebody is told.

use std::collections::BTreeSet;

use crate::project::{self, nothing_breaks};
use crate::yaml::{Node, Template};

fn template() -> Template {
    Template::read("template.yaml")
}

fn messaging() -> Template {
    Template::read("infra/messaging.yaml")
}

fn is_dead_letters(name: &str) -> bool {
    name.ends_with("Dlq")
}

/// The resource a `!GetAtt X.Arn` names.
fn of_arn(node: Option<&Node>) -> Option<&str> {
    node.and_then(|node| node.tagged("GetAtt")).and_then(|name| name.strip_suffix(".Arn"))
}

/// The queue of `infra/messaging.yaml` that a `!GetAtt Messaging.Outputs.X` of `template.yaml` names.
fn queue_of<'a>(node: Option<&Node>, messaging: &'a Template) -> Option<&'a str> {
    let output = node?.tagged("GetAtt")?.strip_prefix("Messaging.Outputs.")?;
    of_arn(messaging.root.at("Outputs").and_then(|outputs| outputs.at(output)).and_then(|output| output.at("Value")))
}

#[test]
fn every_queue_has_a_dead_letter_queue() {
    let messaging = messaging();
    let queues = messaging.resources("AWS::SQS::Queue");
    let mut broken = Vec::new();
    for (name, queue) in queues.iter().filter(|(name, _)| !is_dead_letters(name)) {
        let rest = of_arn(queue.at("Properties.RedrivePolicy.deadLetterTargetArn"));
        if !rest.is_some_and(|rest| is_dead_letters(rest) && queues.iter().any(|(name, _)| *name == rest)) {
            broken.push(format!("{}: {name} has no dead-letter queue", messaging.place(queue)));
        }
        if queue.at("Properties.RedrivePolicy.maxReceiveCount").is_none() {
            broken.push(format!("{}: {name} does not say after how many receives", messaging.place(queue)));
        }
    }
    nothing_breaks("what fails again and again rests in a dead-letter queue", &broken);
}

#[test]
fn every_dead_letter_queue_has_an_alarm() {
    let (messaging, watched) = (messaging(), watched("ApproximateNumberOfMessagesVisible", "QueueName"));
    let queues = messaging.resources("AWS::SQS::Queue");
    let silent = queues.iter().filter(|(name, queue)| {
        is_dead_letters(name) && !queue.text_at("Properties.QueueName").is_some_and(|name| watched.contains(name))
    });
    let silent: Vec<_> = silent.map(|(name, queue)| format!("{}: {name}", messaging.place(queue))).collect();
    nothing_breaks("every dead-letter queue has an alarm in infra/watch.yaml", &silent);
}

#[test]
fn every_function_has_an_alarm_on_its_errors() {
    let watched = watched("Errors", "FunctionName");
    let silent =
        project::folders("functions").into_iter().filter(|name| !watched.contains(&format!("${{Prefix}}-{name}")));
    let silent: Vec<_> = silent.map(|name| format!("infra/watch.yaml:1: no alarm on Errors of {name}")).collect();
    nothing_breaks("every function has an alarm in infra/watch.yaml", &silent);
}

/// What the alarms on a metric look at, and tell somebody of.
fn watched(metric: &str, dimension: &str) -> BTreeSet<String> {
    let watch = Template::read("infra/watch.yaml");
    let alarms = watch.resources("AWS::CloudWatch::Alarm").into_iter().filter(|(_, alarm)| {
        alarm.text_at("Properties.MetricName") == Some(metric)
            && alarm.at("Properties.AlarmActions").is_some_and(|actions| actions.parts()[0].tagged("Ref").is_some())
    });
    let names = alarms.flat_map(|(_, alarm)| alarm.at("Properties.Dimensions").unwrap().parts().to_vec());
    let names = names.filter(|found| found.text_at("Name") == Some(dimension));
    names.filter_map(|found| found.text_at("Value").map(str::to_owned)).collect()
}

#[test]
fn every_source_says_where_its_failures_go() {
    let (template, messaging) = (template(), messaging());
    let mut broken = Vec::new();
    for (name, source) in template.resources("AWS::Lambda::EventSourceMapping") {
        let place = template.place(source);
        let responses = source.at("Properties.FunctionResponseTypes").map(Node::parts).unwrap_or_default();
        if !responses.iter().any(|part| part.text() == Some("ReportBatchItemFailures")) {
            broken.push(format!("{place}: {name} does not report each failed record"));
        }
        let queue = queue_of(source.at("Properties.EventSourceArn"), &messaging);
        let rest = queue_of(source.at("Properties.DestinationConfig.OnFailure.Destination"), &messaging);
        if queue.is_none() && !rest.is_some_and(is_dead_letters) {
            broken.push(format!("{place}: {name} has no destination for what fails"));
        }
    }
    for (name, function) in template.resources("AWS::Serverless::Function") {
        let events = function.at("Properties.Events").map(Node::entries).unwrap_or_default();
        for (event, schedule) in events {
            let rests = [
                schedule.at("Properties.DeadLetterConfig.Arn"),
                function.at("Properties.EventInvokeConfig.DestinationConfig.OnFailure.Destination"),
            ];
            if !rests.iter().all(|rest| queue_of(*rest, &messaging).is_some_and(is_dead_letters)) {
                let place = template.place(schedule);
                broken.push(format!("{place}: {event} of {name}: no rest for what is not delivered, or what fails"));
            }
        }
    }
    nothing_breaks("every stream, queue and schedule says where its failures go", &broken);
}

#[test]
fn a_message_stays_hidden_for_six_times_as_long_as_its_function_may_run() {
    let (template, messaging) = (template(), messaging());
    let mut broken = Vec::new();
    for (name, source) in template.resources("AWS::Lambda::EventSourceMapping") {
        let Some(queue) = queue_of(source.at("Properties.EventSourceArn"), &messaging) else { continue };
        let function = source.at("Properties.FunctionName").and_then(|node| node.tagged("Ref")).unwrap();
        let timeout = timeout(&template, function);
        let visibility = visibility(&template, &messaging, queue);
        if visibility < 6 * timeout {
            let place = template.place(source);
            broken
                .push(format!("{place}: {name}: {queue} hides for {visibility} s, {function} runs up to {timeout} s"));
        }
    }
    nothing_breaks("a queue's visibility timeout is at least six times its function's timeout", &broken);
}

fn timeout(template: &Template, function: &str) -> u64 {
    let own = template.root.at("Resources").unwrap().at(function).unwrap().text_at("Properties.Timeout");
    own.or_else(|| template.root.text_at("Globals.Function.Timeout")).unwrap().parse().unwrap()
}

/// A number, or the parameter's default that is passed for it.
fn visibility(template: &Template, messaging: &Template, queue: &str) -> u64 {
    let said = messaging.root.at("Resources").unwrap().at(queue).unwrap().at("Properties.VisibilityTimeout").unwrap();
    let Some(parameter) = said.tagged("Ref") else { return said.text().unwrap().parse().unwrap() };
    let passed = template.root.at("Resources.Messaging.Properties.Parameters").unwrap().at(parameter).unwrap();
    let parameter = passed.tagged("Ref").unwrap();
    let stages = project::read("samconfig.toml");
    assert!(!stages.contains(parameter), "samconfig.toml: {parameter} is for tests on one machine only");
    template.root.at("Parameters").unwrap().at(parameter).unwrap().text_at("Default").unwrap().parse().unwrap()
}
