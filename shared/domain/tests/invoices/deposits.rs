//! Deposits that a final invoice deducts.

use domain::invoice::{DraftContent, Invoice, InvoiceState, PricedLine};
use domain::language::Language;
use serde_json::{Value, json};

use crate::made::{Shop, draft, invoice_id, money, plain, shop, sold, untaxed, with};

fn asked(lines: &[Value], more: &Value) -> DraftContent {
    draft(lines, with(json!({ "kind": "deposit" }), more))
}

fn standing(invoice: Invoice) -> (Invoice, InvoiceState) {
    let state = InvoiceState::issued(&invoice, jiff::Timestamp::UNIX_EPOCH);
    (invoice, state)
}

fn of(number: u64, lines: &[Value], more: &Value) -> (Invoice, InvoiceState) {
    standing(shop().issued(number, &asked(lines, more)))
}

fn deducting(deposits: Vec<(Invoice, InvoiceState)>) -> Shop {
    Shop { deposits, ..shop() }
}

/// `quantity x price = net` of the lines that deduct.
fn shown(lines: &[PricedLine]) -> Vec<String> {
    let deducting = lines.iter().filter(|line| line.deducts.is_some());
    deducting
        .map(|line| {
            let price = line.price_with_vat.unwrap_or(line.line.unit_price);
            format!("{} x {price} {} = {}", line.line.quantity, line.line.vat.category(), line.net)
        })
        .collect()
}

#[test]
fn a_deposit_is_deducted_before_vat() {
    let deposit = of(5, &[sold("1", "100"), untaxed("1", "50")], &json!({}));
    let ready = deducting(vec![deposit.clone()]).ready(&plain(&[sold("1", "500"), untaxed("1", "80")])).unwrap();
    assert_eq!(shown(&ready.priced.lines), ["-1 x 100 S = -100.00", "-1 x 50 Z = -50.00"]);
    // (500.00 − 100.00) × 1.25 + 80.00 − 50.00.
    assert_eq!(ready.priced.totals.payable, money("530"));
    assert_eq!(ready.deducts, [deposit.0.reference()]);
    assert_eq!(ready.priced.lines[2].deducts, Some(invoice_id(5)));
    assert_eq!(ready.priced.lines[2].line.name.as_str(), "Deposit deducted, invoice 2026-00005");
}

#[test]
fn a_deposit_is_deducted_with_vat_where_prices_include_it() {
    // 100.00 + 50.00 with VAT, rounded by 0.05.
    let with_vat = json!({ "prices_include_vat": true });
    let rounded = json!({ "prices_include_vat": true, "rounding": "0.05" });
    let deposit = of(5, &[sold("1", "100"), untaxed("1", "50")], &rounded);
    assert_eq!(deposit.0.totals.payable, money("150.05"));
    let content = draft(&[sold("1", "500"), untaxed("1", "80")], with_vat);
    let ready = deducting(vec![deposit.clone()]).ready(&content).unwrap();
    let prices: Vec<_> = ready.priced.lines.iter().map(|line| line.price_with_vat.unwrap().to_string()).collect();
    assert_eq!(prices, ["500", "80", "100.05", "50"], "the rounding goes with the first row");
    assert_eq!(ready.priced.totals.payable, money("429.95"), "580.00 − 150.05");
    // Before VAT its rounding is not deducted: 80.00 and 50.00.
    let ready = deducting(vec![deposit]).ready(&plain(&[sold("1", "500"), untaxed("1", "80")])).unwrap();
    assert_eq!(shown(&ready.priced.lines), ["-1 x 80 S = -80.00", "-1 x 50 Z = -50.00"]);
}

#[test]
fn what_came_to_nothing_is_not_deducted_and_what_was_given_back_is_added() {
    let nothing = of(5, &[sold("1", "0"), untaxed("1", "50")], &json!({}));
    let ready = deducting(vec![nothing]).ready(&plain(&[sold("1", "500"), untaxed("1", "80")])).unwrap();
    assert_eq!(shown(&ready.priced.lines), ["-1 x 50 Z = -50.00"]);
    let back = of(6, &[sold("1", "100"), untaxed("-1", "30")], &json!({}));
    let ready = deducting(vec![back]).ready(&plain(&[sold("1", "500")])).unwrap();
    assert_eq!(shown(&ready.priced.lines), ["-1 x 100 S = -100.00", "1 x 30 Z = 30.00"]);
}

#[test]
fn why_a_deposit_was_exempt_is_said_again() {
    let vat = json!({ "vat": { "category": "E", "rate": "0", "exemption_reason": "Education",
        "exemption_code": "VATEX-EU-132" } });
    let exempt = |price: &str| with(sold("1", price), &vat);
    let ready = deducting(vec![of(5, &[exempt("100")], &json!({}))]).ready(&plain(&[exempt("500")])).unwrap();
    assert_eq!(ready.priced.lines[1].line.vat, ready.priced.lines[0].line.vat);
    assert_eq!((ready.priced.vat_breakdown.len(), ready.priced.totals.payable), (1, money("400")));
}

#[test]
fn a_deduction_is_named_in_the_buyers_language() {
    let names = [
        (Language::Danish, "Fradrag af aconto, faktura 2026-00005"),
        (Language::Romanian, "Stornare avans, factura 2026-00005"),
        (Language::Arabic, "خصم الدفعة المقدمة، فاتورة 2026-00005"),
    ];
    for (language, name) in names {
        let mut shop = deducting(vec![of(5, &[sold("1", "1")], &json!({}))]);
        shop.customer.language = language;
        assert_eq!(shop.ready(&plain(&[sold("1", "2")])).unwrap().priced.lines[1].line.name.as_str(), name);
    }
}

#[test]
fn a_deposit_is_deducted_once_and_as_it_stands() {
    let good = of(5, &[sold("1", "10")], &json!({}));
    let refused = |second: (Invoice, InvoiceState)| {
        let (code, pointer) = deducting(vec![good.clone(), second]).refused(&plain(&[sold("1", "500")]));
        assert_eq!(pointer, "/deducts/1");
        code
    };
    let (invoice, state) = of(6, &[sold("1", "10")], &json!({}));
    assert_eq!(refused(good.clone()), "deposit_twice");
    assert_eq!(refused(standing(shop().issued(7, &plain(&[sold("1", "10")])))), "not_a_deposit");
    let euros = of(8, &[sold("1", "10")], &json!({ "currency": "EUR" }));
    assert_eq!(refused(euros), "deposit_currency_differs");
    let other = Invoice { customer: domain::id::CustomerId::new(ulid::Ulid(3)), ..invoice.clone() };
    assert_eq!(refused((other, state.clone())), "deposit_of_other_customer");
    assert_eq!(refused((invoice.clone(), state.deducted(invoice_id(9)))), "deposit_deducted");
    let credited = InvoiceState { credited: Some(money("1")), ..state.clone() };
    assert_eq!(refused((invoice.clone(), credited)), "deposit_credited");
    let released = state.deducted(invoice_id(9)).released();
    let ready = deducting(vec![good.clone(), (invoice.clone(), released)]).ready(&plain(&[sold("1", "500")])).unwrap();
    assert_eq!(ready.deducts, [good.0.reference(), invoice.reference()]);
}
