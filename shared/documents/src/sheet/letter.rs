//! What letters about money show: a reminder, a receipt, an account statement.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Payment, Preceding};

/// A letter about money.
#[derive(Debug, Clone)]
pub enum Letter {
    /// A reminder of what is overdue.
    Reminder(Reminder),
    /// Thanks for a payment.
    Receipt(Receipt),
    /// What a customer owes and why.
    Statement(Statement),
}

/// A reminder of an invoice that is overdue.
#[derive(Debug, Clone)]
pub struct Reminder {
    /// What is reminded of.
    pub invoice: Preceding,
    /// The day it was due.
    pub due_date: Date,
    /// How many days ago that was.
    pub days_overdue: i32,
    /// What it claimed, VAT included.
    pub claimed: Decimal,
    /// What of it was settled, by payments and credits.
    pub settled: Decimal,
    /// What is still open.
    pub open: Decimal,
    /// How to pay that.
    pub payment: Payment,
}

/// Thanks for a payment.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// What was paid.
    pub invoice: Preceding,
    /// The day the money came in.
    pub received_on: Date,
    /// How much.
    pub amount: Decimal,
    /// How.
    pub means: Means,
    /// What names the movement of money there.
    pub movement: String,
    /// What the invoice claimed, VAT included.
    pub claimed: Decimal,
    /// What was open of it after the payment.
    pub open: Decimal,
}

/// How money came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Over the page where an invoice is paid.
    Online,
    /// Some other way; the seller recorded it.
    Recorded,
}

/// What a customer owed from one day to another, and why it changed.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// What was owed before the first day.
    pub opening: Decimal,
    /// What changed it, in order.
    pub entries: Vec<Entry>,
    /// What was added to it in all.
    pub debits: Decimal,
    /// What was taken off it in all.
    pub credits: Decimal,
    /// What is owed at the end of the last day; below zero it is the customer's.
    pub closing: Decimal,
}

/// A change in what is owed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The day it counts from.
    pub date: Date,
    /// What it was.
    pub kind: EntryKind,
    /// The number of the document it is about.
    pub number: String,
    /// What it adds to what is owed; what it takes off is below zero.
    pub amount: Decimal,
    /// What is owed after it.
    pub balance: Decimal,
}

/// What changes what is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// A payment.
    Payment,
    /// Money paid back.
    Refund,
}
