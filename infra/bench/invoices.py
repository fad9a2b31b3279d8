"""Invoices for the peers to draw: the fields, lines and looks of ours, every one with another number, names and amounts."""

import html
import pathlib

FONTS = pathlib.Path(__file__).parents[2] / "shared" / "documents" / "assets"
ITEMS = {
    "da": [
        ("SRV", "Præcisionstermometer, kalibreret, område −40 til +180 °C", "stk."),
        ("TM", "Installation og idriftsættelse på stedet", "time"),
        ("TM", "Årlig serviceaftale – kontor »Premium«", "stk."),
        ("SRV", "Udskiftningsfilter (pakke med 12 stk.)", "pakke"),
        ("TM", "Datalogger med USB-C-kabel og softwarelicens", "stk."),
    ],
    "ar": [
        ("SRV", "مقياس حرارة دقيق معاير، من 40− إلى 180+ درجة مئوية", "قطعة"),
        ("TM", "التركيب والتشغيل في الموقع", "ساعة"),
        ("TM", "اتفاقية صيانة سنوية – باقة «Premium»", "قطعة"),
        ("SRV", "خرطوشة ترشيح بديلة (عبوة من 12)", "عبوة"),
        ("TM", "مسجّل بيانات مع كابل USB-C ورخصة برنامج", "قطعة"),
    ],
}
WORDS = {
    "da": {
        "title": "Faktura", "seller": "Sælger", "buyer": "Køber", "number": "Fakturanr.", "date": "Fakturadato", "due": "Forfaldsdato",
        "heads": ["Varenr.", "Beskrivelse", "Antal", "Enhedspris", "Moms", "Beløb"], "subtotal": "Subtotal", "vat": "Moms i alt",
        "payable": "I alt at betale", "payment": "Betalingsoplysninger", "notes": "Bemærkning", "currency": "DKK", "rate": 25,
        "from": ["Nordlys Måleudstyr ApS", "Att. Mette Holm", "Østergade 14, 2. sal", "8000 Aarhus C", "Danmark", "CVR DK12345674", "Tlf. +4586123456", "faktura@nordlys.example"],
        "to": ["Rødgrød & Fløde A/S", "Att. Søren Kjærgård Ægidius", "Blåbærvænget 7", "2100 København Ø", "Danmark", "CVR DK87654303"],
        "iban": "DK50 0040 0440 1162 43",
        "note": "Betaling forfalder 14 dage efter fakturadatoen. Angiv venligst fakturanummeret ved overførsel. Ved for sen betaling beregnes morarente i henhold til renteloven samt et rykkergebyr på 100 kr.",
    },
    "ar": {
        "title": "فاتورة ضريبية", "seller": "المورّد", "buyer": "العميل", "number": "رقم الفاتورة", "date": "تاريخ الفاتورة", "due": "تاريخ الاستحقاق",
        "heads": ["رقم الصنف", "الوصف", "الكمية", "سعر الوحدة", "الضريبة", "المبلغ"], "subtotal": "المجموع الفرعي", "vat": "إجمالي الضريبة",
        "payable": "الإجمالي المستحق", "payment": "تفاصيل الدفع", "notes": "ملاحظات", "currency": "SAR", "rate": 15,
        "from": ["شركة النور لأجهزة القياس المحدودة", "نورة السالم", "شارع الملك فهد، مبنى 14", "الرياض 12271", "المملكة العربية السعودية", "310122393500003", "+4586123456", "faktura@nordlys.example"],
        "to": ["مؤسسة البحث والتطوير التجارية (R&D)", "الأستاذة ليلى عبد الرحمن", "شارع الأمير سلطان 7، الدور 3", "جدة 23442", "المملكة العربية السعودية", "311111111100003"],
        "iban": "SA03 8000 0000 6080 1016 7519",
        "note": "يستحق السداد خلال 14 يومًا من تاريخ الفاتورة. يرجى ذكر رقم الفاتورة عند التحويل. قد تُحتسب رسوم على المدفوعات المتأخرة وفقًا للأنظمة المعمول بها في المملكة.",
    },
}


