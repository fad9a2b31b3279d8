//! A picture as pixels.

/// Rows of pixels from the top, red, green, blue and opacity each 0 to 255.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raster {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 4]>,
}

impl Raster {
    /// None where there are not as many pixels as the sides say, or none at all.
    pub(super) fn new(width: u32, height: u32, pixels: Vec<[u8; 4]>) -> Option<Self> {
        let wanted = usize::try_from(u64::from(width) * u64::from(height)).ok()?;
        (wanted > 0 && pixels.len() == wanted).then_some(Self { width, height, pixels })
    }

    pub(crate) fn width(&self) -> u32 {
        self.width
    }

    pub(crate) fn height(&self) -> u32 {
        self.height
    }

    pub(crate) fn pixels(&self) -> &[[u8; 4]] {
        &self.pixels
    }

    /// Whether nothing can be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.pixels.iter().all(|[.., opacity]| *opacity == 0)
    }

    /// Whether nothing shines through.
    pub(crate) fn is_opaque(&self) -> bool {
        self.pixels.iter().all(|[.., opacity]| *opacity == 255)
    }

    /// The sides with which it fits into a square, in proportion and never larger than it is.
    pub(super) fn within(&self, side: u32) -> (u32, u32) {
        let longest = self.width.max(self.height);
        let scaled = |length: u32| {
            let scaled = u64::from(length) * u64::from(side.min(longest)) / u64::from(longest);
            u32::try_from(scaled).unwrap_or(length).max(1)
        };
        (scaled(self.width), scaled(self.height))
    }

    /// The same picture with fewer pixels: each is the mean of those it stands for, by area, weighed by opacity.
    pub(super) fn resized(&self, width: u32, height: u32) -> Self {
        if (width, height) == (self.width, self.height) {
            return self.clone();
        }
        let columns: Vec<_> = (0..width).map(|at| spans(at, self.width, width)).collect();
        let mut pixels = Vec::new();
        for row in 0..height {
            let rows = spans(row, self.height, height);
            pixels.extend(columns.iter().map(|columns| self.mean(columns, &rows)));
        }
        Self { width, height, pixels }
    }

    fn mean(&self, columns: &[Span], rows: &[Span]) -> [u8; 4] {
        let (mut sums, mut opacity, mut area) = ([0_u64; 3], 0_u64, 0_u64);
        for row in rows {
            for column in columns {
                let weight = row.weight * column.weight;
                let place = usize::try_from(row.at * u64::from(self.width) + column.at).unwrap_or(usize::MAX);
                let [red, green, blue, seen] = self.pixels.get(place).copied().unwrap_or_default();
                for (sum, value) in sums.iter_mut().zip([red, green, blue]) {
                    *sum += u64::from(value) * u64::from(seen) * weight;
                }
                opacity += u64::from(seen) * weight;
                area += weight;
            }
        }
        let [red, green, blue] = sums.map(|sum| rounded(sum, opacity));
        [red, green, blue, rounded(opacity, area)]
    }
}

/// A pixel of the large picture, and how much of a small one it covers.
struct Span {
    at: u64,
    weight: u64,
}

/// The pixels of a side of `large` that one of a side of `small` stands for. Both sides are cut into `large * small`
/// equal parts, so that every weight is a whole number.
fn spans(at: u32, large: u32, small: u32) -> Vec<Span> {
    let (large, small) = (u64::from(large), u64::from(small));
    let (from, to) = (u64::from(at) * large, (u64::from(at) + 1) * large);
    let covered = from / small..to.div_ceil(small);
    covered.map(|at| Span { at, weight: to.min((at + 1) * small) - from.max(at * small) }).collect()
}

fn rounded(sum: u64, of: u64) -> u8 {
    (sum + of / 2).checked_div(of).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: [u8; 4] = [255, 0, 0, 255];
    const BLUE: [u8; 4] = [0, 0, 255, 255];
    const NOTHING: [u8; 4] = [0, 255, 0, 0];

    #[test]
    fn a_smaller_pixel_is_the_mean_of_those_it_stands_for() {
        let wide = Raster::new(3, 1, vec![RED, RED, BLUE]).unwrap();
        // One and a half red ones; half a red and a whole blue one: a third red, two thirds blue.
        assert_eq!(wide.resized(2, 1).pixels(), [RED, [85, 0, 170, 255]]);
        assert_eq!(wide.resized(1, 1).pixels(), [[170, 0, 85, 255]]);
    }

    #[test]
    fn what_cannot_be_seen_has_no_colour() {
        let edge = Raster::new(2, 2, vec![RED, NOTHING, RED, NOTHING]).unwrap();
        assert_eq!(edge.resized(1, 1).pixels(), [[255, 0, 0, 128]], "half red, and no green shines in");
        assert!(Raster::new(1, 1, vec![NOTHING]).unwrap().is_blank());
    }

    #[test]
    fn a_picture_fits_in_proportion_and_never_grows() {
        let picture = Raster::new(30, 10, vec![RED; 300]).unwrap();
        assert_eq!((picture.within(15), picture.within(100), picture.within(2)), ((15, 5), (30, 10), (2, 1)));
        assert_eq!(picture.resized(15, 5).pixels(), [RED; 75]);
        assert_eq!(Raster::new(2, 2, vec![RED; 3]), None);
        assert_eq!(Raster::new(0, 2, Vec::new()), None);
    }
}
