//! A mail address that a provider will take.

use std::fmt;

use email_address::{EmailAddress, Options};

use crate::refusal::{Invalid, serde_as_text};

/// An address such as `faktura@nordlys.example`: RFC 5321, with a domain of at least two labels, ASCII only
/// (SES takes an international domain in its Punycode form, and no international local part).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MailAddress(String);

impl MailAddress {
    /// Checks the form; whether anybody reads there only a mail can tell.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let malformed = || Invalid::new("mail_address_malformed", "not a mail address such as name@shop.example");
        let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
        if !text.is_ascii() {
            return Err(Invalid::new("mail_address_not_ascii", "write an international domain in its Punycode form"));
        }
        EmailAddress::parse_with_options(text, options).map_err(|_| malformed())?;
        Ok(Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

serde_as_text!(MailAddress);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_plain_address() {
        assert!(MailAddress::parse("mette.holm+faktura@nordlys.example").is_ok());
        for text in [
            "",
            "mette",
            "mette@localhost",
            "Mette <m@n.dk>",
            "m@[127.0.0.1]",
            "a@b.dk\r\nBcc: c@d.dk",
            "a@b.dk,c@d.dk",
        ] {
            assert_eq!(MailAddress::parse(text).unwrap_err().code, "mail_address_malformed", "{text:?}");
        }
        assert_eq!(MailAddress::parse("søren@x.dk").unwrap_err().code, "mail_address_not_ascii");
    }
}