def invoice(language, count, seed):
    """The words and figures, amounts in minor units."""
    lines = []
    for index in range(count):
        code, name, unit = ITEMS[language][index % 5]
        spread = (index * 7919 + 417 + seed) % 9973
        quantity, price = spread % 40 + 1, (spread * 37 + 12_345 + seed) % 250_000
        lines.append([f"{code}-{1000 + spread % 9000}-{'ABX'[index % 3]}", f"{name} {seed % 89}", f"{quantity} {unit}", amount(price), quantity * price])
    words = WORDS[language]
    net = sum(line[4] for line in lines)
    vat = (net * words["rate"] + 50) // 100
    rows = [[*line[:4], f"{words['rate']} %", amount(line[4])] for line in lines]
    number = f"INV-2026-{seed:06}"
    return {
        **words, "language": language, "id": number, "rows": rows, "net": amount(net), "tax": amount(vat), "total": amount(net + vat),
        "to": [f"{words['to'][0]} {seed}", *words["to"][1:]], "pay": f"https://faktura.example/pay/{seed}q3Zk9vYw0b7mT4xRr1LhC8uJd2",
    }


def amount(minor):
    return f"{minor // 100:,}.{minor % 100:02}"


def page(facts):
    """The invoice as HTML, self-contained but for its two fonts."""
    said = lambda text: html.escape(str(text))
    block = lambda lines: "".join(f"<div>{said(line)}</div>" for line in lines)
    cells = lambda row: "".join(f'<td class="c{index}">{said(cell)}</td>' for index, cell in enumerate(row))
    head = "".join(f'<th class="c{index}">{said(name)}</th>' for index, name in enumerate(facts["heads"]))
    rows = "".join(f"<tr>{cells(row)}</tr>" for row in facts["rows"])
    dated = [(facts["number"], facts["id"]), (facts["date"], "21.11.2026"), (facts["due"], "05.12.2026")]
    sums = [(facts["subtotal"], facts["net"]), (facts["vat"], facts["tax"]), (facts["payable"], facts["total"])]
    table = lambda pairs: "".join(f"<tr><td>{said(name)}</td><td class=c5>{said(value)}</td></tr>" for name, value in pairs)
    direction = "rtl" if facts["language"] == "ar" else "ltr"
    return f"""<!doctype html><html lang="{facts['language']}" dir="{direction}"><head><meta charset="utf-8">
<title>{said(facts['title'])} {said(facts['id'])}</title><style>{STYLE}</style></head><body>
<header><h2>{said(facts['from'][0])}</h2><div><h1>{said(facts['title'])}</h1><b>{said(facts['id'])}</b></div></header>
<section class="three"><div><small>{said(facts['seller'])}</small>{block(facts['from'])}</div>
<div><small>{said(facts['buyer'])}</small>{block(facts['to'])}</div><table>{table(dated)}</table></section>
<table class="lines"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<table class="sums">{table(sums)}</table>
<h3>{said(facts['payment'])}</h3><div>IBAN {said(facts['iban'])}</div><a href="{said(facts['pay'])}">{said(facts['pay'])}</a>
<h3>{said(facts['notes'])}</h3><p>{said(facts['note'])}</p></body></html>"""


def face(family, file, weight):
    return f"@font-face{{font-family:{family};font-weight:{weight};src:url(file://{FONTS / file})}}"


STYLE = (
    face("Sans", "FakturaSans-Regular.ttf", 400) + face("Sans", "FakturaSans-SemiBold.ttf", 600)
    + face("Arabic", "FakturaArabic-Regular.ttf", 400) + face("Arabic", "FakturaArabic-SemiBold.ttf", 600)
    + """@page{size:A4;margin:16mm}body{font:9pt/1.36 Sans,Arabic;color:#1a1d24;margin:0}
h1{font-size:20pt;margin:0;color:#124e8c}h2{font-size:13pt;margin:0}h3{font-size:9pt;margin:16pt 0 2pt}small{color:#5d6573}
header,.three{display:flex;justify-content:space-between;margin-bottom:16pt}.three>*{width:31%}
table{border-collapse:collapse}.lines{width:100%}th{text-align:start;border-bottom:1pt solid #124e8c;font-weight:400;color:#5d6573}
.lines td{border-bottom:.4pt solid #d5dae2;padding:3.5pt 4pt 3.5pt 0}.c2,.c3,.c4,.c5{text-align:right;white-space:nowrap}
.sums{margin-inline-start:60%;width:40%;margin-top:16pt}.sums tr:last-child{font-weight:600;color:#124e8c}a{color:#124e8c}"""
)
