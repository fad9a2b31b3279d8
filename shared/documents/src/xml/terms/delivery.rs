//! Where and when it was delivered (BG-13, BG-15).

use domain::country::Country;
use domain::electronic_invoice::Profile;
use domain::invoice::DeliveryAddress;
use domain::party::{Address, CustomerProfile};
use domain::tax::{VatCategory, VatGroup};
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
    /// The address that was told, else the country. An intra-Community supply always says its country (BR-IC-12): the
    /// buyer's where nothing was told, as the rules of VAT take it. XRechnung (BR-DE-10, BR-DE-11) and CIUS-RO
    /// (BR-RO-180 to BR-RO-210) want a whole address or none.
    pub(super) fn of(
        told: Option<&'a DeliveryAddress>,
        country: Option<Country>,
        buyer: &CustomerProfile,
        breakdown: &[VatGroup],
        profile: Profile,
    ) -> Option<Self> {
        if let Some(DeliveryAddress { name, address }) = told {
            return Some(Self::Address(address, name.as_ref()));
        }
        if breakdown.iter().any(|group| group.category == VatCategory::IntraCommunity) {
            return Some(Self::Country(country.unwrap_or(buyer.address.country)));
        }
        let takes_country_alone = matches!(profile, Profile::En16931 | Profile::Peppol);
        country.filter(|_| takes_country_alone).map(Self::Country)
    }
}
