//! A mail as it arrives: what the stack's mail page shows of one that was sent through SES.

use std::time::Duration;

use app::ports::{Mail, Mailer, Waiting};
use aws::outbound::RealWaiting;
use serde_json::Value;

use crate::on_a_stack::{stack, world};
use crate::suite::World;
use crate::suite::mails::mail;

/// How often the page is looked at.
const LOOKS_MAX: u32 = 100;

#[tokio::test]
#[ignore = "not run: needs a stack, which FAKTURA_STACK names"]
async fn a_mail_arrives_as_it_was_written() {
    let world = Box::pin(world()).await;
    let mail = mail(&world);
    world.mailer().send(&mail).await.unwrap();
    let arrived = arrived(&mail).await;
    assert_eq!(arrived["subject"], mail.subject.as_str());
    assert_eq!(arrived["from"][0]["name"], mail.from_name.as_str());
    assert_eq!(arrived["from"][0]["address"], "faktura@faktura.example");
    assert_eq!(arrived["to"][0]["name"], mail.to_name.as_str());
    assert_eq!(arrived["text"].as_str().unwrap().trim(), mail.text.trim());
    assert_eq!(arrived["html"].as_str().unwrap().trim(), mail.html);
    assert_eq!(arrived["headers"]["x-faktura-correlation"], "contract-77");
    assert_eq!(arrived["headers"]["content-language"], "da");
    let file = &arrived["attachments"][0];
    let sent = mail.attachment.unwrap();
    assert_eq!(file["filename"], sent.file_name.as_str());
    assert_eq!(file["contentType"], "application/pdf");
    let stored = file["generatedFileName"].as_str().unwrap();
    let part = |path: &str| {
        let page = stack().0.mail_url;
        let address = format!("{page}/api/email/{}/{path}", arrived["id"].as_str().unwrap());
        ureq::get(&address).call().unwrap().body_mut().read_to_vec().unwrap()
    };
    assert_eq!(part(&format!("attachment/{stored}")), sent.pdf);
    let source = String::from_utf8(part("download")).unwrap();
    assert!(source.contains("\r\nReply-To: <faktura@nordlys.example>\r\n"), "{source}");
}

async fn arrived(mail: &Mail) -> Value {
    let page = format!("{}/api/email", stack().0.mail_url);
    for _ in 0..LOOKS_MAX {
        let mails: Vec<Value> = ureq::get(&page).call().unwrap().body_mut().read_json().unwrap();
        let ours = mails.into_iter().find(|arrived| arrived["to"][0]["address"] == mail.to.as_str());
        if let Some(ours) = ours {
            return ours;
        }
        RealWaiting.pause(Duration::from_millis(200)).await;
    }
    panic!("the mail never arrived");
}
