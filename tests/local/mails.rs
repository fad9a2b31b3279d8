//! The mails that arrived, as the stack's mail page tells them.

use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::http::fetch;
use crate::shop::Shop;
use crate::stack::stack;
use crate::waiting::{DELIVERY_MAX, until};

/// What SES took by now is on the page by then.
const SETTLING: Duration = Duration::from_secs(1);

/// What arrived at a shop's customer, oldest first.
pub(crate) fn arrived(shop: &Shop) -> Vec<Value> {
    let page: Vec<Value> =
        serde_json::from_slice(&fetch(&format!("{}/api/email", stack().mail_url))).expect("a list of mails");
    page.into_iter().filter(|mail| mail["to"][0]["address"] == shop.address().as_str()).collect()
}

/// The subjects of what arrived at a shop's customer, once it is so many or more: the page shows a mail a little after
/// SES took it.
pub(crate) fn subjects(shop: &Shop, at_least: usize) -> Vec<String> {
    until(&format!("{at_least} mails"), DELIVERY_MAX, || (arrived(shop).len() >= at_least).then_some(()));
    sleep(SETTLING);
    arrived(shop).iter().map(|mail| mail["subject"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Waits for a mail whose subject begins so.
pub(crate) fn wait_for(shop: &Shop, beginning: &str) -> Value {
    let begins = |mail: &Value| mail["subject"].as_str().is_some_and(|subject| subject.starts_with(beginning));
    until(beginning, DELIVERY_MAX, || arrived(shop).into_iter().find(begins))
}

/// The names of a mail's attachments.
pub(crate) fn attachments(mail: &Value) -> Vec<String> {
    let files = mail["attachments"].as_array().cloned().unwrap_or_default();
    files.iter().filter_map(|file| file["filename"].as_str()).map(str::to_owned).collect()
}

/// The bytes of a mail's only attachment.
pub(crate) fn attachment(mail: &Value) -> Vec<u8> {
    let [mail_id, file] = ["/id", "/attachments/0/generatedFileName"].map(|pointer| {
        mail.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {mail}"))
    });
    fetch(&format!("{}/api/email/{mail_id}/attachment/{file}", stack().mail_url))
}
