//! Sellers and buyers, each with all that the profile of its country asks for.

use serde_json::{Value, json};

/// A seller as a merchant's settings name it.
pub(crate) fn seller(country: &str) -> Value {
    match country {
        "DE" => json!({
            "name": "Lindner Messtechnik GmbH", "legal_id": "HRB 86891", "vat_id": "DE123456788",
            "tax_registration": "201/113/40209", "endpoint": { "scheme": "9930", "id": "DE123456788" },
            "address": address(["Lindenstraße 7", "München", "80331", "DE"]),
            "contact_name": "Jana Lindner", "email": "rechnung@lindner.example", "phone": "+498912345678",
            "bank": { "iban": "DE89370400440532013000", "bic": "COBADEFFXXX" },
        }),
        "RO" => json!({
            "name": "Carpați Instrumente SRL", "legal_id": "J40/12345/2011", "vat_id": "RO1234567897",
            "address": with(address(["Strada Lipscani 12", "SECTOR3", "030031", "RO"]), json!({ "subdivision": "RO-B" })),
            "contact_name": "Ioana Popescu", "email": "facturi@carpati.example", "phone": "+40213456789",
            "bank": { "iban": "RO49AAAA1B31007593840000", "bic": null },
        }),
        "SA" => json!({
            "name": "شركة الواحة للأجهزة", "legal_id": "1010010000", "vat_id": "300000000000003",
            "address": address(["شارع العليا ٨٠٩١", "الرياض", "12214", "SA"]),
            "contact_name": "نورة القحطاني", "email": "billing@waha.example", "phone": "+966114567890", "bank": null,
        }),
        _ => json!({
            "name": "Nordlys Måleudstyr ApS", "legal_id": "12345674", "legal_id_scheme": "0184",
            "vat_id": "DK12345674", "endpoint": { "scheme": "0184", "id": "12345674" },
            "address": address(["Østergade 14", "Aarhus C", "8000", "DK"]),
            "contact_name": "Mette Holm", "email": "faktura@nordlys.example", "phone": "+4586123456",
            "bank": { "iban": "DK5000400440116243", "bic": "NDEADKKK" },
        }),
    }
}

/// A buyer as a shop keeps it.
pub(crate) fn buyer(country: &str) -> Value {
    let (name, language, vat_id, endpoint, lines) = match country {
        "DE" => (
            "Bundesamt für Eichwesen",
            "en",
            Some("DE111111125"),
            Some(["0204", "991-1234512345-06"]),
            ["Am Markt 3", "Bonn", "53111", "DE"],
        ),
        "RO" => (
            "Apele Dunării SA",
            "ro",
            Some("RO111111115"),
            None,
            ["Bulevardul Unirii 5", "Cluj-Napoca", "400001", "RO"],
        ),
        "SA" => ("مؤسسة النخيل", "ar", Some("311111111111113"), None, ["طريق الملك فهد ١٢", "جدة", "23511", "SA"]),
        "US" => ("Great Lakes Labs Inc.", "en", None, None, ["500 Lakeshore Dr", "Chicago", "60611", "US"]),
        "JP" => ("Sakura Keiki K.K.", "en", None, None, ["1-2-3 Marunouchi", "Tokyo", "100-0005", "JP"]),
        _ => (
            "Rødgrød & Fløde A/S",
            "da",
            Some("DK11111114"),
            Some(["0184", "11111114"]),
            ["Vestergade 2", "Viborg", "8800", "DK"],
        ),
    };
    let mut buyer = json!({
        "name": name, "vat_id": vat_id, "legal_id": null, "address": address(lines),
        "contacts": [{ "role": "billing", "name": "Søren Søndergaard", "email": "soren@kunde.example", "phone": "+4520123456" }],
        "language": language, "currency": "EUR", "metadata": {},
    });
    if let Some([scheme, id]) = endpoint {
        buyer["endpoint"] = json!({ "scheme": scheme, "id": id });
    }
    if country == "DK" {
        buyer["legal_id"] = json!("11111114");
        buyer["legal_id_scheme"] = json!("0184");
    }
    if country == "RO" {
        buyer["address"]["subdivision"] = json!("RO-CJ");
    }
    buyer
}

/// A consumer at home, of whom nothing but the address is known.
pub(crate) fn consumer() -> Value {
    with(buyer("DK"), json!({ "vat_id": null, "legal_id": null, "legal_id_scheme": null, "endpoint": null }))
}

/// A postal address of street, city, postal code and country.
pub(crate) fn address([line1, city, postal_code, country]: [&str; 4]) -> Value {
    json!({
        "line1": line1, "line2": null, "city": city, "postal_code": postal_code, "subdivision": null, "country": country,
    })
}

/// The first with the fields of the second in place of its own.
pub(crate) fn with(mut base: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("changes are an object") };
    for (field, value) in changes {
        base[field] = value;
    }
    base
}
