//! A draft: what a shop asks to be invoiced.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::asked::{Amount, AskedTaxedAdjustment};
use super::asked_line::AskedLine;
use super::delivered::{DeliveryAddress, InvoicingPeriod};
use super::kind::InvoiceKind;
use super::line::Line;
use super::review::Review;
use super::totals::ToPrice;
use crate::arithmetic::RateText;
use crate::country::Country;
use crate::credit_note::Preceding;
use crate::currency::Currency;
use crate::electronic_invoice::Profile;
use crate::id::{CustomerId, InvoiceId, MerchantId};
use crate::merchant::Days;
use crate::party::Metadata;
use crate::pricing::CouponCode;
use crate::series::SeriesName;
use crate::text::{Name, Note, Reference};

/// The most lines an invoice may have.
pub const LINES_MAX: usize = 1_000;

/// The most deposits an invoice may deduct.
pub const DEDUCTIONS_MAX: usize = 10;

/// What the shop asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContent {
    /// The shop's own id for it.
    pub external_id: Option<Reference>,
    /// Who buys.
    pub customer: CustomerId,
    /// The series that is to number it; the standing one of invoices when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesName>,
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
    pub lines: Vec<AskedLine>,
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
    /// Where it is delivered (BT-80), as the rules of VAT ask; the customer's country when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliver_to: Option<Country>,
    /// BG-13, BG-15: the place it is delivered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_address: Option<DeliveryAddress>,
    /// BG-14: the days it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<InvoicingPeriod>,
    /// What its electronic invoice keeps to; the customer's, else the merchant's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The coupons that the customer presents; at most [`crate::pricing::COUPONS_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coupons: Vec<CouponCode>,
    /// What kind of invoice (BT-3).
    #[serde(default, skip_serializing_if = "InvoiceKind::is_standard")]
    pub kind: InvoiceKind,
    /// The deposit invoices it deducts; at most [`DEDUCTIONS_MAX`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deducts: Vec<InvoiceId>,
    /// The invoice it takes the place of; set when that is replaced, never asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Preceding>,
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
    /// What of it is to be priced, once its lines are settled.
    pub fn to_price<'a>(&'a self, lines: &'a [Line]) -> ToPrice<'a> {
        ToPrice {
            lines,
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
    /// Who wrote it, and how far it has come towards being approved.
    #[serde(default, skip_serializing_if = "Review::is_unknown")]
    pub review: Review,
    /// Moves with every change; the `ETag`.
    pub version: u64,
    /// When it was made.
    pub created_at: jiff::Timestamp,
}
