//! A square of dark and light modules: a QR code, as it is drawn and not what it says.

/// The dark modules of a square code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modules {
    side: u16,
    dark: Vec<bool>,
}

/// A corner of what is dark: column and row of the module to its right and below, counted from the top left of the code.
pub(crate) type Corner = (u16, u16);

impl Modules {
    /// A code of `side` rows, which follow each other in `dark`; none unless there are as many modules as that takes.
    pub(crate) fn new(side: u16, dark: Vec<bool>) -> Option<Self> {
        let count = usize::from(side).checked_mul(usize::from(side))?;
        (side > 0 && dark.len() == count).then_some(Self { side, dark })
    }

    /// How many modules a side has.
    pub(crate) fn side(&self) -> u16 {
        self.side
    }

    /// Whether the module in that column and row is dark; those beyond the code are not.
    pub(crate) fn is_dark(&self, column: u16, row: u16) -> bool {
        let index = usize::from(row).saturating_mul(usize::from(self.side)).saturating_add(usize::from(column));
        column < self.side && self.dark.get(index) == Some(&true)
    }

    /// What surrounds the dark modules, as closed lines whose sides lie along rows and columns by turns. A place is dark
    /// if an odd number of them are around it.
    pub(crate) fn outlines(&self) -> Vec<Vec<Corner>> {
        let corners = self.corners();
        let in_row = neighbours(&corners, |(column, row)| (row, column));
        let in_column = neighbours(&corners, |corner| corner);
        let mut is_open = vec![true; corners.len()];
        let mut outlines = Vec::new();
        for start in 0..corners.len() {
            let mut outline = Vec::new();
            let (mut along, mut next, mut at) = (&in_row, &in_column, start);
            while is_open.get(at) == Some(&true) {
                if let Some(open) = is_open.get_mut(at) {
                    *open = false;
                }
                outline.extend(corners.get(at));
                at = along.get(at).copied().unwrap_or(start);
                std::mem::swap(&mut along, &mut next);
            }
            if !outline.is_empty() {
                outlines.push(outline);
            }
        }
        outlines
    }

    /// Where an outline turns: one or three of the four modules around are dark. Row by row.
    fn corners(&self) -> Vec<Corner> {
        let turns = |column: u16, row: u16| {
            let (left, above) = (column.wrapping_sub(1), row.wrapping_sub(1));
            let around = [(left, above), (column, above), (left, row), (column, row)];
            around.into_iter().filter(|(column, row)| self.is_dark(*column, *row)).count() % 2 == 1
        };
        let places = (0..=self.side).flat_map(|row| (0..=self.side).map(move |column| (column, row)));
        places.filter(|(column, row)| turns(*column, *row)).collect()
    }
}

/// For each corner the one at the other end of its side: along a line they belong together two by two.
fn neighbours(corners: &[Corner], order: impl Fn(Corner) -> (u16, u16)) -> Vec<usize> {
    let mut ordered: Vec<(usize, Corner)> = corners.iter().copied().enumerate().collect();
    ordered.sort_by_key(|(_, corner)| order(*corner));
    let mut neighbours = vec![0; corners.len()];
    for pair in ordered.chunks_exact(2) {
        if let [(one, _), (other, _)] = pair {
            for (one, other) in [(one, other), (other, one)] {
                if let Some(neighbour) = neighbours.get_mut(*one) {
                    *neighbour = *other;
                }
            }
        }
    }
    neighbours
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn modules(side: u16, rows: &str) -> Modules {
        Modules::new(side, rows.bytes().map(|module| module == b'#').collect()).unwrap()
    }

    /// What even-odd filling of the outlines makes dark: a place is inside if a ray to its left crosses an odd number of
    /// their upright sides.
    fn filled(side: u16, outlines: &[Vec<Corner>]) -> Vec<bool> {
        let sides = || outlines.iter().flat_map(|outline| outline.iter().zip(outline.iter().cycle().skip(1)));
        let crossed = |column: u16, row: u16| {
            sides()
                .filter(|((from, top), (to, bottom))| {
                    from == to && *from <= column && (*top.min(bottom)..*top.max(bottom)).contains(&row)
                })
                .count()
        };
        (0..side).flat_map(|row| (0..side).map(move |column| crossed(column, row) % 2 == 1)).collect()
    }

    #[test]
    fn modules_side_by_side_share_an_outline() {
        assert_eq!(modules(3, "##.##....").outlines(), [[(0, 0), (2, 0), (2, 2), (0, 2)]]);
        let ring = modules(3, "####.####").outlines();
        assert_eq!(ring, [[(0, 0), (3, 0), (3, 3), (0, 3)], [(1, 1), (2, 1), (2, 2), (1, 2)]], "and its hole");
        assert_eq!(modules(2, "....").outlines(), Vec::<Vec<Corner>>::new());
    }

    #[test]
    fn modules_that_touch_at_a_corner_are_one_line_that_crosses_itself() {
        assert_eq!(modules(2, "#..#").outlines(), [[(0, 0), (1, 0), (1, 2), (2, 2), (2, 1), (0, 1)]]);
    }

    #[test]
    fn a_code_has_as_many_modules_as_its_sides_say() {
        assert_eq!(Modules::new(2, vec![true; 3]), None);
        assert_eq!(Modules::new(0, Vec::new()), None);
        assert!(Modules::new(2, vec![true; 4]).is_some());
        assert!(!modules(2, "####").is_dark(2, 0), "beyond the code");
    }

    proptest! {
        #[test]
        fn the_outlines_fill_what_is_dark(dark in proptest::collection::vec(any::<bool>(), 81)) {
            let code = Modules::new(9, dark.clone()).unwrap();
            prop_assert_eq!(filled(9, &code.outlines()), dark);
        }
    }
}
