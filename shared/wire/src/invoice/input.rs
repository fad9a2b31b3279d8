//! An invoice as a shop asks for it.

use deserr::{Deserr, ValuePointerRef};
use domain::arithmetic::RateText;
use domain::country::Country;
use domain::currency::Currency;
use domain::electronic_invoice::Profile;
use domain::id::{CustomerId, InvoiceId};
use domain::invoice::{Amount, AskedAccounting, DEDUCTIONS_MAX, DeliveryAddress, DraftContent, InvoiceKind, LINES_MAX};
use domain::pricing::{COUPONS_MAX, CouponCode};
use domain::refusal::Invalid;
use domain::series::SeriesName;
use domain::text::{Name, Note, Reference};
use jiff::civil::Date;
use utoipa::ToSchema;

use super::{LineInput, ReadLine, TaxedAdjustmentInput};
use crate::electronic_invoice::{DeliveryAddressInput, PeriodInput};
use crate::read::{DaysInput, FieldErrors, MetadataInput, Read};

/// An invoice to be drafted, or issued at once.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields, validate = check_lines -> FieldErrors)]
#[schema(example = json!({
    "external_id": "order-5001", "customer": "cus_01jd0v5e6w3k8t7n9m2q4r5s6t", "issue": true,
    "supply_date": "2026-11-20", "order_reference": "PO-88213/B",
    "lines": [{ "item_id": "TM-6991-A", "name": "Installation og idriftsættelse", "quantity": "5", "unit": "C62",
                "unit_price": "2154.91", "vat": { "category": "S", "rate": "25" } }]
}))]
pub struct InvoiceInput {
    /// The shop's own id; unique among its invoices.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "order-5001")]
    pub external_id: Option<Read<Reference>>,
    /// Who buys.
    #[schema(value_type = String, example = "cus_01jd0v5e6w3k8t7n9m2q4r5s6t")]
    pub customer: Read<CustomerId>,
    /// The series that numbers it; `invoice` when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 40, example = "invoice")]
    pub series: Option<Read<SeriesName>>,
    /// ISO 4217 (BT-5); the customer's own when absent.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "DKK")]
    pub currency: Option<Read<Currency>>,
    /// Issue at once rather than keep a draft.
    #[deserr(default)]
    pub issue: bool,
    /// BT-2; today in the merchant's zone when absent, and never later.
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub issue_date: Option<Read<Date>>,
    /// When the goods were delivered or the service done (BT-72).
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-20")]
    pub supply_date: Option<Read<Date>>,
    /// Days from issue to due; the merchant's own when absent.
    #[deserr(default)]
    #[schema(value_type = Option<u16>, minimum = 0, maximum = 365, example = 14)]
    pub payment_terms_days: Option<DaysInput>,
    /// BT-13.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "PO-88213/B")]
    pub order_reference: Option<Read<Reference>>,
    /// BT-10.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    pub buyer_reference: Option<Read<Reference>>,
    /// BT-22.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub note: Option<Read<Note>>,
    /// 1 to 1,000. A price of several rungs becomes a line for each rung.
    #[schema(value_type = Vec<LineInput>)]
    pub lines: Vec<ReadLine>,
    /// BG-20 and BG-21; at most 20.
    #[deserr(default)]
    pub allowances_charges: Vec<TaxedAdjustmentInput>,
    /// Whether unit prices are with VAT. Then what is to be paid is what was asked, to the cent: the net price is derived
    /// to eight decimals, and what VAT misses by rounding goes to BT-114. Not together with allowances and charges,
    /// items of the catalogue or coupons.
    #[deserr(default)]
    pub prices_include_vat: bool,
    /// Paid already (BT-113): payments only, never deposits that were invoiced.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub prepaid: Option<Read<Amount>>,
    /// What rounding adds to what is to be paid (BT-114), either sign.
    #[deserr(default)]
    #[schema(value_type = Option<String>)]
    pub rounding: Option<Read<Amount>>,
    /// When VAT falls due, where that is another day (BT-7).
    #[deserr(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub tax_point_date: Option<Read<Date>>,
    /// VAT in the currency of the books too (BT-6, BT-111).
    #[deserr(default)]
    pub accounting: Option<AccountingInput>,
    /// Where it is delivered, ISO 3166-1 (BT-80): the rules of VAT go by it; the country of the `delivery_address` when
    /// absent, else the customer's.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "DK")]
    pub deliver_to: Option<Read<Country>>,
    /// The place it is delivered to (BG-13, BG-15). Its country and `deliver_to` are the same where both are told.
    #[deserr(default)]
    pub delivery_address: Option<DeliveryAddressInput>,
    /// The days it is for (BG-14).
    #[deserr(default)]
    pub period: Option<PeriodInput>,
    /// `en16931`, `peppol`, `xrechnung` or `cius_ro`: what its electronic invoice keeps to; the customer's when absent,
    /// else the merchant's, else `en16931`.
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "en16931")]
    pub profile: Option<Read<Profile>>,
    /// Codes of coupons, at most 5: each is taken off what the invoice comes to before VAT, one after the other.
    #[deserr(default)]
    #[schema(value_type = Vec<String>)]
    pub coupons: Vec<Read<CouponCode>>,
    /// `standard`, or `deposit` for a payment on account, which a later invoice deducts (BT-3).
    #[deserr(default)]
    #[schema(value_type = Option<String>, example = "standard")]
    pub kind: Option<Read<InvoiceKind>>,
    /// Ids of deposit invoices, at most 10: each is deducted as negative lines of its own VAT.
    #[deserr(default)]
    #[schema(value_type = Vec<String>)]
    pub deducts: Vec<Read<InvoiceId>>,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

