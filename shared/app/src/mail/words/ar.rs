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
    receipt_of_part: LetterWords {
        subject: "تم استلام الدفعة: فاتورة {number}",
        body: "شكرًا لكم. استلمنا مبلغ {amount} عن الفاتورة رقم {number}، وما زال مبلغ {open} غير مسدد.",
    },
    credit_note: LetterWords {
        subject: "إشعار دائن {credit_note} من {seller}",
        body: "مرفق الإشعار الدائن رقم {credit_note} بمبلغ {amount}، وهو يصحح الفاتورة رقم {number} المؤرخة في {date}.",
    },
    credit_reduces_open: "انخفض المبلغ المستحق عن الفاتورة بمقدار {reduced}.",
    credit_is_refunded: "سنعيد إليكم مبلغ {refund}.",
    credit_is_kept: "يبقى لكم لدينا رصيد دائن بمبلغ {kept}.",
    credit_leaves_open: "وما زال من الفاتورة مبلغ {open} غير مسدد.",
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
    credit_note_number: "رقم الإشعار الدائن",
    credited: "المبلغ الدائن",
    closing: "مع أطيب التحيات",
    page_title: "فاتورة {number}",
    page_paid: "هذه الفاتورة مسددة. شكرًا لكم.",
    page_void: "أُلغيت هذه الفاتورة بالكامل بإشعار دائن، ولا يلزمكم دفع أي مبلغ.",
    page_open: "غير مسدد بعد",
    page_credited: "المبلغ الدائن",
    page_checkout: "ادفع الآن",
    page_lines: "تفاصيل الفاتورة",
    page_vat: "ضريبة القيمة المضافة",
    page_total: "الإجمالي شامل الضريبة",
    page_questions: "هل لديكم أسئلة؟",
    page_transfer: "الدفع عن طريق التحويل البنكي",
    page_reference: "المرجع",
    page_unknown: "لا يؤدي هذا الرابط إلى فاتورة. يرجى استخدام الرابط الموجود في البريد.",
};
