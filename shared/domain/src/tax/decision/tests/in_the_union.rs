//! From one member state to another.

use super::case::*;

#[test]
fn goods_to_a_business_in_another_member_state() {
    let to_germany = Case { buyer: "DE", buyer_id: GERMAN, deliver_to: "DE", ..SALE };
    let supply = "K 0 VATEX-EU-IC intra_community_supply";
    let at_home = "S 25 - buyer_not_identified_elsewhere";
    check(&[
        ("with its German identifier", to_germany, supply),
        ("also of a seller in the One Stop Shop", Case { oss: true, ..to_germany }, supply),
        ("also where the class is zero", Case { class: "zero", ..to_germany }, supply),
        ("or exempt", Case { class: "exempt", ..to_germany }, supply),
        ("delivered to France on a German identifier", Case { deliver_to: "FR", ..to_germany }, supply),
        (
            "delivered to Germany, the business being Swiss with a German identifier",
            Case { buyer: "CH", ..to_germany },
            supply,
        ),
        ("delivered to Greece", Case { buyer: "GR", buyer_id: "EL094259216", deliver_to: "GR", ..SALE }, supply),
        (
            "a Greek seller's identifier begins with EL",
            Case { seller: "GR", seller_id: "EL094259216", ..to_germany },
            supply,
        ),
        (
            "to Monaco on a French identifier",
            Case { buyer: "MC", buyer_id: "FR40303265045", deliver_to: "MC", ..SALE },
            supply,
        ),
        (
            "with a Danish identifier the goods are taxed where they start",
            Case { buyer_id: DANISH, ..to_germany },
            at_home,
        ),
        (
            "and no distance sale, for the buyer is a business",
            Case { buyer_id: DANISH, oss: true, ..to_germany },
            at_home,
        ),
        ("with a Swiss identifier likewise", Case { buyer_id: "CHE123456789TVA", oss: true, ..to_germany }, at_home),
        ("with a British one likewise", Case { buyer_id: "GB123456789", ..to_germany }, at_home),
    ]);
}

#[test]
fn goods_to_northern_ireland_are_in_the_union_for_who_is_identified_there() {
    let to_belfast = Case { buyer: "GB", buyer_id: "XI123456789", deliver_to: "GB", ..SALE };
    let supply = "K 0 VATEX-EU-IC intra_community_supply";
    let export = "G 0 VATEX-EU-G export";
    check(&[
        ("with an XI identifier", to_belfast, supply),
        ("the same business has goods sent to Germany", Case { deliver_to: "DE", ..to_belfast }, supply),
        ("the same business has goods sent to Norway", Case { deliver_to: "NO", ..to_belfast }, export),
        ("with a GB identifier they leave the EU", Case { buyer_id: "GB123456789", ..to_belfast }, export),
        ("with a German one too", Case { buyer_id: GERMAN, ..to_belfast }, export),
        ("without any too", Case { buyer_id: "", ..to_belfast }, export),
        (
            "a service is taxed in the United Kingdom",
            Case { what: "services", ..to_belfast },
            "O 0 VATEX-EU-O outside_scope",
        ),
        (
            "an XI identifier does not shift a service to a German address",
            Case { what: "services", buyer: "DE", ..to_belfast },
            "S 25 - buyer_not_identified_elsewhere",
        ),
    ]);
}

#[test]
fn services_to_a_business_in_another_member_state() {
    let to_germany = Case { buyer: "DE", buyer_id: GERMAN, ..SERVICE };
    let reverse = "AE 0 VATEX-EU-AE reverse_charge";
    let at_home = "S 25 - buyer_not_identified_elsewhere";
    check(&[
        ("with its German identifier", to_germany, reverse),
        ("digital ones likewise", Case { what: "digital_services", oss: true, ..to_germany }, reverse),
        ("whatever the class", Case { class: "exempt", ..to_germany }, reverse),
        ("at a French address with a German identifier", Case { buyer: "FR", ..to_germany }, reverse),
        ("at a German address with a Danish identifier", Case { buyer_id: DANISH, ..to_germany }, at_home),
        (
            "at a German address with a Danish identifier, digital",
            Case { buyer_id: DANISH, what: "digital_services", oss: true, ..to_germany },
            at_home,
        ),
        (
            "at a German address with a Swiss identifier",
            Case { buyer_id: "CHE123456789TVA", what: "digital_services", oss: true, ..to_germany },
            at_home,
        ),
        (
            "a business that tells no identifier is treated as a consumer",
            Case { buyer_id: "", is_business: true, ..to_germany },
            "S 25 - service_to_consumer",
        ),
    ]);
}

#[test]
fn consumers_in_another_member_state() {
    let to_germany = Case { buyer: "DE", deliver_to: "DE", ..SALE };
    let digital = Case { buyer: "DE", ..DIGITAL };
    let below = "S 25 - distance_sale_below_threshold";
    check(&[
        ("goods below the threshold", to_germany, below),
        ("digital services below the threshold", digital, below),
        ("goods through the One Stop Shop", Case { oss: true, ..to_germany }, "S 19 - oss_destination"),
        ("digital services through it", Case { oss: true, ..digital }, "S 19 - oss_destination"),
        (
            "at the lower rate of the country they go to",
            Case { oss: true, class: "reduced", ..to_germany },
            "S 7 - oss_destination",
        ),
        (
            "goods a Dane has sent to Germany go by where they are sent",
            Case { buyer: "DK", oss: true, ..to_germany },
            "S 19 - oss_destination",
        ),
        (
            "goods a Swiss has sent to Germany too",
            Case { buyer: "CH", oss: true, ..to_germany },
            "S 19 - oss_destination",
        ),
        (
            "digital services go by where the buyer is",
            Case { deliver_to: "DK", oss: true, ..digital },
            "S 19 - oss_destination",
        ),
        (
            "to Monaco at the French rate",
            Case { buyer: "MC", deliver_to: "MC", oss: true, ..SALE },
            "S 20 - oss_destination",
        ),
        (
            "at the rate of the day",
            Case { buyer: "EE", deliver_to: "EE", oss: true, on: "2025-06-30", ..SALE },
            "S 22 - oss_destination",
        ),
        (
            "a rate that nobody verified is refused",
            Case { buyer: "IE", deliver_to: "IE", oss: true, class: "super_reduced", ..SALE },
            "vat_rate_unverified",
        ),
        (
            "what Denmark exempts Germany may tax",
            Case { oss: true, class: "exempt", told: ("Education", ""), ..to_germany },
            "tax_rules_missing",
        ),
        ("and what it taxes at zero", Case { oss: true, class: "zero", ..to_germany }, "tax_rules_missing"),
        (
            "below the threshold the Danish exemption holds",
            Case { class: "exempt", told: ("Education", ""), ..to_germany },
            "E 0 - distance_sale_below_threshold",
        ),
        ("other services are taxed in Denmark", Case { buyer: "DE", ..SERVICE }, "S 25 - service_to_consumer"),
        (
            "also of a seller in the One Stop Shop",
            Case { buyer: "DE", oss: true, ..SERVICE },
            "S 25 - service_to_consumer",
        ),
    ]);
}
