//! What a Stripe event says about an invoice.

use domain::currency::Currency;
use domain::money::Money;
use domain::payment::{MovementId, Provider, ProviderEventId, Report, ReportKind};
use domain::refusal::Invalid;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::Value;

/// What an event tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Of a movement of money.
    Report(Report),
    /// Of something that moves no invoice, by the event's own name.
    Nothing(String),
}

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    name: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Value,
}

/// Reads an event whose signature was verified. Fields that are not needed are left alone: Stripe adds new ones.
pub fn read_event(raw: &[u8]) -> Result<Told, Invalid> {
    let event: Event = serde_json::from_slice(raw).map_err(|_| malformed("the body is not a Stripe event"))?;
    let object = &event.data.object;
    let kind = match event.name.as_str() {
        "payment_intent.succeeded" => ReportKind::Paid(money(object, "amount_received")?),
        // A charge that is only authorised is not money yet.
        "charge.succeeded" if object.get("captured") == Some(&Value::Bool(true)) => {
            ReportKind::Paid(money(object, "amount")?)
        }
        "checkout.session.completed" if text(object, "payment_status") == Some("paid") => {
            ReportKind::Paid(money(object, "amount_total")?)
        }
        "checkout.session.async_payment_succeeded" => ReportKind::Paid(money(object, "amount_total")?),
        "charge.dispute.created" => ReportKind::Disputed,
        _ => return Ok(Told::Nothing(event.name.chars().take(80).collect())),
    };
    let invoice = object.pointer("/metadata/faktura_invoice").and_then(Value::as_str).map(str::to_owned);
    // The account may take money for other things too: a payment that names no invoice is not about one. A dispute
    // never names one; its movement tells.
    if invoice.is_none() && matches!(kind, ReportKind::Paid(_)) {
        return Ok(Told::Nothing(format!("{} without metadata.faktura_invoice", event.name)));
    }
    let Some(movement) = movement(&event.name, object) else {
        return Err(malformed("the event names no payment intent and no charge"));
    };
    Ok(Told::Report(Report {
        provider: Provider::Stripe,
        event: ProviderEventId::parse(&event.id)?,
        movement: MovementId::parse(movement)?,
        invoice,
        kind,
    }))
}

/// The payment intent when there is one, else the charge.
fn movement<'a>(name: &str, object: &'a Value) -> Option<&'a str> {
    let own = if name.starts_with("payment_intent.") || name.starts_with("charge.succeeded") {
        text(object, "id")
    } else {
        None
    };
    let intent = object.get("payment_intent").and_then(|intent| intent.as_str().or_else(|| text(intent, "id")));
    intent.or(own).or_else(|| text(object, "charge"))
}

fn text<'a>(object: &'a Value, field: &str) -> Option<&'a str> {
    object.get(field).and_then(Value::as_str)
}

fn money(object: &Value, field: &str) -> Result<Money, Invalid> {
    let units = object.get(field).and_then(Value::as_i64).ok_or_else(|| malformed("the event has no whole amount"))?;
    let code = text(object, "currency").ok_or_else(|| malformed("the event has no currency"))?;
    let currency = Currency::parse(&code.to_ascii_uppercase())?;
    let amount = Decimal::from_i128_with_scale(i128::from(units), decimals(currency));
    Money::parse(&amount.to_string(), currency)
}

/// Decimals of an amount as Stripe counts it, where they are not ISO 4217's: it counts ISK and UGX in hundredths though
/// they have none, and MGA whole though it has two.
fn decimals(currency: Currency) -> u32 {
    match currency.code() {
        "ISK" | "UGX" => 2,
        "MGA" => 0,
        _ => currency.decimals(),
    }
}

