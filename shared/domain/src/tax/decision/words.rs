//! What invoices say of the rules, one file a language. A missing sentence does not compile.

mod ar;
mod da;
mod en;
mod ro;

use crate::language::Language;

/// One sentence for each rule, of at most 150 characters.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) domestic: &'static str,
    pub(super) domestic_zero: &'static str,
    pub(super) domestic_exempt: &'static str,
    pub(super) intra_community_supply: &'static str,
    pub(super) reverse_charge: &'static str,
    pub(super) export: &'static str,
    pub(super) outside_scope: &'static str,
    pub(super) oss_destination: &'static str,
    pub(super) distance_sale_below_threshold: &'static str,
    pub(super) service_to_consumer: &'static str,
    pub(super) buyer_not_identified_elsewhere: &'static str,
    pub(super) small_business: &'static str,
    pub(super) seller_not_registered: &'static str,
    pub(super) saudi_export_of_goods: &'static str,
    pub(super) saudi_export_of_services: &'static str,
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &da::WORDS,
            Language::Romanian => &ro::WORDS,
            Language::Arabic => &ar::WORDS,
            Language::English => &en::WORDS,
        }
    }
}
