//! QR codes: text as the modules of a code (ISO/IEC 18004), error correction level M.

use fast_qr::{ECL, QRBuilder};

use crate::modules::Modules;

/// The largest code there is room for on a page, so that a module is at least a quarter of a millimetre: version 20.
const SIDE_MAX: u16 = 97;

/// How many modules around a code stay white.
pub(crate) const QUIET_MODULES: f32 = 4.0;

/// The smallest code that holds a text in UTF-8; none where it would be too large to be scanned off a page.
pub(crate) fn qr_code(text: &str) -> Option<Modules> {
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let side = u16::try_from(code.size).ok().filter(|side| *side <= SIDE_MAX)?;
    let modules = code.data.iter().take(code.size.saturating_mul(code.size));
    Modules::new(side, modules.map(|module| module.value()).collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What another implementation reads off the modules.
    pub(crate) fn read(modules: &Modules) -> (usize, u16, String) {
        let at = |place: usize| u16::try_from(place).unwrap();
        let is_dark = |x: usize, y: usize| modules.is_dark(at(x), at(y));
        let grid = rqrr::SimpleGrid::from_func(usize::from(modules.side()), is_dark);
        let (about, text) = rqrr::Grid::new(grid).decode().unwrap();
        (about.version.0, about.ecc_level, text)
    }

    #[test]
    fn another_reader_reads_what_was_written() {
        let epc = "BCD\n002\n1\nSCT\nNDEADKKK\nNordlys Måleudstyr ApS\nDK5000400440116243\nEUR125.00\n\nRF89202600042";
        let link = format!("https://faktura.example/pay/pay-{}", "01jd0v5e6w3k8t7n9m2q4r5s6t".repeat(3));
        for text in [epc, &link, "12345", "AQZBeGVuZGECCjEyMzQ1Njc4OTE=", "شركة النور", "漢字 👍"] {
            let (_, level, read) = read(&qr_code(text).unwrap());
            // Level M is 0 in the code's own words.
            assert_eq!((read.as_str(), level), (text, 0));
        }
    }

    #[test]
    fn the_longest_transfer_is_a_code_of_version_13() {
        let (version, _, text) = read(&qr_code(&"å".repeat(165)).unwrap());
        assert_eq!((version, text.len()), (13, 330), "EPC069-12: at most 331 bytes and version 13");
        assert_eq!(read(&qr_code(&"x".repeat(331)).unwrap()).0, 13);
    }

    #[test]
    fn a_text_that_no_page_has_room_for_has_no_code() {
        assert_eq!(qr_code(&"y".repeat(666)).map(|modules| modules.side()), Some(97), "version 20");
        assert_eq!(qr_code(&"y".repeat(667)), None);
        assert_eq!(qr_code(&"y".repeat(100_000)), None);
    }
}
