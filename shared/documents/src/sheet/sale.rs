//! What only an invoice or a credit note shows: what was sold, or is taken back, and what it comes to.

use domain::currency::Currency;
use domain::tax::VatCategory;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{Address, Payment, Preceding};

/// What was sold, or is taken back.
#[derive(Debug, Clone)]
pub struct Sale {
    /// Which of the two, and what only that has.
    pub kind: Kind,
    /// The day of supply, when stated.
    pub supply_date: Option<Date>,
    /// The days it is for, when stated.
    pub period: Option<Period>,
    /// Where things were delivered, when stated.
    pub delivery: Option<Delivery>,
    /// The day VAT falls due, when stated.
    pub tax_point_date: Option<Date>,
    /// The buyer's order number.
    pub order_reference: Option<String>,
    /// The buyer's own reference.
    pub buyer_reference: Option<String>,
    /// What was supplied, in order.
    pub lines: Vec<Line>,
    /// What is taken off the whole, or added to it.
    pub adjustments: Vec<Adjustment>,
    /// VAT per category and rate.
    pub vat: Vec<VatGroup>,
    /// VAT in the currency of the books, where that is another.
    pub accounting: Option<Accounting>,
    /// Which VAT is charged, where that is not plain.
    pub vat_notes: Vec<String>,
    /// The sums.
    pub totals: Totals,
    /// Free text under everything else; of a credit note, why it was issued.
    pub note: Option<String>,
    /// What the QR code of a Saudi invoice or credit note holds.
    pub saudi_code: Option<String>,
}

/// What a sale is told by.
#[derive(Debug, Clone)]
pub enum Kind {
    /// An invoice.
    Invoice(Claim),
    /// A credit note.
    CreditNote(Credit),
}

/// What only an invoice has.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Whether it is one of a deposit.
    pub is_deposit: bool,
    /// The day payment is due.
    pub due_date: Date,
    /// The invoice it takes the place of.
    pub replaces: Option<Preceding>,
    /// The deposit invoices it deducts.
    pub deducts: Vec<Preceding>,
    /// How to pay.
    pub payment: Payment,
}

/// What only a credit note has.
#[derive(Debug, Clone)]
pub struct Credit {
    /// The invoice it corrects.
    pub corrects: Preceding,
    /// So much less is open of that invoice.
    pub reduces_open: Option<Decimal>,
    /// So much is paid back.
    pub refund: Option<Decimal>,
    /// So much is kept for the buyer.
    pub kept: Option<Decimal>,
}

/// The days a document is for, both included.
#[derive(Debug, Clone, Copy)]
pub struct Period {
    /// The first.
    pub start: Date,
    /// The last.
    pub end: Date,
}

/// A place that things were delivered to.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Who receives them there, where that is not the buyer.
    pub name: Option<String>,
    /// Where that is.
    pub address: Address,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// The seller's item number.
    pub item_id: Option<String>,
    /// What it is.
    pub name: String,
    /// More about it.
    pub description: Option<String>,
    /// How much of it.
    pub quantity: Decimal,
    /// UN/ECE Rec 20 code.
    pub unit: String,
    /// Net price of one unit, in the document's currency.
    pub unit_price: Decimal,
    /// VAT rate in percent; none when outside the scope of VAT.
    pub rate: Option<Decimal>,
    /// How the price came about.
    pub price_notes: Vec<PriceNote>,
    /// What is taken off the line, or added to it.
    pub adjustments: Vec<Adjustment>,
    /// Net amount of the line.
    pub net: Decimal,
}

/// How a price came about.
#[derive(Debug, Clone, Copy)]
pub enum PriceNote {
    /// It is for so many units.
    For(Decimal),
    /// It is a gross price less a discount.
    Discounted(Decimal, Decimal),
    /// It is so much with VAT.
    WithVat(Decimal),
    /// It is the price of the units above so many, up to so many.
    Tier(Decimal, Option<Decimal>),
    /// It is what such units cost once.
    TierFee(Decimal, Option<Decimal>),
    /// It is for packages of so many units; so many units were ordered.
    Packages(Decimal, Decimal),
    /// It is so many percent of an amount.
    Percentage(Decimal, Decimal),
    /// It is added to a percentage once.
    Fee,
    /// It is the least there is to pay, where less was calculated.
    Minimum(Decimal),
    /// It is the most there is to pay, where more was calculated.
    Maximum(Decimal),
    /// It brings what was reached up to what was committed.
    Commitment(Decimal, Decimal),
    /// The discount of the line is given from so many units on.
    DiscountFrom(Decimal),
}

/// An allowance or a charge.
#[derive(Debug, Clone)]
pub struct Adjustment {
    /// Why.
    pub reason: String,
    /// Percent of what it is on, where it is a percentage.
    pub percentage: Option<Decimal>,
    /// What it adds; an allowance adds less than nothing.
    pub amount: Decimal,
}

/// VAT in the currency of the books.
#[derive(Debug, Clone)]
pub struct Accounting {
    /// Which that is.
    pub currency: Currency,
    /// All VAT in it.
    pub vat: Decimal,
    /// What one unit of the invoice's currency is in it.
    pub rate: Decimal,
    /// Who says so.
    pub source: String,
    /// The day the rate is of.
    pub date: Date,
}

/// One row of the VAT breakdown.
#[derive(Debug, Clone)]
pub struct VatGroup {
    /// Which rules apply.
    pub category: VatCategory,
    /// Percent; none when outside the scope of VAT.
    pub rate: Option<Decimal>,
    /// What the VAT is computed on.
    pub taxable: Decimal,
    /// The VAT.
    pub vat: Decimal,
    /// Why no VAT is charged.
    pub exemption_reason: Option<String>,
    /// The same by its VATEX code.
    pub exemption_code: Option<String>,
}

/// The sums.
#[derive(Debug, Clone)]
pub struct Totals {
    /// Sum of the lines, without VAT.
    pub line_total: Decimal,
    /// Without VAT, allowances and charges included.
    pub tax_exclusive: Decimal,
    /// All VAT.
    pub vat: Decimal,
    /// What rounding adds.
    pub rounding: Option<Decimal>,
    /// What was paid already.
    pub prepaid: Option<Decimal>,
    /// With VAT.
    pub tax_inclusive: Decimal,
    /// Still to pay, or to be credited.
    pub payable: Decimal,
}
