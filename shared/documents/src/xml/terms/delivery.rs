//! Where and when it was delivered (BG-13, BG-15).

use domain::country::Country;
use domain::electronic_invoice::{Profile, delivered_to};
use domain::invoice::DeliveryAddress;
use domain::party::{Address, CustomerProfile};
use domain::tax::VatGroup;
use domain::text::Name;
use jiff::civil::Date;

/// A delivery.
pub(in crate::xml) struct Delivery<'a> {
    /// BT-72.
    pub(in crate::xml) date: Option<Date>,
    /// BT-70 and BG-15.
    pub(in crate::xml) to: Option<Place<'a>>,
}

/// Where it went.
#[derive(Clone, Copy)]
pub(in crate::xml) enum Place<'a> {
    /// To an address (BT-75 to BT-80), and who received it there (BT-70).
    Address(&'a Address, Option<&'a Name>),
    /// To a country (BT-80); no more is known.
    Country(Country),
}

impl<'a> Place<'a> {
    /// The address that was told, else the country that the profile lets stand alone.
    pub(super) fn of(
        profile: Profile,
        told: (Option<&'a DeliveryAddress>, Option<Country>),
        buyer: &CustomerProfile,
        vat_breakdown: &[VatGroup],
    ) -> Option<Self> {
        let country = delivered_to(profile, told, buyer, vat_breakdown)?;
        Some(told.0.map_or(Self::Country(country), |told| Self::Address(&told.address, told.name.as_ref())))
    }
}
