//! English.

use super::Words;

pub(super) static WORDS: Words = Words {
    domestic: "VAT at the rate of the seller's country.",
    domestic_zero: "Taxed at a rate of zero.",
    domestic_exempt: "Exempt from VAT.",
    intra_community_supply: "Intra-Community supply, exempt from VAT (Article 138 of Directive 2006/112/EC).",
    reverse_charge: "Reverse charge: the customer is liable for the VAT (Article 196 of Directive 2006/112/EC).",
    export: "Export outside the EU, exempt from VAT (Article 146 of Directive 2006/112/EC).",
    outside_scope: "Not subject to VAT in the EU: the place of supply is outside it (Articles 44, 58 and 59 of Directive 2006/112/EC).",
    oss_destination: "VAT of the customer's country (Articles 33 and 58 of Directive 2006/112/EC).",
    distance_sale_below_threshold: "VAT of the seller's country: sales abroad below EUR 10,000 a year (Article 59c of Directive 2006/112/EC).",
    service_to_consumer: "VAT of the seller's country: service to a private customer (Article 45 of Directive 2006/112/EC).",
    buyer_not_identified_elsewhere: "VAT of the seller's country: the customer has no VAT identifier of another member state.",
    small_business: "Exempt from VAT as a small business (Article 284 of Directive 2006/112/EC).",
    seller_not_registered: "No VAT: the seller is not registered for VAT.",
    saudi_export_of_goods: "Export of goods.",
    saudi_export_of_services: "Export of services.",
};
