//! The QR code of a Saudi invoice: who sold, under which VAT number, when, for how much and with how much VAT, so that
//! anybody can hold the paper against the books (ZATCA, electronic invoicing, QR code specification 1.2, tags 1 to 5).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::VatId;
use crate::credit_note::CreditNote;
use crate::invoice::{AccountingVat, Invoice, Totals};
use crate::money::Money;
use crate::party::Seller;
use crate::time_zone::Zone;

/// The longest value of a tag, in bytes of UTF-8: its length is one unsigned byte.
const VALUE_BYTES_MAX: usize = 255;

/// What the code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaudiQr {
    /// The seller's name (tag 1); what is past 255 bytes is cut where a character ends, since the whole name stands on
    /// the page and what was issued is never refused.
    pub seller: String,
    /// The seller's VAT number (tag 2).
    pub vat_id: String,
    /// The moment of issue in the seller's zone (tag 3), ISO 8601 as the authority's own samples write it:
    /// `2026-11-21T13:00:00`.
    pub issued_at: String,
    /// The total with VAT, in SAR (tag 4).
    pub total: Money,
    /// All VAT, in SAR (tag 5).
    pub vat: Money,
}

impl SaudiQr {
    /// The code of an invoice: where its seller is in Saudi Arabia with a VAT number, and the invoice is in SAR or has
    /// its VAT in SAR (BT-111).
    pub fn of_invoice(invoice: &Invoice) -> Option<Self> {
        let at = moment(&invoice.time_zone, invoice.issue_date, invoice.issued_at);
        Self::of(&invoice.seller, at, &invoice.totals, invoice.accounting.as_ref())
    }

    /// The code of a credit note, in the same cases. Its amounts are above zero, as on the note.
    pub fn of_credit_note(note: &CreditNote) -> Option<Self> {
        let at = moment(&note.time_zone, note.issue_date, note.issued_at);
        Self::of(&note.seller, at, &note.totals, note.accounting.as_ref())
    }

    fn of(seller: &Seller, at: DateTime, totals: &Totals, accounting: Option<&AccountingVat>) -> Option<Self> {
        let vat_id = seller.vat_id.as_ref().filter(|_| seller.address.country.code() == "SA")?;
        let (total, vat) = in_riyal(totals, accounting)?;
        Some(Self {
            seller: seller.name.to_string(),
            vat_id: VatId::to_string(vat_id),
            issued_at: at.strftime("%Y-%m-%dT%H:%M:%S").to_string(),
            total,
            vat,
        })
    }

    /// What the code holds: each value behind its tag and its length in bytes, all of it in base64. At most 464
    /// characters; the specification allows 700.
    pub fn payload(&self) -> String {
        let (total, vat) = (self.total.to_string(), self.vat.to_string());
        let values = [&self.seller, &self.vat_id, &self.issued_at, &total, &vat];
        let mut bytes = Vec::new();
        for (tag, value) in (1_u8..).zip(values) {
            let value = cut(value);
            bytes.push(tag);
            bytes.push(u8::try_from(value.len()).unwrap_or(u8::MAX));
            bytes.extend_from_slice(value.as_bytes());
        }
        STANDARD.encode(bytes)
    }
}

/// The total with VAT and the VAT. Where the invoice is in another currency, both are in the riyals of its books: the
/// total at the invoice's own exchange rate, the VAT as it stands there (BT-111).
fn in_riyal(totals: &Totals, accounting: Option<&AccountingVat>) -> Option<(Money, Money)> {
    let is_riyal = |amount: Money| amount.currency().code() == "SAR";
    if is_riyal(totals.vat) {
        return Some((totals.tax_inclusive, totals.vat));
    }
    let books = accounting.filter(|books| is_riyal(books.vat))?;
    Some((books.rate.convert(totals.tax_inclusive).ok()?, books.vat))
}

/// The day of issue (BT-2), and the time of day at which it was issued.
fn moment(zone: &Zone, issue_date: Date, issued_at: Timestamp) -> DateTime {
    issue_date.to_datetime(zone.datetime_at(issued_at).time())
}

/// As much of a value as a tag can hold.
fn cut(value: &str) -> &str {
    value.get(..value.floor_char_boundary(VALUE_BYTES_MAX)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;

    fn qr(seller: &str, total: &str, vat: &str) -> SaudiQr {
        let riyal = |text: &str| Money::parse(text, Currency::parse("SAR").unwrap()).unwrap();
        SaudiQr {
            seller: seller.to_owned(),
            vat_id: "310122393500003".to_owned(),
            issued_at: "2026-11-21T13:00:00".to_owned(),
            total: riyal(total),
            vat: riyal(vat),
        }
    }

    #[test]
    fn a_length_counts_bytes_and_not_letters() {
        let bytes = STANDARD.decode(qr(&"ن".repeat(64), "115.00", "15.00").payload()).unwrap();
        assert_eq!(bytes[..2], [1, 128], "64 letters of 2 bytes, one length byte without a sign");
    }

    #[test]
    fn a_name_past_255_bytes_is_cut_where_a_letter_ends() {
        let payload = qr(&"ن".repeat(200), "9999999999999.99", "9999999999999.99").payload();
        let bytes = STANDARD.decode(&payload).unwrap();
        assert_eq!(bytes[..2], [1, 254], "127 letters of 2 bytes");
        assert_eq!(bytes[256..258], [2, 15]);
        assert!(payload.len() <= 464, "{}", payload.len());
    }
}
