//! A square of dark and light modules: a QR code, as it is drawn and not what it says.

/// The dark modules of a square code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modules {
    side: u16,
    dark: Vec<bool>,
}

/// Dark modules beside each other in one row, counted from the top left corner of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) row: u16,
    pub(crate) column: u16,
    pub(crate) length: u16,
}

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

    /// What is dark, in as few pieces as rows allow.
    pub(crate) fn bars(&self) -> Vec<Bar> {
        let mut bars = Vec::new();
        for (row, modules) in (0..self.side).zip(self.dark.chunks_exact(usize::from(self.side))) {
            let mut column = 0_u16;
            for run in modules.chunk_by(|one, next| one == next) {
                let length = u16::try_from(run.len()).unwrap_or(self.side);
                if run.first() == Some(&true) {
                    bars.push(Bar { row, column, length });
                }
                column = column.saturating_add(length);
            }
        }
        bars
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_modules_side_by_side_are_one_bar() {
        // ##.
        // ...
        // #.#
        let dark = [1, 1, 0, 0, 0, 0, 1, 0, 1].map(|module| module == 1).to_vec();
        let bar = |row, column, length| Bar { row, column, length };
        assert_eq!(Modules::new(3, dark).unwrap().bars(), [bar(0, 0, 2), bar(2, 0, 1), bar(2, 2, 1)]);
    }

    #[test]
    fn a_code_has_as_many_modules_as_its_sides_say() {
        assert_eq!(Modules::new(2, vec![true; 3]), None);
        assert_eq!(Modules::new(0, Vec::new()), None);
        assert!(Modules::new(2, vec![true; 4]).is_some());
    }
}
