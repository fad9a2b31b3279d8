//! What is stored: each record knows its key, its version and the indexes it stands in.

mod catalogue;
mod key;
mod price_list_register;
mod records;
mod stored;
mod theme;

pub use catalogue::NameRow;
pub use key::{RowKey, keys};
pub use price_list_register::{LISTS_MAX, PriceListRegister, RegisteredList};
pub use records::{
    ApiKey, CreditedRow, KeyRow, MailReservation, ProviderEventGuard, SeriesRegister, SeriesRow, WebhookEndpoint,
};
pub use stored::{
    CREDIT_NOTES_LISTING, INVOICES_LISTING, IndexKey, MERCHANTS_LISTING, Record, StoredRow, due_partition, in_order,
    pending_partition, shards_from, sortable,
};
pub use theme::ThemeRow;
