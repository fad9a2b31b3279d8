//! Danish.

use super::Words;

pub(super) static WORDS: Words = Words {
    domestic: "Moms efter satsen i sælgers land.",
    domestic_zero: "Afgiftspligtig med satsen nul.",
    domestic_exempt: "Fritaget for moms.",
    intra_community_supply: "Levering til et andet EU-land, fritaget for moms (artikel 138 i direktiv 2006/112/EF).",
    reverse_charge: "Omvendt betalingspligt: køber skal betale momsen (artikel 196 i direktiv 2006/112/EF).",
    export: "Eksport ud af EU, fritaget for moms (artikel 146 i direktiv 2006/112/EF).",
    outside_scope: "Ikke omfattet af moms i EU: leveringsstedet er uden for EU (artikel 44, 58 og 59 i direktiv 2006/112/EF).",
    oss_destination: "Moms i kundens land (artikel 33 og 58 i direktiv 2006/112/EF).",
    distance_sale_below_threshold: "Moms i sælgers land: salg til udlandet under 10.000 euro om året (artikel 59c i direktiv 2006/112/EF).",
    service_to_consumer: "Moms i sælgers land: ydelse til en privatkunde (artikel 45 i direktiv 2006/112/EF).",
    buyer_not_identified_elsewhere: "Moms i sælgers land: kunden har intet momsnummer fra et andet EU-land.",
    small_business: "Fritaget for moms som lille virksomhed (artikel 284 i direktiv 2006/112/EF).",
    seller_not_registered: "Ingen moms: sælger er ikke momsregistreret.",
    saudi_export_of_goods: "Eksport af varer.",
    saudi_export_of_services: "Eksport af ydelser.",
};
