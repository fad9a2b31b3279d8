//! What is about to be issued, as the requirements of a profile ask about it.

use jiff::civil::Date;

use super::written::{WrittenVatIds, delivered_to, has};
use super::{PaymentMeans, Profile};
use crate::country::Country;
use crate::currency::Currency;
use crate::invoice::{DeliveryAddress, InvoicingPeriod, PricedLine, TaxedAdjustment};
use crate::party::{CustomerProfile, Seller};
use crate::tax::{VatCategory, VatGroup};
use crate::text::{Note, Reference};

/// An invoice of which everything but its number and its profile is settled.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// What its electronic invoice is to keep to.
    pub profile: Profile,
    /// BG-4.
    pub seller: &'a Seller,
    /// BG-7.
    pub buyer: &'a CustomerProfile,
    /// BT-5.
    pub currency: Currency,
    /// BT-6.
    pub accounting_currency: Option<Currency>,
    /// BT-10.
    pub buyer_reference: Option<&'a Reference>,
    /// BT-13.
    pub order_reference: Option<&'a Reference>,
    /// BT-22.
    pub note: Option<&'a Note>,
    /// BT-72.
    pub supply_date: Option<Date>,
    /// BG-14.
    pub period: Option<InvoicingPeriod>,
    /// BT-80, where it was told without an address.
    pub deliver_to: Option<Country>,
    /// BG-13, BG-15.
    pub delivery_address: Option<&'a DeliveryAddress>,
    /// BG-25.
    pub lines: &'a [PricedLine],
    /// BG-20 and BG-21.
    pub adjustments: &'a [TaxedAdjustment],
    /// BG-23.
    pub vat_breakdown: &'a [VatGroup],
}

impl Terms<'_> {
    pub(super) fn has(&self, category: VatCategory) -> bool {
        has(self.vat_breakdown, category)
    }

    /// Whether something of it is within the scope of VAT.
    pub(super) fn is_in_scope(&self) -> bool {
        self.vat_breakdown.iter().any(|group| group.category != VatCategory::OutOfScope)
    }

    pub(super) fn vat_ids(&self) -> WrittenVatIds<'_> {
        WrittenVatIds::of(self.seller, self.buyer, self.vat_breakdown)
    }

    /// Whether BT-31 or BT-32 is written.
    pub(super) fn has_seller_tax_id(&self) -> bool {
        let ids = self.vat_ids();
        ids.seller_vat_id.is_some() || ids.seller_tax_registration.is_some()
    }

    /// Whether BT-47 or BT-48 is written.
    pub(super) fn has_buyer_id(&self) -> bool {
        self.vat_ids().buyer_vat_id.is_some() || self.buyer.legal_id.is_some()
    }

    /// Whether the document has a deliver-to address (BG-15).
    pub(super) fn delivered_to(&self) -> Option<Country> {
        delivered_to(self.profile, (self.delivery_address, self.deliver_to), self.buyer, self.vat_breakdown)
    }

    pub(super) fn payment_means(&self) -> PaymentMeans<'_> {
        PaymentMeans::of(self.profile, self.seller, self.buyer, self.currency)
    }
}
