//! Arabic, right to left, with Western digits.

use super::{Entries, Headings, LetterLabels};

const REMINDER: Headings = Headings {
    title: "تذكير بالسداد",
    tax_title: "تذكير بالسداد",
    number: "رقم الفاتورة",
    issue_date: "التاريخ",
    buyer: "إلى",
    payable: "المبلغ المتبقي",
    note: "ملاحظات",
};

pub(super) static LETTERS: LetterLabels<'static> = LetterLabels {
    reminder: REMINDER,
    receipt: Headings {
        title: "إيصال سداد", tax_title: "إيصال سداد", payable: "المبلغ المستلم", ..REMINDER
    },
    statement: Headings {
        title: "كشف حساب",
        tax_title: "كشف حساب",
        number: "رقم العميل",
        payable: "الرصيد",
        ..REMINDER
    },
    greeting: "السيد/السيدة {customer} المحترم/ة،",
    closing: "مع أطيب التحيات",
    reminds: [
        "استحق سداد الفاتورة {number} المؤرخة {date} في {due}، وما زال مبلغ {open} غير مسدد. نرجو السداد الآن، وتجدون \
         أدناه بيانات الدفع.",
        "إذا كان سدادكم في الطريق فلا يلزمكم القيام بأي شيء. وإذا كان لديكم أي ملاحظة على الفاتورة فنرجو مراسلتنا أو \
         الاتصال بنا.",
    ],
    thanks: "شكرًا لكم. استلمنا مبلغ {amount} عن الفاتورة {number} المؤرخة {date}. الفاتورة مسددة الآن.",
    thanks_for_part: "شكرًا لكم. استلمنا مبلغ {amount} عن الفاتورة {number} المؤرخة {date}. ما زال مبلغ {open} غير مسدد.",
    owes: "فيما يلي حركات حسابكم. المبلغ المستحق عليكم في نهاية الفترة {open}.",
    is_owed: "فيما يلي حركات حسابكم. لكم رصيد دائن في نهاية الفترة قدره {open}.",
    is_even: "فيما يلي حركات حسابكم. لا يوجد أي مبلغ مستحق في نهاية الفترة.",
    days_overdue: "أيام التأخير",
    claimed: "إجمالي الفاتورة",
    settled: "المسدد أو المخصوم",
    open: "المبلغ المتبقي",
    received_on: "تاريخ الاستلام",
    means: "طريقة الدفع",
    online: "دفع إلكتروني",
    recorded: "تحويل بنكي أو طريقة أخرى",
    movement: "مرجع الدفعة",
    period: "الفترة",
    date: "التاريخ",
    entry: "الحركة",
    number: "الرقم",
    debit: "مدين",
    credit: "دائن",
    balance: "الرصيد",
    opening: "الرصيد الافتتاحي",
    closing_balance: "الرصيد الختامي",
    entries: Entries {
        invoice: "فاتورة", credit_note: "إشعار دائن", payment: "دفعة", refund: "مبلغ مُعاد"
    },
};
