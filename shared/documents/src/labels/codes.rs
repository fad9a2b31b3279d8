//! The words beside payment codes.

use domain::language::Language;

catalogue! {
    /// The words of one language.
    CodeLabels
    plain {}
    parts {}
    words {}
    asides {
        /// Before what a code is for, where it is told to who cannot see it.
        qr_code,
        /// Under the code that fills in a transfer.
        transfer,
        /// Under the code that opens the page where it can be paid.
        pay,
        /// Under the code of a Saudi invoice.
        saudi,
        /// Above the line of a Danish transfer form.
        fik,
    }
}

impl CodeLabels<'static> {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &DANISH,
            Language::Romanian => &ROMANIAN,
            Language::Arabic => &ARABIC,
            Language::English => &ENGLISH,
        }
    }
}

const DANISH: CodeLabels<'static> = CodeLabels {
    qr_code: "QR-kode",
    transfer: "Scan og overfør",
    pay: "Scan og betal",
    saudi: "Momskode (ZATCA)",
    fik: "Betalingslinje (FIK)",
};

const ROMANIAN: CodeLabels<'static> = CodeLabels {
    qr_code: "Cod QR",
    transfer: "Scanați, transferați",
    pay: "Scanați și plătiți",
    saudi: "Cod TVA (ZATCA)",
    fik: "Linie de plată daneză (FIK)",
};

const ARABIC: CodeLabels<'static> = CodeLabels {
    qr_code: "رمز QR",
    transfer: "امسح الرمز للتحويل",
    pay: "امسح الرمز للدفع",
    saudi: "رمز الفاتورة الضريبية",
    fik: "سطر الدفع الدنماركي (FIK)",
};

const ENGLISH: CodeLabels<'static> = CodeLabels {
    qr_code: "QR code",
    transfer: "Scan to transfer",
    pay: "Scan to pay online",
    saudi: "VAT code (ZATCA)",
    fik: "Danish payment slip (FIK)",
};
