//! Invoices by what their texts are: names in every script that documents have letters of, and hostile ones.

use documents::sheet::{Kind, Sheet};
use domain::tax::VatCategory;
use rust_decimal::Decimal;

use super::{danish, english, kinds, made, sale};

/// Buyers whose names are in other scripts.
pub(super) fn scripts(count: usize) -> Sheet {
    let names = [
        ("Ελληνικά", "Αθηναϊκή Ζυθοποιία Α.Ε., Λεωφόρος Κηφισού 102, Αθήνα"),
        ("Українська", "ТОВ «Київський Завод Ґудзиків», вул. Хрещатик 7, Київ"),
        ("Български", "Софийска фабрика за мебели ЕООД, бул. Витоша 18"),
        ("עברית", "חברת החשמל לישראל בע״מ, רחוב דיזנגוף 12, תל אביב"),
        ("ไทย", "บริษัท ไทยพาณิชย์ จำกัด (มหาชน) ถนนสุขุมวิท กรุงเทพฯ"),
        ("简体中文", "北京科技有限公司，北京市朝阳区建国路88号"),
        ("繁體中文", "臺灣積體電路製造股份有限公司，新竹市力行六路8號"),
        ("日本語", "株式会社髙島屋、東京都中央区日本橋２丁目４番１号"),
        ("한국어", "주식회사 삼성전자, 서울특별시 서초구 서초대로 74길"),
        ("Tiếng Việt", "Công ty Cổ phần Sữa Việt Nam, Quận 7, Thành phố Hồ Chí Minh"),
        ("فارسی", "شرکت پارس گستر، خیابان ولیعصر، تهران"),
        ("Türkçe", "İstanbul Çağdaş Işık Sanayi ve Ticaret A.Ş., Şişli"),
        ("Polski", "Łódzkie Zakłady Przemysłu Żelaznego Sp. z o.o."),
    ];
    let mut sheet = made(&english(), count);
    for (line, (language, name)) in sale(&mut sheet).lines.iter_mut().zip(names.iter().cycle()) {
        line.name = format!("{language}: {name}");
        line.item_id = None;
    }
    sheet.buyer.name = "株式会社髙島屋 Ακρόπολη Київ".into();
    sheet.buyer.contact = Some("דוד בן־גוריון".into());
    sheet
}

/// Everything that text can do to a page.
pub(super) fn hostile(count: usize) -> Sheet {
    let mut sheet = made(&danish(), count);
    let texts = [
        "👩‍👩‍👧‍👦 emoji 🇩🇰 und 漢字 한국어 Ελλάδα Україна ไทย".to_owned(),
        "\u{202E}vendt om\u{202C} \u{2067}اختبار\u{2069} \u{0}\u{7}\u{1b}[31m".to_owned(),
        "Å".repeat(10_000),
        "a\u{301}\u{302}\u{303}\u{304}".repeat(400),
        "عربي داخل دنماركي 123 (456) ABC-9 – »x«".to_owned(),
        "\n\n\nlinje\nlinje\r\n\tslut\u{2028}ny\u{FEFF}".to_owned(),
        "ord ".repeat(900),
        "\u{E000}\u{10FFFF}\u{FFFE}\u{FDD0}\u{AD}\u{200D}\u{200C}\u{300}\u{64B}".to_owned(),
        String::new(),
        " ".repeat(500),
        "ـ".repeat(900),
    ];
    sheet.number.clone_from(&texts[2]);
    sheet.seller.name.clone_from(&texts[2]);
    sheet.buyer.name.clone_from(&texts[1]);
    sheet.buyer.contact = Some(texts[4].clone());
    sheet.buyer.address.city.clone_from(&texts[6]);
    let sale = sale(&mut sheet);
    for (index, line) in sale.lines.iter_mut().enumerate() {
        line.name = texts[index % texts.len()].clone();
        line.description = Some(texts[(index + 3) % texts.len()].clone());
        line.item_id = Some(texts[(index + 2) % texts.len()].clone());
        line.unit = texts[(index + 5) % texts.len()].clone();
    }
    if let Some(line) = sale.lines.first_mut() {
        line.net = Decimal::MIN;
        line.unit_price = Decimal::MAX;
        line.quantity = "-999999999.9999".parse().unwrap();
    }
    sale.order_reference = Some(texts[0].clone());
    if let Kind::Invoice(claim) = &mut sale.kind {
        claim.payment.reference.clone_from(&texts[2]);
        claim.payment.pay_url = Some(format!("https://x.example/{}", "y".repeat(5000)));
        claim.deducts = vec![kinds::preceding(&texts[7]); 300];
    }
    sale.note = Some(format!("{}\n{}\n{}", texts[6], texts[7], texts[4]));
    for _ in 0..40 {
        let mut group = sale.vat[0].clone();
        group.category = VatCategory::Exempt;
        group.exemption_reason = Some(texts[6].clone());
        sale.vat.push(group);
    }
    sheet
}
