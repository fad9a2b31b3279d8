//! What the functions may do: named actions on named things.

use crate::project::{self, nothing_breaks};
use crate::yaml::{Node, Template};

/// Every statement of every function's policies, and the function's name.
fn statements(template: &Template) -> Vec<(&str, &Node)> {
    let functions = template.resources("AWS::Serverless::Function").into_iter();
    let policies = functions.flat_map(|(name, function)| {
        let policies = function.at("Properties.Policies").map(Node::parts).unwrap_or_default();
        policies.iter().map(move |policy| (name, policy))
    });
    policies
        .flat_map(|(name, policy)| {
            let place = template.place(policy);
            let said =
                policy.at("Statement").unwrap_or_else(|| panic!("{place}: a policy of {name} without statements"));
            said.parts().iter().map(move |statement| (name, statement))
        })
        .collect()
}

#[test]
fn every_function_says_what_it_may_do() {
    let template = Template::read("template.yaml");
    let functions = template.resources("AWS::Serverless::Function").into_iter();
    let silent = functions.filter(|(_, function)| function.at("Properties.Policies").is_none());
    let silent: Vec<_> = silent.map(|(name, function)| format!("{}: {name}", template.place(function))).collect();
    nothing_breaks("every function has policies of its own", &silent);
}

#[test]
fn no_function_may_do_just_anything() {
    let template = Template::read("template.yaml");
    let mut broken = Vec::new();
    for (name, statement) in statements(&template) {
        let actions = statement.at("Action").map(Node::parts).unwrap_or_default();
        if actions.is_empty() || statement.at("NotAction").is_some() || statement.at("NotResource").is_some() {
            broken.push(format!("{}: {name}: a statement names its actions and resources", template.place(statement)));
        }
        let wide = actions.iter().filter(|action| action.text().is_none_or(|action| action.contains(['*', '?'])));
        broken.extend(wide.map(|action| format!("{}: {name}: {:?}", template.place(action), action.text())));
    }
    nothing_breaks("a statement names each action; none has a wildcard", &broken);
}

#[test]
fn only_mail_may_name_every_resource_and_says_why() {
    let (template, text) = (Template::read("template.yaml"), project::read("template.yaml"));
    let lines: Vec<&str> = text.lines().collect();
    let mut broken = Vec::new();
    for (name, statement) in statements(&template) {
        let actions = statement.at("Action").map(Node::parts).unwrap_or_default();
        let is_mail = actions.iter().all(|action| action.text().is_some_and(|action| action.starts_with("ses:")));
        let is_bound = statement.at("Condition").is_some()
            || actions.iter().all(|action| action.text().is_some_and(|action| action.starts_with("ses:Get")));
        let says_why = lines[statement.line - 2].trim_start().starts_with('#');
        let resources = statement.at("Resource").map(Node::parts).unwrap_or_default();
        for every in resources.iter().filter(|resource| resource.text() == Some("*")) {
            if !(is_mail && is_bound && says_why) {
                let place = template.place(every);
                broken.push(format!(
                    "{place}: {name}: '*' needs SES, a condition where mail is sent, and a comment above it"
                ));
            }
        }
    }
    nothing_breaks("a statement names its resources", &broken);
}
