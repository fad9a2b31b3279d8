//! The payment block: what its codes say, and that nothing stands in their way.

use domain::theme::Look;

use crate::code::tests::read;
use crate::display::{Display, Frame, Page, Role, Shape};
use crate::layout::lay_out;
use crate::modules::Modules;
use crate::samples;
use crate::sheet::{Kind, Payment, Sheet};

const SAMPLES: [&str; 8] = ["da", "ro", "ar", "en", "credit-ar", "reminder-en", "reminder-ar", "final-da"];

/// The codes of a document and where they stand.
fn codes(display: &Display) -> Vec<(&Page, Frame, &Modules)> {
    let pages = display.pages.iter().flat_map(|page| page.marks.iter().map(move |mark| (page, mark)));
    let codes = pages.filter_map(|(page, mark)| match &mark.shape {
        Shape::Modules { frame, modules } => Some((page, *frame, &**modules)),
        _ => None,
    });
    codes.collect()
}

fn said(sheet: &Sheet) -> Vec<String> {
    codes(&lay_out(sheet, &Look::default())).into_iter().map(|(_, _, modules)| read(modules).2).collect()
}

fn payment(sheet: &mut Sheet) -> &mut Payment {
    let Kind::Invoice(claim) = &mut samples::sale(sheet).kind else { panic!("an invoice") };
    &mut claim.payment
}

#[test]
fn the_codes_on_a_page_say_how_to_pay_and_what_was_taxed() {
    let of = |name: &str| samples::sheet(name, 3);
    let saudi = |name: &str| samples::sale(&mut of(name)).saudi_code.clone().unwrap();
    let link = payment(&mut of("da")).pay_url.clone().unwrap();
    assert_eq!(said(&of("da")), [link.as_str()], "a transfer form is printed, not scanned");
    assert_eq!(said(&of("ro")), [link.as_str()]);
    assert_eq!(said(&of("en")), [payment(&mut of("en")).transfer_code.clone().unwrap(), link.clone()]);
    assert_eq!(said(&of("ar")), [link, saudi("ar")]);
    assert_eq!(said(&of("credit-ar")), [saudi("credit-ar")], "a credit note asks for no payment");
}

#[test]
fn what_nobody_can_pay_has_no_code() {
    let mut sheet = samples::sheet("en", 3);
    (payment(&mut sheet).pay_url, payment(&mut sheet).transfer_code) = (None, None);
    assert_eq!(said(&sheet), [""; 0]);
    let long = format!("https://faktura.example/pay/{}", "y".repeat(5_000));
    payment(&mut sheet).pay_url = Some(long);
    assert_eq!(said(&sheet), [""; 0], "too long for a code; the link itself is printed");
}

#[test]
fn nothing_stands_in_the_white_around_a_code() {
    for name in SAMPLES {
        let display = lay_out(&samples::sheet(name, 3), &Look::default());
        for (page, frame, modules) in codes(&display) {
            let quiet = 4.0 * frame.width / f32::from(modules.side());
            let (left, right) = (frame.x - quiet, frame.x + frame.width + quiet);
            let (top, bottom) = (frame.y - quiet, frame.y + frame.height + quiet);
            for mark in &page.marks {
                let (x, above, width, below) = match &mark.shape {
                    // From the ascent of capitals to the descent.
                    Shape::Glyphs { x, y, size, run, .. } => (*x, y - size * 0.8, run.width * size, y + size * 0.2),
                    Shape::Line { x, y, width, thickness, .. } => (*x, y - thickness, *width, y + thickness),
                    Shape::Modules { modules: same, .. } if std::ptr::eq(&raw const **same, modules) => continue,
                    Shape::Rectangle { frame, .. }
                    | Shape::Link { frame, .. }
                    | Shape::Modules { frame, .. }
                    | Shape::Image { frame, .. } => (frame.x, frame.y, frame.width, frame.y + frame.height),
                };
                let is_apart = x + width <= left || x >= right || below <= top || above >= bottom;
                assert!(is_apart, "{name}: {:?} at {x}, {above}", mark.shape);
            }
        }
    }
}

#[test]
fn a_code_is_told_to_who_cannot_see_it() {
    let display = lay_out(&samples::sheet("en", 1), &Look::default());
    let figures: Vec<_> = display.nodes.iter().filter(|node| matches!(node.role, Role::Figure(_))).collect();
    let told = ["QR code: Scan to transfer", "QR code: Scan to pay online"];
    assert_eq!(
        figures.iter().map(|node| node.role.clone()).collect::<Vec<_>>(),
        told.map(|it| Role::Figure(it.into()))
    );
}

#[test]
fn the_line_of_a_transfer_form_stands_in_one_piece_on_any_page() {
    for name in ["da", "reminder-da"] {
        let display = lay_out(&samples::sheet(name, 1), &Look::default());
        let marks = display.pages.iter().flat_map(|page| &page.marks);
        let found = marks.filter(
            |mark| matches!(&mark.shape, Shape::Glyphs { run, .. } if &*run.text == "+71<020260000004172+81234567<"),
        );
        assert_eq!(found.count(), 1, "{name}");
    }
}
