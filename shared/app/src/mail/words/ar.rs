//! Arabic.

use super::{LetterWords, Words};

pub(super) static WORDS: Words = Words {
    greeting: "السيد/السيدة {customer} المحترم/ة،",
    invoice: LetterWords {
        subject: "فاتورة {number} من {seller}",
        body: "مرفق الفاتورة رقم {number} بمبلغ {amount}. نرجو سدادها في موعد أقصاه {due}.",
    },
    receipt: LetterWords {
        subject: "تم استلام الدفعة: فاتورة {number}",
        body: "شكرًا لكم. استلمنا مبلغ {amount} عن الفاتورة رقم {number}، وهي الآن مسددة.",
    },
    reminder: LetterWords {
        subject: "تذكير: استحقت الفاتورة {number} في {due}",
        body: "استحقت الفاتورة رقم {number} في {due}، وما زال مبلغ {amount} غير مسدد. نرجو السداد الآن. \
               إذا كانت دفعتكم في الطريق فلا يلزمكم أي إجراء.",
    },
    pay: "عرض الفاتورة والدفع",
    to_pay: "المبلغ المستحق",
    paid: "مدفوع",
    due: "تاريخ الاستحقاق",
    number: "رقم الفاتورة",
    closing: "مع أطيب التحيات",
    page_title: "فاتورة {number}",
    page_paid: "هذه الفاتورة مسددة. شكرًا لكم.",
    page_checkout: "ادفع الآن",
    page_lines: "تفاصيل الفاتورة",
    page_vat: "ضريبة القيمة المضافة",
    page_total: "الإجمالي شامل الضريبة",
    page_questions: "هل لديكم أسئلة؟",
    page_transfer: "الدفع عن طريق التحويل البنكي",
    page_reference: "المرجع",
    page_unknown: "لا يؤدي هذا الرابط إلى فاتورة. يرجى استخدام الرابط الموجود في البريد.",
};
