//! What an invoice was asked for, asked again.

use domain::invoice::{AskedSize, DraftContent, Invoice, InvoiceState};
use serde_json::{Value, json};

use crate::made::{Shop, draft, less, money, plain, shop, sold, untaxed, with};

/// A draft that leaves nothing out that can be asked again.
fn full() -> DraftContent {
    let both = json!({ "both": ["10", "10", "100"] });
    let first = with(
        sold("2", "50"),
        &json!({ "item_id": "TM-1", "description": "Steel", "base_quantity": "2",
            "discount": { "gross_price": "60", "discount": "10" },
            "allowances_charges": [less(&both), less(&json!({ "amount": "2.5" }))] }),
    );
    let freight = json!({ "kind": "charge", "size": { "amount": "5" }, "reason": { "code": "FC" },
        "vat": { "category": "S", "rate": "25" } });
    draft(
        &[first, untaxed("1", "200")],
        json!({ "currency": "EUR", "supply_date": "2026-11-19", "payment_terms_days": 30, "order_reference": "PO-1",
            "buyer_reference": "700", "note": "Thanks", "allowances_charges": [freight], "rounding": "0.01",
            "tax_point_date": "2026-11-20", "deliver_to": "DK", "delivery_address": { "address": { "line1": "Havnen 1",
                "line2": null, "city": "Grenaa", "postal_code": "8500", "subdivision": null, "country": "DK" } },
            "period": { "start": "2026-11-01", "end": "2026-11-30" }, "metadata": { "channel": "web" },
            "accounting": { "currency": "DKK", "rate": "7.4606", "source": "ECB", "date": "2026-11-20" } }),
    )
}

/// What asking again adds: the series it counted in, and what it replaces.
fn replacing(content: DraftContent, invoice: &Invoice) -> DraftContent {
    DraftContent { series: Some(invoice.series()), replaces: Some(invoice.reference()), ..content }
}

#[test]
fn what_an_invoice_was_asked_is_asked_again() {
    let invoice = shop().issued(1, &full());
    assert_eq!(invoice.asked_again().unwrap(), replacing(full(), &invoice));
    let again = shop().issued(1, &invoice.asked_again().unwrap());
    assert_eq!(again, Invoice { replaces: Some(invoice.reference()), ..invoice });
}

#[test]
fn what_was_of_the_day_or_of_the_customer_is_not_asked_again() {
    let more = json!({ "external_id": "order-1", "issue_date": "2026-11-10", "prepaid": "25" });
    let invoice = shop().issued(1, &draft(&[sold("1", "100")], more));
    assert_eq!((invoice.totals.payable, invoice.due_date.to_string()), (money("100"), "2026-11-24".to_owned()));
    let settled = json!({ "currency": "DKK", "payment_terms_days": 14 });
    assert_eq!(invoice.asked_again().unwrap(), replacing(draft(&[sold("1", "100")], settled), &invoice));
}

#[test]
fn a_percentage_is_asked_again_with_what_it_came_to() {
    let tenth = json!({ "percentage": ["10", null] });
    let asked = with(sold("1", "100"), &json!({ "allowances_charges": [less(&tenth)] }));
    let again = shop().issued(1, &plain(&[asked])).asked_again().unwrap();
    let AskedSize::Both(amount, percentage, base) = again.lines[0].asked[0].size else { unreachable!("told as both") };
    assert_eq!([amount.to_string(), percentage.to_string(), base.to_string()], ["10", "10", "100"]);
}

#[test]
fn prices_with_vat_are_asked_again_without_what_they_were_rounded_by() {
    let prices = |rounding: Value| {
        draft(
            &[sold("3", "33.33"), untaxed("1", "5")],
            with(json!({ "prices_include_vat": true, "currency": "DKK", "payment_terms_days": 14 }), &rounding),
        )
    };
    let invoice = shop().issued(1, &prices(json!({ "rounding": "0.01" })));
    assert_eq!(invoice.totals.payable, money("105"), "99.99 + 5.00 + 0.01");
    assert_eq!(invoice.asked_again().unwrap(), replacing(prices(json!({})), &invoice));
    let without = shop().issued(1, &plain(&[sold("1", "1")]));
    assert!(!without.asked_again().unwrap().prices_include_vat);
}

#[test]
fn deposits_are_deducted_again_and_their_lines_follow() {
    let deposit = shop().issued(5, &draft(&[sold("1", "10")], json!({ "kind": "deposit" })));
    assert_eq!(deposit.asked_again().unwrap().kind, deposit.kind);
    let state = InvoiceState::issued(&deposit, jiff::Timestamp::UNIX_EPOCH);
    let shop = Shop { deposits: vec![(deposit.clone(), state)], ..shop() };
    let content =
        draft(&[sold("1", "100")], json!({ "deducts": [deposit.id], "currency": "DKK", "payment_terms_days": 14 }));
    let invoice = shop.issued(6, &content);
    assert_eq!(invoice.lines.len(), 2);
    assert_eq!(invoice.asked_again().unwrap(), replacing(content, &invoice));
    let again = Invoice { replaces: Some(invoice.reference()), ..invoice.clone() };
    let preceding: Vec<_> = again.preceding().map(|one| one.invoice).collect();
    assert_eq!(preceding, [invoice.id, deposit.id]);
}
