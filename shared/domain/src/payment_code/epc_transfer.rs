//! A euro transfer as a QR code says it (EPC069-12, version 002): a banking app that scans it fills in the transfer.

use crate::bank::{BankAccount, Bic, Iban};
use crate::money::Money;
use crate::refusal::Invalid;

use super::CreditorReference;

/// The most a code may hold, in bytes of UTF-8: version 13 at error correction level M (EPC069-12).
pub const EPC_BYTES_MAX: usize = 331;

/// The longest name of a beneficiary, in characters.
const NAME_CHARACTERS_MAX: usize = 70;

/// The longest unstructured remittance text, in characters.
const TEXT_CHARACTERS_MAX: usize = 140;

/// The largest amount, in cents: 999,999,999.99 EUR.
const CENTS_MAX: i64 = 99_999_999_999;

/// What the beneficiary finds the transfer by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// A structured reference, which banks keep as it is.
    Reference(CreditorReference),
    /// Words, such as a number that is no creditor reference; at most 140 characters.
    Text(String),
}

/// A SEPA credit transfer: to whom, to which account, how much, and under which reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpcTransfer {
    name: String,
    iban: Iban,
    bic: Option<Bic>,
    amount: Money,
    remittance: Remittance,
}

impl EpcTransfer {
    /// A transfer that a code can say. The name is what banks show beside the account: line breaks become spaces, and
    /// one that is too long is cut where a character ends, at 70 characters and at what 331 bytes leave.
    ///
    /// Refused is another currency than EUR (`epc_currency`), an amount below 0.01 or above 999,999,999.99
    /// (`epc_amount_out_of_range`), an account outside SEPA (`epc_account_outside_sepa`) and a text of no or more than
    /// 140 characters (`epc_text_length`).
    pub fn new(name: &str, account: &BankAccount, amount: Money, remittance: Remittance) -> Result<Self, Invalid> {
        if amount.currency().code() != "EUR" {
            let detail = format!("an EPC QR code is for transfers in EUR, not in {}", amount.currency());
            return Err(Invalid::new("epc_currency", detail));
        }
        if !(1..=CENTS_MAX).contains(&amount.minor()) {
            let detail = format!("an EPC QR code takes 0.01 to 999999999.99 EUR, not {amount}");
            return Err(Invalid::new("epc_amount_out_of_range", detail));
        }
        if !account.iban.is_in_sepa() {
            let detail = "the account is in a country outside SEPA: a banking app would refuse the code";
            return Err(Invalid::new("epc_account_outside_sepa", detail));
        }
        let remittance = match remittance {
            Remittance::Text(text) => Remittance::Text(one_line(&text)),
            reference @ Remittance::Reference(_) => reference,
        };
        if let Remittance::Text(text) = &remittance
            && !(1..=TEXT_CHARACTERS_MAX).contains(&text.chars().count())
        {
            let detail = format!("the text of a transfer has 1 to {TEXT_CHARACTERS_MAX} characters");
            return Err(Invalid::new("epc_text_length", detail));
        }
        let mut transfer =
            Self { name: String::new(), iban: account.iban.clone(), bic: account.bic.clone(), amount, remittance };
        let room = EPC_BYTES_MAX.saturating_sub(transfer.payload().len());
        transfer.name = cut(&one_line(name), NAME_CHARACTERS_MAX, room);
        Ok(transfer)
    }

    /// What the code holds, in UTF-8: twelve lines at most, ended by LF, the empty ones at the end left out. The amount
    /// has two decimals and a point.
    pub fn payload(&self) -> String {
        let (reference, text) = match &self.remittance {
            Remittance::Reference(reference) => (reference.as_str(), ""),
            Remittance::Text(text) => ("", text.as_str()),
        };
        let bic = self.bic.as_ref().map(Bic::to_string).unwrap_or_default();
        let amount = format!("EUR{}", self.amount);
        // Service tag, version, character set (UTF-8), identification; after the amount the purpose, which we leave open.
        let lines = ["BCD", "002", "1", "SCT", &bic, &self.name, self.iban.electronic(), &amount, "", reference, text];
        lines.join("\n").trim_end_matches('\n').to_owned()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As many characters as there is room for, in characters and in bytes.
fn cut(text: &str, characters: usize, bytes: usize) -> String {
    let mut kept = String::new();
    for character in text.chars().take(characters) {
        if kept.len().saturating_add(character.len_utf8()) > bytes {
            break;
        }
        kept.push(character);
    }
    kept.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::Currency;
    use crate::payment_code::CreditorReference;

    fn account() -> BankAccount {
        BankAccount {
            iban: Iban::parse("DE02120300000000202051").unwrap(),
            bic: Some(Bic::parse("BYLADEM1001").unwrap()),
            fik_creditor: None,
        }
    }

    fn amount(text: &str, currency: &str) -> Money {
        Money::parse(text, Currency::parse(currency).unwrap()).unwrap()
    }

    fn reference() -> Remittance {
        Remittance::Reference(CreditorReference::parse("RF18539007547034").unwrap())
    }

    fn name_in(payload: &str) -> String {
        payload.lines().nth(5).unwrap().to_owned()
    }

    #[test]
    fn a_transfer_with_a_reference_is_these_bytes() {
        let transfer = EpcTransfer::new("Æblegård ApS", &account(), amount("12.30", "EUR"), reference()).unwrap();
        let expected =
            "BCD\n002\n1\nSCT\nBYLADEM1001\nÆblegård ApS\nDE02120300000000202051\nEUR12.30\n\nRF18539007547034";
        assert_eq!(transfer.payload(), expected);
    }

    #[test]
    fn a_name_is_one_line_and_is_cut_where_a_character_ends() {
        let of = |name: &str| {
            let transfer = EpcTransfer::new(name, &account(), amount("999999999.99", "EUR"), reference()).unwrap();
            assert!(transfer.payload().len() <= EPC_BYTES_MAX, "{}", transfer.payload().len());
            name_in(&transfer.payload())
        };
        assert_eq!(of("Two\nlines  of it"), "Two lines of it");
        assert_eq!(of(&"å".repeat(200)), "å".repeat(70), "70 characters of 2 bytes");
        // BCD 002 1 SCT with their LF are 14 bytes, BIC 12, the name's LF 1, IBAN 23, EUR999999999.99 16, purpose 1 and
        // reference 16: 83. So 331 − 83 = 248 bytes are left, 62 characters of 4 bytes.
        assert_eq!(of(&"𝛑".repeat(200)), "𝛑".repeat(62));
    }

    #[test]
    fn what_a_code_cannot_say_is_refused() {
        let refused = |account: &BankAccount, amount: Money, remittance: Remittance| {
            EpcTransfer::new("X", account, amount, remittance).unwrap_err().code
        };
        assert_eq!(refused(&account(), amount("1.00", "DKK"), reference()), "epc_currency");
        assert_eq!(refused(&account(), amount("0.00", "EUR"), reference()), "epc_amount_out_of_range");
        assert_eq!(refused(&account(), amount("-0.01", "EUR"), reference()), "epc_amount_out_of_range");
        assert_eq!(refused(&account(), amount("1000000000.00", "EUR"), reference()), "epc_amount_out_of_range");
        let saudi = BankAccount { iban: Iban::parse("SA0380000000608010167519").unwrap(), ..account() };
        assert_eq!(refused(&saudi, amount("1.00", "EUR"), reference()), "epc_account_outside_sepa");
        for text in [String::new(), " \n".to_owned(), "x".repeat(141)] {
            assert_eq!(refused(&account(), amount("1.00", "EUR"), Remittance::Text(text)), "epc_text_length");
        }
    }
}
