//! What an electronic invoice says where that is not simply what the invoice has. The requirements and the writers both
//! go by this, so that what was required is what is written.

use super::Profile;
use crate::country::Country;
use crate::invoice::DeliveryAddress;
use crate::party::{CustomerProfile, Seller};
use crate::tax::{ExemptionCode, VatCategory, VatGroup, VatId};
use crate::text::{Line, Reference};

/// The most characters of a reason for exemption in CIUS-RO (BR-RO-L1019).
pub(super) const RO_REASON_MAX: usize = 100;

/// The most characters of a note in CIUS-RO (BR-RO-L302), the reason of a credit note among them.
pub(super) const RO_NOTE_MAX: usize = 300;

/// The identifiers for VAT of the two parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenVatIds<'a> {
    /// BT-31.
    pub seller_vat_id: Option<&'a VatId>,
    /// BT-32.
    pub seller_tax_registration: Option<&'a str>,
    /// BT-48.
    pub buyer_vat_id: Option<&'a VatId>,
}

impl<'a> WrittenVatIds<'a> {
    /// As a document of such a breakdown says them. What is outside the scope of VAT names no VAT identifier (BR-O-02 to
    /// BR-O-04). A VAT number without the letters of its country, as those of Saudi Arabia and the Emirates, cannot be
    /// told as one (BR-CO-09): the seller's is its number at the tax office then, the buyer's is left out.
    pub fn of(seller: &'a Seller, buyer: &'a CustomerProfile, vat_breakdown: &[VatGroup]) -> Self {
        let told = !has(vat_breakdown, VatCategory::OutOfScope);
        let lettered = |id: &&VatId| told && has_letters(id);
        let bare = seller.vat_id.as_ref().filter(|id| !has_letters(id)).map(VatId::as_str);
        Self {
            seller_vat_id: seller.vat_id.as_ref().filter(lettered),
            seller_tax_registration: seller.tax_registration.as_ref().map(Reference::as_str).or(bare),
            buyer_vat_id: buyer.vat_id.as_ref().filter(lettered),
        }
    }
}

/// Whether it begins with the letters of a country (BR-CO-09).
fn has_letters(id: &VatId) -> bool {
    id.as_str().starts_with(|first: char| first.is_ascii_uppercase()) && id.country().is_some()
}

/// Whether a row of a breakdown is of a category.
pub(super) fn has(vat_breakdown: &[VatGroup], category: VatCategory) -> bool {
    vat_breakdown.iter().any(|group| group.category == category)
}

/// BT-80, with which a document has a deliver-to address (BG-15) or has none: that of the address which was told. Without
/// one, EN 16931 and Peppol are content with a country. An intra-Community supply has one in any profile (BR-IC-12):
/// where nothing was told it went to the buyer's country, which is also how its VAT was decided.
pub fn delivered_to(
    profile: Profile,
    (address, country): (Option<&DeliveryAddress>, Option<Country>),
    buyer: &CustomerProfile,
    vat_breakdown: &[VatGroup],
) -> Option<Country> {
    let supplied = has(vat_breakdown, VatCategory::IntraCommunity);
    let plain = matches!(profile, Profile::En16931 | Profile::Peppol);
    let by_supply = supplied.then(|| country.unwrap_or(buyer.address.country));
    address.map(|told| told.address.country).or(country.filter(|_| plain)).or(by_supply)
}

/// BT-120 and BT-121 of a row of the breakdown. What is taxed at zero has neither (BR-Z-10). Codes of the Saudi list are
/// not on that of EN 16931 (BR-CL-22). A reason that is too long for CIUS-RO is left to its code.
pub fn exemption(profile: Profile, group: &VatGroup) -> (Option<&Line>, Option<ExemptionCode>) {
    if !group.category.needs_reason() {
        return (None, None);
    }
    let code = group.exemption_code.filter(|code| !code.as_str().starts_with("VATEX-SA-"));
    let fits = |reason: &&Line| {
        profile != Profile::CiusRo || code.is_none() || reason.as_str().chars().count() <= RO_REASON_MAX
    };
    (group.exemption_reason.as_ref().filter(fits), code)
}
