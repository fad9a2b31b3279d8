//! The words of a document in each language: one struct, so that a language with a missing word does not compile.

#[macro_use]
mod catalogue;

mod ar;
mod codes;
mod country;
mod da;
mod en;
mod letters;
mod ro;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use domain::language::Language;
use domain::tax::VatCategory;
use domain::theme::{LabelKey, Theme};

pub(crate) use codes::CodeLabels;
pub(crate) use country::country_name;
pub(crate) use letters::LetterLabels;

use crate::sheet::{Content, Kind};

catalogue! {
    /// Every word of one language.
    Labels
    plain {
        /// Which language; it writes the numbers and days.
        language: Language,
        /// The country whose register has a name of its own in this language, and that name.
        legal_id_at_home: (&'static str, &'static str),
        /// "Page 2 of 3".
        page: fn(usize, usize) -> String,
        /// The name of a unit by its UN/ECE Rec 20 code.
        unit: fn(&str) -> Option<Unit>,
        /// What follows the number of a percentage (CLDR).
        percent: &'static str,
    }
    parts {
        /// Of an invoice.
        invoice: Headings,
        /// Of an invoice of a deposit.
        deposit: Headings,
        /// Of a credit note.
        credit_note: Headings,
        /// What the VAT categories are called.
        categories: Categories,
        /// How prices come about.
        pricing: Pricing,
    }
    words {
        /// Before the number of the invoice that a credit note corrects.
        corrects,
        /// Before the number of the invoice that another takes the place of.
        replaces,
        /// Above the deposit invoices that are deducted.
        deducts,
        /// Above what becomes of a credit.
        effect,
        /// Above what lessens the open amount of the invoice.
        reduces_open,
        /// Above what is paid back.
        refund,
        /// Above what is kept for the buyer.
        kept,
        /// The day payment is due.
        due_date,
        /// The day of supply.
        supply_date,
        /// The day VAT falls due, where that is another.
        tax_point_date,
        /// The days an invoice is for.
        period,
        /// The buyer's order number.
        order_reference,
        /// The buyer's own reference.
        buyer_reference,
        /// Above the seller.
        seller,
        /// Above the place something is delivered to.
        deliver_to,
        /// Before a VAT number.
        vat_id,
        /// Above the numbers of the lines.
        position,
        /// Above the seller's item numbers.
        item,
        /// Above what a line is.
        description,
        /// Above how much of it.
        quantity,
        /// Above the price of one unit.
        unit_price,
        /// Above rates and amounts of VAT.
        vat,
        /// Above the net amounts of lines.
        net,
        /// Below the lines of a page that has another after it.
        carried_forward,
        /// Above the lines of a page that has another before it.
        brought_forward,
        /// Above the VAT breakdown.
        breakdown,
        /// Above what VAT is computed on.
        taxable,
        /// Beside what was paid already.
        prepaid,
        /// Beside what rounding adds.
        rounding,
        /// Beside the sum without VAT, allowances and charges included.
        tax_exclusive,
        /// Beside the sum of the lines.
        line_total,
        /// Beside all VAT.
        vat_total,
        /// Beside the sum with VAT.
        total,
        /// Above how to pay.
        payment,
        /// Above the account.
        iban,
        /// Above the bank.
        bic,
        /// Above what the payer states.
        reference,
        /// Above the link to pay.
        pay_online,
    }
    asides {
        /// Before the day of an invoice that is referred to.
        dated,
        /// Before the seller's own person.
        contact,
        /// Before the person an invoice is for.
        attention,
        /// Before a number of a register.
        legal_id,
        /// Before a telephone number.
        phone,
        /// Before the currency of the books, beside VAT in it.
        vat_in,
        /// Before an exchange rate.
        rate_of,
        /// Before a price that includes VAT.
        with_vat,
        /// Before how many units a price is for.
        per,
        /// Before why something is taken off.
        allowance,
        /// Before why something is added.
        charge,
    }
}

catalogue! {
    /// The words that differ from one kind of document to another.
    Headings
    plain {}
    parts {}
    words {
        /// What it is.
        title,
        /// The title when the seller charges VAT.
        tax_title,
        /// Before its number.
        number,
        /// Beside the day it was issued.
        issue_date,
        /// Above the buyer.
        buyer,
        /// Beside the last of the sums.
        payable,
        /// Above the free text.
        note,
    }
    asides {}
}

