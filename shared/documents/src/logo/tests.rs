//! Uploads of every kind, and what they must not do.

use std::fmt::Write as _;

use super::raster::Raster;
use super::{BYTES_MAX, Redrawn, SIDE_MAX, UploadType, png, redraw};

fn code(upload: &[u8], what: UploadType) -> &'static str {
    redraw(upload, what).unwrap_err().code
}

fn seen(logo: &Redrawn) -> Raster {
    let raster = png::read(&logo.png).unwrap();
    assert_eq!((raster.width(), raster.height()), (logo.width, logo.height));
    raster
}

fn svg(inner: &str) -> Vec<u8> {
    let head = r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    format!(r#"{head} width="60" height="20" viewBox="0 0 60 20">{inner}</svg>"#).into_bytes()
}

/// A PNG of one colour, with whatever another program writes beside the pixels.
fn uploaded(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
    let mut written = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut written, width, height);
    encoder.set_color(::png::ColorType::Rgba);
    encoder.add_text_chunk("Author".to_owned(), "Mette Holm at home".to_owned()).unwrap();
    let pixels = pixel.repeat(usize::try_from(width * height).unwrap());
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    written
}

#[test]
fn a_png_is_made_small_and_nothing_is_left_of_it_but_its_look() {
    let upload = uploaded(1_600, 400, [26, 78, 140, 128]);
    assert!(upload.windows(10).any(|bytes| bytes == b"Mette Holm"));
    let logo = redraw(&upload, UploadType::Png).unwrap();
    assert_eq!((logo.width, logo.height), (SIDE_MAX, 300));
    assert!(!logo.png.windows(10).any(|bytes| bytes == b"Mette Holm"));
    assert!(seen(&logo).pixels().iter().all(|pixel| *pixel == [26, 78, 140, 128]));
}

#[test]
fn the_colours_of_a_palette_and_what_of_it_shines_through_are_kept() {
    let mut upload = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut upload, 2, 1);
    encoder.set_color(::png::ColorType::Indexed);
    encoder.set_palette(vec![200, 10, 20, 0, 0, 0]);
    encoder.set_trns(vec![255, 0]);
    encoder.write_header().unwrap().write_image_data(&[0, 1]).unwrap();
    let logo = redraw(&upload, UploadType::Png).unwrap();
    assert_eq!(seen(&logo).pixels(), [[200, 10, 20, 255], [0, 0, 0, 0]]);
}

#[test]
fn a_picture_that_says_it_is_huge_is_refused_before_it_is_unpacked() {
    let mut bomb = uploaded(1, 1, [0; 4]);
    // IHDR: signature 8, length 4, name 4, then the width; the checksum ends the chunk.
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let checksum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert_eq!(code(&bomb, UploadType::Png), "logo_dimensions");
    // SOI and a frame of 60,000 × 60,000.
    let mut bomb = b"\xff\xd8\xff\xc0\x00\x11\x08".to_vec();
    bomb.extend([0xea, 0x60, 0xea, 0x60, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
    bomb.extend(b"\xff\xda\x00\x0c\x03\x01\x00\x02\x11\x03\x11\x00\x3f\x00");
    assert!(["logo_dimensions", "logo_unreadable"].contains(&code(&bomb, UploadType::Jpeg)));
    assert_eq!(code(&vec![0; 1_048_577], UploadType::Png), "logo_too_large");
}

/// ISO 3309, as PNG uses it.
fn crc(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)));
    !bytes.iter().fold(!0, step)
}

#[test]
fn a_picture_is_what_it_says_it_is_or_refused() {
    let png = uploaded(4, 4, [1, 2, 3, 255]);
    for (upload, what) in [
        (png.as_slice(), UploadType::Jpeg),
        (png.as_slice(), UploadType::Svg),
        (png.split_at(60).0, UploadType::Png),
        (b"".as_slice(), UploadType::Png),
        (b"<html></html>".as_slice(), UploadType::Svg),
        (b"<svg".as_slice(), UploadType::Svg),
    ] {
        assert_eq!(code(upload, what), "logo_unreadable", "{what:?}");
    }
    assert_eq!(code(&uploaded(4, 4, [1, 2, 3, 0]), UploadType::Png), "logo_blank");
    assert_eq!(UploadType::of("image/PNG; charset=binary"), Some(UploadType::Png));
    assert_eq!(UploadType::of("image/gif"), None);
}

#[test]
fn a_picture_that_stays_large_is_made_smaller_until_it_fits() {
    // Noise, which no compression makes small.
    let mut state = 7_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let pixels = (0..500 * 500).map(|_| [byte(), byte(), byte(), 255]).collect();
    let upload = png::write(&Raster::new(500, 500, pixels).unwrap()).unwrap();
    assert!(upload.len() > BYTES_MAX);
    let logo = redraw(&upload, UploadType::Png).unwrap();
    assert!(logo.png.len() <= BYTES_MAX && logo.width < 500 && logo.width > 150, "{} px", logo.width);
}

#[test]
fn a_jpeg_is_drawn_anew() {
    let logo = redraw(include_bytes!("grey.jpg"), UploadType::Jpeg).unwrap();
    assert_eq!((logo.width, logo.height), (16, 8));
    let grey = seen(&logo).pixels().iter().flatten().all(|value| *value == 255 || (118..=138).contains(value));
    assert!(grey);
}

#[test]
fn an_svg_is_drawn_as_large_as_a_logo_is_kept() {
    let logo = redraw(&svg(r##"<rect width="30" height="20" fill="#1a4e8c"/>"##), UploadType::Svg).unwrap();
    assert_eq!((logo.width, logo.height), (1_200, 400));
    let raster = seen(&logo);
    assert_eq!(raster.pixels()[0], [26, 78, 140, 255]);
    assert_eq!(raster.pixels()[1_199], [0, 0, 0, 0], "the right half is empty");
}

#[test]
fn an_svg_brings_nothing_but_shapes() {
    for inner in [
        "<text>Nordlys</text>",
        r#"<image href="file:///etc/passwd"/>"#,
        r#"<image href="http://127.0.0.1/x.png"/>"#,
        "<script>alert(1)</script>",
        "<foreignObject/>",
        r#"<filter id="f"/>"#,
        r#"<pattern id="p"/>"#,
    ] {
        assert_eq!(code(&svg(inner), UploadType::Svg), "logo_svg_element", "{inner}");
    }
    let entities = b"<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>";
    assert_eq!(code(entities, UploadType::Svg), "logo_svg_element");
    let drawn = r##"<rect id="r" width="9" height="9"/><use href="file:///etc/passwd"/><use xlink:href="#r" x="20"/>"##;
    assert!(redraw(&svg(drawn), UploadType::Svg).is_ok(), "what lies elsewhere is not drawn");
}

#[test]
fn an_svg_that_doubles_itself_is_refused() {
    let mut inner = r#"<g id="g0"><rect width="1" height="1"/></g>"#.to_owned();
    for n in 1..30 {
        let before = n - 1;
        let _ = write!(inner, r##"<g id="g{n}"><use href="#g{before}"/><use href="#g{before}"/></g>"##);
    }
    assert_eq!(code(&svg(&inner), UploadType::Svg), "logo_too_complex");
    assert_eq!(code(&svg(&"<g/>".repeat(5_001)), UploadType::Svg), "logo_too_complex");
    let flat = br#"<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="1"><rect width="9" height="1"/></svg>"#;
    assert_eq!(code(flat, UploadType::Svg), "logo_dimensions");
}
