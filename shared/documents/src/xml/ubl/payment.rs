//! How and when it is paid (BG-16, BG-17, BT-20).

use crate::xml::element::Elements;
use crate::xml::terms::{Account, Kind, Terms};

pub(super) fn write(document: &mut Elements, terms: &Terms<'_>) {
    let payment = &terms.payment;
    document.group("cac:PaymentMeans", |means| {
        means.text("cbc:PaymentMeansCode", payment.code);
        // An invoice has it in its header.
        if terms.kind == Kind::CreditNote {
            means.optional("cbc:PaymentDueDate", terms.due_date);
        }
        means.optional("cbc:PaymentID", payment.reference);
        if let Some(account) = &payment.account {
            write_account(means, account);
        }
    });
    document.group("cac:PaymentTerms", |it| it.optional("cbc:Note", terms.settlement.as_ref()));
}

fn write_account(means: &mut Elements, of: &Account<'_>) {
    means.group("cac:PayeeFinancialAccount", |account| {
        account.text("cbc:ID", &of.id);
        account.text("cbc:Name", of.name);
        account.group("cac:FinancialInstitutionBranch", |it| it.optional("cbc:ID", of.bank.as_ref()));
    });
}