catalogue! {
    /// What the VAT categories of EN 16931 are called.
    Categories
    plain {}
    parts {}
    words {}
    asides {
        /// S.
        standard,
        /// Z.
        zero,
        /// E.
        exempt,
        /// AE.
        reverse_charge,
        /// K.
        intra_community,
        /// G.
        export,
        /// O.
        outside_scope,
    }
}

catalogue! {
    /// How the price of a line came about by a price list.
    Pricing
    plain {}
    parts {}
    words {}
    asides {
        /// Before the units of a tier.
        tier,
        /// What is charged once.
        fee,
        /// Before the units of a package.
        packages_of,
        /// Before the units that were ordered.
        ordered,
        /// Between a percentage and its amount.
        of,
        /// The least there is to pay.
        minimum,
        /// The most there is to pay.
        maximum,
        /// Before what a percentage came to.
        calculated,
        /// Before what came together towards a minimum.
        reached,
        /// Before the units from which on a discount is given.
        discount_from,
    }
}

/// A unit's name beside 1 and beside other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unit(pub(crate) &'static str, pub(crate) &'static str);

/// Arabic with English below it, as is the practice in Saudi Arabia.
static ARABIC_AND_ENGLISH: LazyLock<Labels<'static>> = LazyLock::new(|| ar::LABELS.beside(&en::BESIDE_ARABIC));

/// Two words under each other; one where they are the same. Made once for the program's life.
fn both(own: &'static str, other: &'static str) -> &'static str {
    if own == other { own } else { Box::leak(format!("{own}\n{other}").into_boxed_str()) }
}

impl Labels<'static> {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::Danish => &da::LABELS,
            Language::Romanian => &ro::LABELS,
            Language::Arabic => &ar::LABELS,
            Language::English => &en::LABELS,
        }
    }
}

impl<'a> Labels<'a> {
    /// The words of a language on a merchant's documents: in two languages where it says so, and with the words it chose.
    pub(crate) fn chosen(language: Language, theme: &'a Theme) -> Self {
        let is_bilingual = theme.bilingual && language == Language::Arabic;
        let mut labels: Self = if is_bilingual { *ARABIC_AND_ENGLISH } else { *Labels::of(language) };
        for (key, words) in theme.words.of(language).into_iter().flat_map(|words| &words.labels) {
            labels.say(*key, words.as_str());
        }
        labels
    }

    fn say(&mut self, key: LabelKey, words: &'a str) {
        match key {
            LabelKey::OrderReference => self.order_reference = words,
            LabelKey::BuyerReference => self.buyer_reference = words,
            LabelKey::Item => self.item = words,
            LabelKey::Description => self.description = words,
            LabelKey::Quantity => self.quantity = words,
            LabelKey::UnitPrice => self.unit_price = words,
            LabelKey::Net => self.net = words,
            LabelKey::Payment => self.payment = words,
            LabelKey::PayOnline => self.pay_online = words,
            // Above the reason of a credit note it stays what it is.
            LabelKey::Note => (self.invoice.note, self.deposit.note) = (words, words),
        }
    }

    /// The words of a kind of document.
    pub(crate) fn headings(&self, content: &Content) -> &Headings<'a> {
        match content {
            Content::Sale(sale) => self.headings_of_sale(&sale.kind),
            Content::Letter(letter) => LetterLabels::of(self.language).headings(letter),
        }
    }

    /// Those of an invoice or a credit note.
    pub(crate) fn headings_of_sale(&self, kind: &Kind) -> &Headings<'a> {
        match kind {
            Kind::Invoice(claim) if claim.is_deposit => &self.deposit,
            Kind::Invoice(_) => &self.invoice,
            Kind::CreditNote(_) => &self.credit_note,
        }
    }

    /// What the register's number is called for a party of that country.
    pub(crate) fn legal_id_in(&self, country: &str) -> &'a str {
        let (home, name) = self.legal_id_at_home;
        if home == country { name } else { self.legal_id }
    }
}

impl<'a> Categories<'a> {
    pub(crate) fn name(&self, category: VatCategory) -> &'a str {
        match category {
            VatCategory::Standard => self.standard,
            VatCategory::ZeroRated => self.zero,
            VatCategory::Exempt => self.exempt,
            VatCategory::ReverseCharge => self.reverse_charge,
            VatCategory::IntraCommunity => self.intra_community,
            VatCategory::Export => self.export,
            VatCategory::OutOfScope => self.outside_scope,
        }
    }
}
