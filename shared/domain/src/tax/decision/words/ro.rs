//! Romanian.

use super::Words;

pub(super) static WORDS: Words = Words {
    domestic: "TVA la cota din țara vânzătorului.",
    domestic_zero: "Operațiune taxabilă la cota zero.",
    domestic_exempt: "Scutit de TVA.",
    intra_community_supply: "Livrare intracomunitară, scutită de TVA (articolul 138 din Directiva 2006/112/CE).",
    reverse_charge: "Taxare inversă: TVA se datorează de client (articolul 196 din Directiva 2006/112/CE).",
    export: "Export în afara UE, scutit de TVA (articolul 146 din Directiva 2006/112/CE).",
    outside_scope: "Neimpozabil în UE: locul prestării este în afara UE (articolele 44, 58 și 59 din Directiva 2006/112/CE).",
    oss_destination: "TVA din țara clientului (articolele 33 și 58 din Directiva 2006/112/CE).",
    distance_sale_below_threshold: "TVA din țara vânzătorului: vânzări externe sub 10.000 de euro pe an (articolul 59c din Directiva 2006/112/CE).",
    service_to_consumer: "TVA din țara vânzătorului: serviciu către o persoană neimpozabilă (articolul 45 din Directiva 2006/112/CE).",
    buyer_not_identified_elsewhere: "TVA din țara vânzătorului: clientul nu are cod de TVA din alt stat membru.",
    small_business: "Scutit de TVA: regimul special pentru întreprinderile mici (articolul 284 din Directiva 2006/112/CE).",
    seller_not_registered: "Fără TVA: vânzătorul nu este înregistrat în scopuri de TVA.",
    saudi_export_of_goods: "Export de bunuri.",
    saudi_export_of_services: "Export de servicii.",
};
