//! Mails.

use app::ports::{Attachment, Mail, MailTags, Mailer};
use domain::event::{Correlation, Letter};
use domain::id::{EventId, InvoiceId};
use domain::mail_address::MailAddress;
use ulid::Ulid;

use super::World;

/// A mail to a reader whom only this merchant has.
pub(crate) fn mail(world: &impl World) -> Mail {
    let address = |text: &str| MailAddress::parse(text).unwrap();
    Mail {
        from_name: "Nordlys Måleudstyr ApS, Århus".into(),
        reply_to: address("faktura@nordlys.example"),
        to_name: "شركة النور".into(),
        to: address(&format!("{}@contract.example", world.merchant())),
        subject: "Faktura 2026-00042 fra Nordlys Måleudstyr ApS: 13.468,19 kr.".into(),
        text: "Hej\n\nHer er فاتورة.\n".into(),
        html: "<p dir=rtl>فاتورة</p>".into(),
        language: "da",
        attachment: Some(Attachment {
            file_name: "invoice-2026-00042.pdf".into(),
            pdf: b"%PDF-1.7 \0\xff".repeat(999),
        }),
        tags: MailTags {
            merchant: world.merchant(),
            invoice: InvoiceId::new(Ulid::from_parts(1, 2)),
            event: EventId::new(Ulid::from_parts(1, 3)),
            letter: Letter::Invoice,
            correlation: Correlation::from_text("contract-77"),
        },
    }
}

pub(crate) async fn each_mail_gets_an_id_of_its_own(world: &impl World) {
    let mail = mail(world);
    let (one, other) = (world.mailer().send(&mail).await.unwrap(), world.mailer().send(&mail).await.unwrap());
    assert!(!one.is_empty() && one != other, "{one} {other}");
}
