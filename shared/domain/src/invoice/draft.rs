//! A draft: what a shop asks to be invoiced, and whether it could be issued as it stands.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::asked::{Amount, AskedTaxedAdjustment};
use super::totals::{Priced, ToPrice, price};
use super::{AccountingVat, Line};
use crate::arithmetic::{ExchangeRate, RateText};
use crate::currency::Currency;
use crate::id::{CustomerId, InvoiceId, MerchantId};
use crate::merchant::{Days, MerchantProfile};
use crate::money::Money;
use crate::party::{CustomerProfile, Metadata};
use crate::refusal::{Invalid, InvalidAt};
use crate::text::{Name, Note, Reference};

/// The most lines an invoice may have.
pub const LINES_MAX: usize = 1_000;

/// How far back an issue date may lie, in days: for invoices taken over from another system.
pub const BACKDATING_DAYS_MAX: i64 = 366;

/// What the shop asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContent {
    /// The shop's own id for it.
    pub external_id: Option<Reference>,
    /// Who buys.
    pub customer: CustomerId,
    /// BT-5; the customer's own when absent.
    pub currency: Option<Currency>,
    /// BT-2; the day of issue in the merchant's zone when absent.
    pub issue_date: Option<Date>,
    /// BT-72: when the goods were delivered or the service done.
    pub supply_date: Option<Date>,
    /// BT-9 follows from it; the merchant's own when absent.
    pub payment_terms_days: Option<Days>,
    /// BT-13.
    pub order_reference: Option<Reference>,
    /// BT-10.
    pub buyer_reference: Option<Reference>,
    /// BT-22.
    pub note: Option<Note>,
    /// 1 to [`LINES_MAX`].
    pub lines: Vec<Line>,
    /// BG-20 and BG-21.
    #[serde(default, rename = "allowances_charges", skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<AskedTaxedAdjustment>,
    /// Whether unit prices are with VAT: then what is to be paid is what was asked, to the cent.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prices_include_vat: bool,
    /// BT-113: paid already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepaid: Option<Amount>,
    /// BT-114: what rounding adds to what is to be paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Amount>,
    /// BT-7: when VAT falls due, where that is another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_point_date: Option<Date>,
    /// BT-6: VAT in the currency of the books too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounting: Option<AskedAccounting>,
    /// The shop's own.
    pub metadata: Metadata,
}

/// The currency of the seller's books, and what one unit of the invoice's currency is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedAccounting {
    /// BT-6.
    pub currency: Currency,
    /// Above zero; at most 6 digits before the point and 8 after.
    pub rate: RateText,
    /// Who says so, such as a central bank.
    pub source: Name,
    /// The day it is of.
    pub date: Date,
}

impl DraftContent {
    /// What of it is to be priced.
    pub fn to_price(&self) -> ToPrice<'_> {
        ToPrice {
            lines: &self.lines,
            adjustments: &self.adjustments,
            prices_include_vat: self.prices_include_vat,
            prepaid: self.prepaid,
            rounding: self.rounding,
        }
    }
}

/// A draft as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The id it keeps when it is issued.
    pub id: InvoiceId,
    /// Whose draft.
    pub merchant: MerchantId,
    /// What the shop asks for.
    pub content: DraftContent,
    /// Moves with every change; the `ETag`.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}

/// A draft of which everything but its number is settled: nothing can refuse it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Its currency.
    pub currency: Currency,
    /// BT-2.
    pub issue_date: Date,
    /// BT-9.
    pub due_date: Date,
    /// Lines, breakdown and totals.
    pub priced: Priced,
    /// BT-111 and the rate it follows from.
    pub accounting: Option<AccountingVat>,
}

/// Settles a draft on a day, or says why it cannot be issued. What can be refused is refused here, before a number
/// is used.
pub fn make_ready(
    content: &DraftContent,
    merchant: &MerchantProfile,
    customer: &CustomerProfile,
    today: Date,
) -> Result<Ready, InvalidAt> {
    let currency = content.currency.unwrap_or(customer.currency);
    let issue_date = content.issue_date.unwrap_or(today);
    let earliest = today.checked_sub(jiff::Span::new().days(BACKDATING_DAYS_MAX)).unwrap_or(Date::MIN);
    if issue_date > today || issue_date < earliest {
        let detail = format!("an issue date is not after {today} and not before {earliest}");
        return Err(Invalid::new("issue_date_out_of_range", detail).at("/issue_date"));
    }
    if content.lines.is_empty() || content.lines.len() > LINES_MAX {
        return Err(Invalid::new("lines_count", format!("an invoice has 1 to {LINES_MAX} lines")).at("/lines"));
    }
    let terms = content.payment_terms_days.unwrap_or(merchant.payment_terms_days);
    let due_date = terms.after(issue_date).ok_or_else(|| {
        Invalid::new("due_date_out_of_range", "the due date is past the year 9999").at("/payment_terms_days")
    })?;
    let priced = price(currency, content.to_price())?;
    let accounting = content.accounting.as_ref().map(|asked| accounting_vat(asked, priced.totals.vat)).transpose()?;
    if priced.totals.payable.is_negative() {
        let detail = "an invoice does not come to less than zero; that is a credit note";
        return Err(Invalid::new("total_negative", detail).at(""));
    }
    if customer.billing_contact().is_none() {
        let detail = "the customer has no contact with the role billing";
        return Err(Invalid::new("billing_contact_missing", detail).at("/customer"));
    }
    Ok(Ready { currency, issue_date, due_date, priced, accounting })
}

fn accounting_vat(asked: &AskedAccounting, vat: Money) -> Result<AccountingVat, InvalidAt> {
    let AskedAccounting { currency, rate, source, date } = asked;
    let rate = ExchangeRate::new(*rate, vat.currency(), *currency, source.clone(), *date);
    let rate = rate.map_err(|invalid| invalid.at("/accounting"))?;
    let vat =
        rate.convert(vat).map_err(|error| Invalid::new("amount_too_large", error.to_string()).at("/accounting"))?;
    Ok(AccountingVat { rate, vat })
}
