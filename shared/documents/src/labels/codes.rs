//! The words beside payment codes.

use domain::language::Language;

/// The words of one language.
#[derive(Debug)]
pub(crate) struct CodeLabels {
    /// Before what a code is for, where it is told to who cannot see it.
    pub(crate) qr_code: &'static str,
    /// Under the code that fills in a transfer.
    pub(crate) transfer: &'static str,
    /// Under the code that opens the page where it can be paid.
    pub(crate) pay: &'static str,
    /// Under the code of a Saudi invoice.
    pub(crate) saudi: &'static str,
    /// Above the line of a Danish transfer form.
    pub(crate) fik: &'static str,
}

impl CodeLabels {
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

const DANISH: CodeLabels = CodeLabels {
    qr_code: "QR-kode",
    transfer: "Scan og overfør",
    pay: "Scan og betal",
    saudi: "Momskode (ZATCA)",
    fik: "Betalingslinje (FIK)",
};

const ROMANIAN: CodeLabels = CodeLabels {
    qr_code: "Cod QR",
    transfer: "Scanați, transferați",
    pay: "Scanați și plătiți",
    saudi: "Cod TVA (ZATCA)",
    fik: "Linie de plată daneză (FIK)",
};

const ARABIC: CodeLabels = CodeLabels {
    qr_code: "رمز QR",
    transfer: "امسح الرمز للتحويل",
    pay: "امسح الرمز للدفع",
    saudi: "رمز الفاتورة الضريبية",
    fik: "سطر الدفع الدنماركي (FIK)",
};

const ENGLISH: CodeLabels = CodeLabels {
    qr_code: "QR code",
    transfer: "Scan to transfer",
    pay: "Scan to pay online",
    saudi: "VAT code (ZATCA)",
    fik: "Danish payment slip (FIK)",
};