/// How many allowances and charges an invoice may have.
const ADJUSTMENTS_MAX: usize = 20;

fn check_lines(read: InvoiceInput, location: ValuePointerRef<'_>) -> Result<InvoiceInput, FieldErrors> {
    let refused = |field: &str, code, detail: String| {
        Err(FieldErrors::refused(&Invalid::new(code, detail), location.push_key(field)))
    };
    if !(1..=LINES_MAX).contains(&read.lines.len()) {
        return refused("lines", "lines_count", format!("an invoice has 1 to {LINES_MAX} lines"));
    }
    if read.allowances_charges.len() > ADJUSTMENTS_MAX {
        let detail = format!("an invoice has at most {ADJUSTMENTS_MAX} allowances and charges");
        return refused("allowances_charges", "adjustments_count", detail);
    }
    if read.deducts.len() > DEDUCTIONS_MAX {
        let detail = format!("an invoice deducts at most {DEDUCTIONS_MAX} deposits");
        return refused("deducts", "deductions_count", detail);
    }
    if read.coupons.len() > COUPONS_MAX {
        return refused("coupons", "coupons_count", format!("an invoice has at most {COUPONS_MAX} coupons"));
    }
    let adjusted = |ReadLine(line): &ReadLine| !line.allowances_charges.is_empty() || line.price_discount.is_some();
    if read.prices_include_vat && (!read.allowances_charges.is_empty() || read.lines.iter().any(adjusted)) {
        let detail = "prices with VAT do not go with discounts, allowances or charges; lower the price, or use prices without VAT";
        return refused("prices_include_vat", "prices_with_vat_adjusted", detail.to_owned());
    }
    Ok(read)
}

/// The currency of the seller's books, and what one unit of the invoice's currency is in it.
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct AccountingInput {
    /// ISO 4217 (BT-6).
    #[schema(value_type = String, example = "DKK")]
    pub currency: Read<Currency>,
    /// Above zero; at most 6 digits before the point and 8 after.
    #[schema(value_type = String, example = "7.4606")]
    pub rate: Read<RateText>,
    /// Who says so, such as a central bank.
    #[schema(value_type = String, max_length = 200, example = "Danmarks Nationalbank")]
    pub source: Read<Name>,
    /// The day it is of.
    #[schema(value_type = String, format = Date, example = "2026-11-20")]
    pub date: Read<Date>,
}

impl InvoiceInput {
    /// What the shop asks for. The treatment of each line was checked when it was read.
    pub fn into_content(self) -> Result<DraftContent, Invalid> {
        Ok(DraftContent {
            external_id: self.external_id.map(|id| id.0),
            customer: self.customer.0,
            series: self.series.map(|series| series.0),
            currency: self.currency.map(|currency| currency.0),
            issue_date: self.issue_date.map(|date| date.0),
            supply_date: self.supply_date.map(|date| date.0),
            payment_terms_days: self.payment_terms_days.map(|days| days.0),
            order_reference: self.order_reference.map(|text| text.0),
            buyer_reference: self.buyer_reference.map(|text| text.0),
            note: self.note.map(|text| text.0),
            lines: self.lines.into_iter().map(|ReadLine(line)| line.into_asked()).collect::<Result<_, _>>()?,
            adjustments: self.allowances_charges.iter().map(TaxedAdjustmentInput::asked).collect::<Result<_, _>>()?,
            prices_include_vat: self.prices_include_vat,
            prepaid: self.prepaid.map(|amount| amount.0),
            rounding: self.rounding.map(|amount| amount.0),
            tax_point_date: self.tax_point_date.map(|date| date.0),
            accounting: self.accounting.map(AccountingInput::into_asked),
            deliver_to: self.deliver_to.map(|country| country.0),
            delivery_address: self.delivery_address.map(DeliveryAddress::from),
            period: self.period.as_ref().map(PeriodInput::period).transpose()?,
            profile: self.profile.map(|profile| profile.0),
            coupons: self.coupons.into_iter().map(|code| code.0).collect(),
            kind: self.kind.map_or_else(InvoiceKind::default, |kind| kind.0),
            deducts: self.deducts.into_iter().map(|id| id.0).collect(),
            replaces: None,
            metadata: self.metadata.0,
        })
    }
}

impl AccountingInput {
    fn into_asked(self) -> AskedAccounting {
        AskedAccounting { currency: self.currency.0, rate: self.rate.0, source: self.source.0, date: self.date.0 }
    }
}
