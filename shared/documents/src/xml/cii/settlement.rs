//! What is to be paid and how: payment (BG-16, BG-17), VAT (BG-23), allowances and charges, terms, totals (BG-22) and
//! the invoices referred to (BG-3).

use domain::credit_note::Preceding;
use domain::money::Money;
use jiff::civil::Date;

use super::{adjustment, day, day_as};
use crate::xml::element::Elements;
use crate::xml::terms::{Breakdown, Payment, Terms};

pub(super) fn write(transaction: &mut Elements, terms: &Terms<'_>) {
    transaction.group("ram:ApplicableHeaderTradeSettlement", |settlement| {
        settlement.optional("ram:PaymentReference", terms.payment.reference);
        settlement.optional("ram:TaxCurrencyCode", terms.accounting.map(Money::currency));
        settlement.text("ram:InvoiceCurrencyCode", terms.currency);
        payment(settlement, &terms.payment);
        // BT-7 is one of the document: the first row says it.
        let first = std::iter::once(terms.tax_point_date).chain(std::iter::repeat(None));
        for (row, tax_point_date) in terms.breakdown.iter().zip(first) {
            tax(settlement, row, tax_point_date);
        }
        if let Some(period) = terms.period {
            settlement.group("ram:BillingSpecifiedPeriod", |it| {
                day(it, "ram:StartDateTime", period.start());
                day(it, "ram:EndDateTime", period.end());
            });
        }
        for taxed in terms.adjustments {
            adjustment::document(settlement, taxed);
        }
        settlement.group("ram:SpecifiedTradePaymentTerms", |it| {
            it.optional("ram:Description", terms.settlement.as_ref());
            if let Some(date) = terms.due_date {
                day(it, "ram:DueDateDateTime", date);
            }
        });
        totals(settlement, terms);
        for preceding in &terms.preceding {
            refer(settlement, preceding);
        }
    });
}

fn payment(settlement: &mut Elements, of: &Payment<'_>) {
    settlement.group("ram:SpecifiedTradeSettlementPaymentMeans", |means| {
        means.text("ram:TypeCode", of.code);
        // EN 16931 alone never has the number of a Danish account: it is an IBAN.
        if let Some(account) = &of.account {
            means.group("ram:PayeePartyCreditorFinancialAccount", |it| {
                it.text("ram:IBANID", &account.id);
                it.text("ram:AccountName", account.name);
            });
            means.group("ram:PayeeSpecifiedCreditorFinancialInstitution", |it| {
                it.optional("ram:BICID", account.bank.as_ref());
            });
        }
    });
}

fn tax(settlement: &mut Elements, row: &Breakdown<'_>, tax_point_date: Option<Date>) {
    settlement.group("ram:ApplicableTradeTax", |it| {
        it.text("ram:CalculatedAmount", row.amount);
        it.text("ram:TypeCode", "VAT");
        it.optional("ram:ExemptionReason", row.reason);
        it.text("ram:BasisAmount", row.taxable);
        it.text("ram:CategoryCode", row.tax.category);
        it.optional("ram:ExemptionReasonCode", row.code);
        if let Some(date) = tax_point_date {
            it.group("ram:TaxPointDate", |point| day_as(point, "udt:DateString", date));
        }
        it.optional("ram:RateApplicablePercent", row.tax.rate);
    });
}

/// Only VAT names its currency: there it may stand in two.
fn totals(settlement: &mut Elements, terms: &Terms<'_>) {
    let totals = terms.totals;
    settlement.group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", |it| {
        it.text("ram:LineTotalAmount", totals.line_total);
        it.optional("ram:ChargeTotalAmount", totals.charges);
        it.optional("ram:AllowanceTotalAmount", totals.allowances);
        it.text("ram:TaxBasisTotalAmount", totals.tax_exclusive);
        for vat in std::iter::once(totals.vat).chain(terms.accounting) {
            it.with("ram:TaxTotalAmount", "currencyID", Some(vat.currency()), vat);
        }
        it.optional("ram:RoundingAmount", totals.rounding);
        it.text("ram:GrandTotalAmount", totals.tax_inclusive);
        it.optional("ram:TotalPrepaidAmount", totals.prepaid);
        it.text("ram:DuePayableAmount", totals.payable);
    });
}

fn refer(settlement: &mut Elements, preceding: &Preceding) {
    settlement.group("ram:InvoiceReferencedDocument", |it| {
        it.text("ram:IssuerAssignedID", &preceding.number);
        it.group("ram:FormattedIssueDateTime", |date| day_as(date, "qdt:DateTimeString", preceding.issue_date));
    });
}
