//! Who sells and who buys (BG-4 to BG-9).

use domain::electronic_invoice::{Endpoint, IdScheme, WrittenVatIds};
use domain::party::{Address, CustomerProfile, Seller};
use domain::phone::Phone;
use domain::tax::VatId;
use domain::text::{Name, Reference};

/// A seller or a buyer.
pub(in crate::xml) struct Party<'a> {
    /// BT-27, BT-44.
    pub(in crate::xml) name: &'a Name,
    /// BT-30, BT-47.
    pub(in crate::xml) legal_id: Option<&'a Reference>,
    /// BT-30-1, BT-47-1.
    pub(in crate::xml) legal_id_scheme: Option<&'a IdScheme>,
    /// BT-31, BT-48.
    pub(in crate::xml) vat_id: Option<&'a VatId>,
    /// BT-32.
    pub(in crate::xml) tax_registration: Option<&'a str>,
    /// BT-34, BT-49.
    pub(in crate::xml) endpoint: Option<&'a Endpoint>,
    /// BG-5, BG-8.
    pub(in crate::xml) address: &'a Address,
    /// BG-6, BG-9.
    pub(in crate::xml) contact: Option<Contact<'a>>,
}

/// A person there.
pub(in crate::xml) struct Contact<'a> {
    /// BT-41, BT-56.
    pub(in crate::xml) name: &'a Name,
    /// BT-42, BT-57.
    pub(in crate::xml) phone: Option<&'a Phone>,
    /// BT-43, BT-58.
    pub(in crate::xml) email: String,
}

impl<'a> Party<'a> {
    pub(super) fn seller(seller: &'a Seller, vat_ids: WrittenVatIds<'a>) -> Self {
        let contact =
            Contact { name: &seller.contact_name, phone: seller.phone.as_ref(), email: seller.email.to_string() };
        Self {
            name: &seller.name,
            legal_id: seller.legal_id.as_ref(),
            legal_id_scheme: seller.legal_id_scheme.as_ref(),
            vat_id: vat_ids.seller_vat_id,
            tax_registration: vat_ids.seller_tax_registration,
            endpoint: seller.endpoint.as_ref(),
            address: &seller.address,
            contact: Some(contact),
        }
    }

    /// The contact is the one that invoices go to.
    pub(super) fn buyer(buyer: &'a CustomerProfile, vat_ids: WrittenVatIds<'a>) -> Self {
        let contact = buyer.billing_contact().map(|contact| Contact {
            name: &contact.name,
            phone: contact.phone.as_ref(),
            email: contact.email.to_string(),
        });
        Self {
            name: &buyer.name,
            legal_id: buyer.legal_id.as_ref(),
            legal_id_scheme: buyer.legal_id_scheme.as_ref(),
            vat_id: vat_ids.buyer_vat_id,
            tax_registration: None,
            endpoint: buyer.endpoint.as_ref(),
            address: &buyer.address,
            contact,
        }
    }
}