fn malformed(detail: &str) -> Invalid {
    Invalid::new("event_malformed", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, object: &str) -> Told {
        let raw = format!(r#"{{"id":"evt_1","type":"{name}","data":{{"object":{object}}}}}"#);
        read_event(raw.as_bytes()).unwrap()
    }

    fn report(name: &str, object: &str) -> Report {
        match told(name, object) {
            Told::Report(report) => report,
            Told::Nothing(name) => panic!("{name} told nothing"),
        }
    }

    #[test]
    fn three_events_of_one_payment_name_the_same_movement_and_amount() {
        let metadata = r#""metadata":{"faktura_invoice":"inv_x"}"#;
        let reports = [
            report(
                "payment_intent.succeeded",
                &format!(r#"{{"id":"pi_1","amount_received":31089551,"currency":"dkk",{metadata}}}"#),
            ),
            report(
                "charge.succeeded",
                &format!(
                    r#"{{"id":"ch_1","payment_intent":"pi_1","captured":true,"amount":31089551,"currency":"dkk",{metadata}}}"#
                ),
            ),
            report(
                "checkout.session.completed",
                &format!(
                    r#"{{"id":"cs_1","payment_intent":"pi_1","payment_status":"paid","amount_total":31089551,"currency":"dkk",{metadata}}}"#
                ),
            ),
        ];
        for report in reports {
            assert_eq!(report.movement.as_str(), "pi_1");
            assert_eq!(report.invoice.as_deref(), Some("inv_x"));
            let ReportKind::Paid(paid) = report.kind else { panic!("not paid") };
            assert_eq!((paid.to_string().as_str(), paid.currency().code()), ("310895.51", "DKK"));
        }
    }

    #[test]
    fn a_payment_that_names_no_invoice_is_not_about_one() {
        let object = r#"{"id":"pi_1","amount_received":100,"currency":"dkk","metadata":{"order":"7"}}"#;
        let Told::Nothing(name) = told("payment_intent.succeeded", object) else { panic!("it told something") };
        assert_eq!(name, "payment_intent.succeeded without metadata.faktura_invoice");
    }

    #[test]
    fn what_is_not_money_yet_moves_nothing() {
        assert!(matches!(
            told("charge.succeeded", r#"{"id":"ch_1","captured":false,"amount":1,"currency":"dkk"}"#),
            Told::Nothing(_)
        ));
        assert!(matches!(
            told("checkout.session.completed", r#"{"id":"cs_1","payment_status":"unpaid"}"#),
            Told::Nothing(_)
        ));
        assert!(matches!(told("customer.created", "{}"), Told::Nothing(_)));
    }

    #[test]
    fn a_charge_without_an_intent_and_a_dispute_name_the_charge() {
        let charge = report(
            "charge.succeeded",
            r#"{"id":"ch_9","payment_intent":null,"captured":true,"amount":100,"currency":"dkk","metadata":{"faktura_invoice":"inv_x"}}"#,
        );
        let dispute = report("charge.dispute.created", r#"{"id":"dp_1","charge":"ch_9","payment_intent":null}"#);
        assert_eq!(charge.movement, dispute.movement);
    }

    #[test]
    fn amounts_follow_stripes_own_decimals() {
        let paid = |units: i64, currency: &str| {
            let object = format!(
                r#"{{"id":"pi_1","amount_received":{units},"currency":"{currency}","metadata":{{"faktura_invoice":"inv_x"}}}}"#
            );
            match report("payment_intent.succeeded", &object).kind {
                ReportKind::Paid(money) => money.to_string(),
                ReportKind::Disputed => panic!("not paid"),
            }
        };
        assert_eq!(paid(500, "jpy"), "500");
        assert_eq!(paid(50_000, "isk"), "500");
        assert_eq!(paid(1_230, "kwd"), "1.230");
    }

    #[test]
    fn an_event_that_cannot_be_read_is_an_error() {
        for raw in [&b"{}"[..], b"[]", b"\xff", br#"{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount_received":1.5,"currency":"dkk"}}}"#] {
            assert!(read_event(raw).is_err());
        }
    }
}
