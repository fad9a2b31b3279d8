//! The key of every row, in one place. The merchant is the first part of each, so that no tenant can name another's.

use std::fmt::Display;

use domain::currency::Currency;
use domain::event::Subject;
use domain::id::{
    ApiKeyId, CouponId, CreditNoteId, CustomerId, DiscrepancyId, EventId, InvoiceId, MerchantId, PaymentId,
    PriceListId, WebhookEndpointId,
};
use domain::payment::{MovementId, Provider, ProviderEventId};
use domain::pricing::CouponCode;
use domain::series::{Sequence, SeriesName};
use domain::text::Reference;

/// Where a row lies: its partition, and its place in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// Rows of one partition lie together.
    pub partition: String,
    /// Their order in it.
    pub sort: String,
}

impl RowKey {
    fn new(partition: impl Into<String>, sort: impl Into<String>) -> Self {
        Self { partition: partition.into(), sort: sort.into() }
    }
}

/// The keys, by what they are of.
pub mod keys {
    use super::{
        ApiKeyId, CouponCode, CouponId, CreditNoteId, Currency, CustomerId, DiscrepancyId, Display, EventId, InvoiceId,
        MerchantId, MovementId, PaymentId, PriceListId, Provider, ProviderEventId, Reference, RowKey, Sequence,
        SeriesName, Subject, WebhookEndpointId,
    };

    /// The sort-key prefix of journal rows; the stream's filter knows it too.
    pub const JOURNAL_PREFIX: &str = "JOURNAL#";
    /// The sort-key prefix of a merchant's API keys.
    pub const API_KEY_PREFIX: &str = "API_KEY#";
    /// The sort-key prefix of a merchant's webhook endpoints.
    pub const WEBHOOK_ENDPOINT_PREFIX: &str = "WEBHOOK_ENDPOINT#";
    /// The sort-key prefix of a merchant's series.
    pub const SERIES_PREFIX: &str = "SERIES#";
    /// The sort key of the body of an issued invoice.
    pub const BODY: &str = "BODY";
    /// The sort key of the state of an issued invoice.
    pub const STATE: &str = "STATE";
    /// The sort key of the body of a credit note.
    pub const CREDIT_NOTE: &str = "CREDIT_NOTE";
    /// The sort key of the state of a credit note.
    pub const CREDIT_NOTE_STATE: &str = "CREDIT_NOTE_STATE";
    /// The sort key of a draft.
    pub const DRAFT: &str = "DRAFT";

    /// A merchant.
    pub fn merchant(merchant: MerchantId) -> RowKey {
        RowKey::new(merchant.to_string(), "MERCHANT")
    }

    /// One of its API keys.
    pub fn api_key(merchant: MerchantId, key: ApiKeyId) -> RowKey {
        RowKey::new(merchant.to_string(), format!("{API_KEY_PREFIX}{key}"))
    }

    /// One of its webhook endpoints.
    pub fn webhook_endpoint(id: WebhookEndpointId) -> RowKey {
        RowKey::new(id.merchant.to_string(), format!("{WEBHOOK_ENDPOINT_PREFIX}{id}"))
    }

    /// How it numbers in a series.
    pub fn series(merchant: MerchantId, name: &SeriesName) -> RowKey {
        RowKey::new(merchant.to_string(), format!("{SERIES_PREFIX}{name}"))
    }

    /// What of names and patterns its series have taken.
    pub fn series_register(merchant: MerchantId) -> RowKey {
        RowKey::new(merchant.to_string(), "SERIES_REGISTER")
    }

    /// How its documents look.
    pub fn theme(merchant: MerchantId) -> RowKey {
        RowKey::new(merchant.to_string(), "THEME")
    }

    /// The partition of a sequence, in the table and in the listing index.
    pub fn sequence(merchant: MerchantId, sequence: &Sequence) -> String {
        format!("{merchant}#series#{}#{}", sequence.series, sequence.run)
    }

    /// The next number of a sequence.
    pub fn series_counter(merchant: MerchantId, of: &Sequence) -> RowKey {
        RowKey::new(sequence(merchant, of), "COUNTER")
    }

    /// The partition of a merchant's customers.
    pub fn customers(merchant: MerchantId) -> String {
        format!("{merchant}#customers")
    }

    /// A customer.
    pub fn customer(merchant: MerchantId, customer: CustomerId) -> RowKey {
        RowKey::new(customers(merchant), customer.to_string())
    }

    /// What a customer owes in a currency.
    pub fn account(merchant: MerchantId, customer: CustomerId, currency: Currency) -> RowKey {
        RowKey::new(format!("{merchant}#{customer}#account"), currency.code())
    }

    /// The partition of the listing index in which a customer's postings in a currency stand, by the day they count from.
    pub fn ledger(merchant: MerchantId, customer: CustomerId, currency: Currency) -> String {
        format!("{merchant}#{customer}#ledger#{currency}")
    }

    /// The partition of a merchant's items.
    pub fn items(merchant: MerchantId) -> String {
        format!("{merchant}#items")
    }

