//! An invoice as a shop asks for it.

use deserr::{Deserr, IntoValue, Value, ValuePointerRef};
use domain::currency::Currency;
use domain::id::CustomerId;
use domain::invoice::{DraftContent, LINES_MAX, Line};
use domain::price::UnitPrice;
use domain::quantity::Quantity;
use domain::refusal::Invalid;
use domain::tax::{VatCategory, VatRate, VatTreatment};
use domain::text::{Line as ShortText, Name, Note, Reference};
use domain::unit::Unit;
use jiff::civil::Date;
use utoipa::ToSchema;

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
    /// 1 to 1,000.
    pub lines: Vec<LineInput>,
    /// At most 20 pairs.
    #[deserr(default)]
    #[schema(value_type = BTreeMap<String, String>)]
    pub metadata: MetadataInput,
}

fn check_lines(read: InvoiceInput, location: ValuePointerRef<'_>) -> Result<InvoiceInput, FieldErrors> {
    if (1..=LINES_MAX).contains(&read.lines.len()) {
        return Ok(read);
    }
    let invalid = Invalid::new("lines_count", format!("an invoice has 1 to {LINES_MAX} lines"));
    Err(FieldErrors::refused(&invalid, location.push_key("lines")))
}

/// A line to be invoiced (BG-25).
#[derive(Debug, Clone, Deserr, ToSchema)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
pub struct LineInput {
    /// The seller's own item number (BT-155).
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 100, example = "TM-6991-A")]
    pub item_id: Option<Read<Reference>>,
    /// BT-153.
    #[schema(value_type = String, max_length = 200, example = "Installation og idriftsættelse")]
    pub name: Read<Name>,
    /// BT-154.
    #[deserr(default)]
    #[schema(value_type = Option<String>, max_length = 2000)]
    pub description: Option<Read<Note>>,
    /// Not zero; at most 9 digits before the point and 4 after (BT-129).
    #[schema(value_type = String, example = "5")]
    pub quantity: Read<Quantity>,
    /// UN/ECE Recommendation 20 (BT-130): `C62` piece, `HUR` hour, `KGM` kilogram.
    #[schema(value_type = String, example = "C62")]
    pub unit: Read<Unit>,
    /// Before VAT, not negative; at most 9 digits before the point and 6 after (BT-146).
    #[schema(value_type = String, example = "2154.91")]
    pub unit_price: Read<UnitPrice>,
    /// BG-30.
    pub vat: VatInput,
}

/// How a line is taxed: `{"category":"S","rate":"25"}`.
#[derive(Debug, Clone, ToSchema)]
pub struct VatInput {
    /// `S`, `Z`, `E`, `AE`, `K`, `G` or `O` (BT-151).
    #[schema(value_type = String, example = "S")]
    pub category: VatCategory,
    /// Percent (BT-152); zero for every category but `S`.
    #[schema(value_type = String, example = "25")]
    pub rate: VatRate,
    /// Why there is no tax (BT-120); for `E`, `AE`, `K`, `G` and `O`.
    #[schema(value_type = Option<String>, max_length = 150)]
    pub exemption_reason: Option<ShortText>,
}

#[derive(Deserr)]
#[deserr(error = FieldErrors, deny_unknown_fields)]
struct VatFields {
    category: Read<VatCategory>,
    rate: Read<VatRate>,
    #[deserr(default)]
    exemption_reason: Option<Read<ShortText>>,
}

impl Deserr<FieldErrors> for VatInput {
    fn deserialize_from_value<V: IntoValue>(
        value: Value<V>,
        location: ValuePointerRef<'_>,
    ) -> Result<Self, FieldErrors> {
        let read = VatFields::deserialize_from_value(value, location)?;
        let exemption_reason = read.exemption_reason.map(|text| text.0);
        VatTreatment::new(read.category.0, read.rate.0, exemption_reason.clone())
            .map(|_| Self { category: read.category.0, rate: read.rate.0, exemption_reason })
            .map_err(|invalid| FieldErrors::refused(&invalid, location))
    }
}

impl InvoiceInput {
    /// What the shop asks for. The treatment of each line was checked when it was read.
    pub fn into_content(self) -> Result<DraftContent, Invalid> {
        Ok(DraftContent {
            external_id: self.external_id.map(|id| id.0),
            customer: self.customer.0,
            currency: self.currency.map(|currency| currency.0),
            issue_date: self.issue_date.map(|date| date.0),
            supply_date: self.supply_date.map(|date| date.0),
            payment_terms_days: self.payment_terms_days.map(|days| days.0),
            order_reference: self.order_reference.map(|text| text.0),
            buyer_reference: self.buyer_reference.map(|text| text.0),
            note: self.note.map(|text| text.0),
            lines: self.lines.into_iter().map(LineInput::into_line).collect::<Result<_, _>>()?,
            metadata: self.metadata.0,
        })
    }
}

impl LineInput {
    fn into_line(self) -> Result<Line, Invalid> {
        Ok(Line {
            item_id: self.item_id.map(|id| id.0),
            name: self.name.0,
            description: self.description.map(|text| text.0),
            quantity: self.quantity.0,
            unit: self.unit.0,
            unit_price: self.unit_price.0,
            vat: VatTreatment::new(self.vat.category, self.vat.rate, self.vat.exemption_reason)?,
        })
    }
}
