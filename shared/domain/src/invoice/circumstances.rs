//! What a draft is settled with, beside what it asks for itself.

use jiff::civil::Date;

use super::deposit::Deposit;
use crate::country::Country;
use crate::merchant::MerchantProfile;
use crate::party::CustomerProfile;
use crate::pricing::{Item, PresentedCoupon, PriceList};
use crate::refusal::Invalid;
use crate::tax::TaxSettings;
use crate::text::Reference;

/// Who sells to whom, when, and by which prices and rules.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// Who sells.
    pub merchant: &'a MerchantProfile,
    /// What it says of its VAT.
    pub tax: &'a TaxSettings,
    /// Who buys.
    pub customer: &'a CustomerProfile,
    /// The day, in the merchant's zone.
    pub today: Date,
    /// What it sells, and for how much.
    pub catalogue: Catalogue<'a>,
    /// The coupons that it presents, in the order it names them.
    pub coupons: &'a [PresentedCoupon<'a>],
    /// The deposit invoices that it deducts, in the order it names them.
    pub deposits: &'a [Deposit<'a>],
}

/// The items that a draft names, and every price list that may hold for its customer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Catalogue<'a> {
    /// The items that it names.
    pub items: &'a [Item],
    /// The lists.
    pub price_lists: &'a [PriceList],
}

impl<'a> Catalogue<'a> {
    /// An item by its number, which must be sold still.
    pub(super) fn item(&self, number: &Reference) -> Result<&'a Item, Invalid> {
        let item = self.items.iter().find(|item| item.external_id == *number).ok_or_else(|| {
            let detail = format!("there is no item {number}; make it by PUT /v1/items/by-external-id/{number}");
            Invalid::new("item_unknown", detail)
        })?;
        if item.profile.archived {
            let detail = format!("the item {number} is archived and no longer sold; name another one");
            return Err(Invalid::new("item_archived", detail));
        }
        Ok(item)
    }
}

/// Where and when something is sold, as the rules of VAT ask.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Where it is delivered (BT-80).
    pub(super) deliver_to: Country,
    /// The day of supply, else of issue.
    pub(super) on: Date,
}