    /// An item, by the number lines name it by.
    pub fn item(merchant: MerchantId, external_id: &Reference) -> RowKey {
        RowKey::new(items(merchant), external_id.as_str())
    }

    /// The partition of a merchant's price lists.
    pub fn price_lists(merchant: MerchantId) -> String {
        format!("{merchant}#price-lists")
    }

    /// A price list.
    pub fn price_list(merchant: MerchantId, id: PriceListId) -> RowKey {
        RowKey::new(price_lists(merchant), id.to_string())
    }

    /// Which price lists there are: for everybody, or by contract for one customer.
    pub fn price_list_register(merchant: MerchantId, customer: Option<CustomerId>) -> RowKey {
        let owner = customer.map_or_else(|| merchant.to_string(), |customer| format!("{merchant}#{customer}"));
        RowKey::new(owner, "PRICE_LISTS")
    }

    /// The partition of a merchant's coupons.
    pub fn coupons(merchant: MerchantId) -> String {
        format!("{merchant}#coupons")
    }

    /// A coupon, by what customers type.
    pub fn coupon(merchant: MerchantId, code: &CouponCode) -> RowKey {
        RowKey::new(coupons(merchant), code.as_str())
    }

    /// On how many invoices a customer used a coupon: a counter.
    pub fn coupon_use(merchant: MerchantId, coupon: CouponId, customer: CustomerId) -> RowKey {
        RowKey::new(format!("{merchant}#{coupon}"), format!("USE#{customer}"))
    }

    /// What something is kept by that is not kept by its id.
    pub fn name(merchant: MerchantId, id: impl Display) -> RowKey {
        RowKey::new(format!("{merchant}#{id}"), "NAME")
    }

    /// The partition of all that belongs to an invoice.
    pub fn invoice(merchant: MerchantId, invoice: InvoiceId) -> String {
        format!("{merchant}#{invoice}")
    }

    /// A draft.
    pub fn draft(merchant: MerchantId, id: InvoiceId) -> RowKey {
        RowKey::new(invoice(merchant, id), DRAFT)
    }

    /// What was issued.
    pub fn body(merchant: MerchantId, id: InvoiceId) -> RowKey {
        RowKey::new(invoice(merchant, id), BODY)
    }

    /// What moves after it was issued.
    pub fn state(merchant: MerchantId, id: InvoiceId) -> RowKey {
        RowKey::new(invoice(merchant, id), STATE)
    }

    /// How much of an issued invoice was credited.
    pub fn credited(merchant: MerchantId, id: InvoiceId) -> RowKey {
        RowKey::new(invoice(merchant, id), "CREDITED")
    }

    /// What was credited.
    pub fn credit_note(merchant: MerchantId, note: CreditNoteId) -> RowKey {
        RowKey::new(format!("{merchant}#{note}"), CREDIT_NOTE)
    }

    /// What moves after a credit note was issued.
    pub fn credit_note_state(merchant: MerchantId, note: CreditNoteId) -> RowKey {
        RowKey::new(format!("{merchant}#{note}"), CREDIT_NOTE_STATE)
    }

    /// A mail, by the event that asks for it.
    pub fn mail(merchant: MerchantId, id: InvoiceId, event: EventId) -> RowKey {
        RowKey::new(invoice(merchant, id), format!("MAIL#{event}"))
    }

    /// A payment.
    pub fn payment(merchant: MerchantId, id: InvoiceId, payment: PaymentId) -> RowKey {
        RowKey::new(invoice(merchant, id), format!("PAYMENT#{payment}"))
    }

    /// A journal row.
    pub fn journal(merchant: MerchantId, subject: Subject, event: EventId) -> RowKey {
        let partition = match subject {
            Subject::Invoice(id) => invoice(merchant, id),
            Subject::Discrepancy(id) => format!("{merchant}#{id}"),
        };
        RowKey::new(partition, format!("{JOURNAL_PREFIX}{event}"))
    }

    /// An idempotency key; `scope` says of what, `digest` is its SHA-256. Without a merchant it is the operator's.
    pub fn idempotency(merchant: Option<MerchantId>, scope: &str, digest: &str) -> RowKey {
        let owner = merchant.map_or_else(|| "operator".to_owned(), |merchant| merchant.to_string());
        RowKey::new(format!("{owner}#key#{scope}#{digest}"), "KEY")
    }

    /// A provider's event that was taken.
    pub fn provider_event(merchant: MerchantId, provider: Provider, event: &ProviderEventId) -> RowKey {
        RowKey::new(format!("{merchant}#guard#{}#{event}", provider.as_str()), "GUARD")
    }

    /// A movement of money.
    pub fn movement(merchant: MerchantId, provider: Provider, movement: &MovementId) -> RowKey {
        RowKey::new(format!("{merchant}#movement#{}#{movement}", provider.as_str()), "MOVEMENT")
    }

    /// A payment that waits for a decision.
    pub fn discrepancy(merchant: MerchantId, discrepancy: DiscrepancyId) -> RowKey {
        RowKey::new(format!("{merchant}#discrepancies"), discrepancy.to_string())
    }
}
