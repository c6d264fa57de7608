//! Families of sources: those that rest on each other, through any number of steps.

use super::SourceIx;

/// Which sources belong together by `derived_from`.
#[derive(Debug, Default)]
pub struct Families {
    /// By source: the first source of its family.
    first: Vec<SourceIx>,
}

impl Families {
    /// Joins the sources of each pair, the first derived from the second. It is done once, since claims ask for
    /// families on every page.
    pub fn new(sources: usize, derived: &[(SourceIx, SourceIx)]) -> Families {
        let first = (0..sources).map(|number| SourceIx(number as u32)).collect();
        let mut families = Families { first };
        for (child, parent) in derived {
            let (a, b) = (families.root(*child), families.root(*parent));
            families.first[a.max(b).index()] = a.min(b);
        }
        // What a source points at comes before it and is settled already.
        for number in 0..sources {
            families.first[number] = families.first[families.first[number].index()];
        }
        families
    }

    /// The first source of the family a source belongs to, perhaps itself.
    pub fn of(&self, ix: SourceIx) -> SourceIx {
        self.first.get(ix.index()).copied().unwrap_or(ix)
    }

    /// Follows the family's sources to the first, and shortens the way for the next time.
    fn root(&mut self, mut ix: SourceIx) -> SourceIx {
        while self.first[ix.index()] != ix {
            let next = self.first[ix.index()];
            self.first[ix.index()] = self.first[next.index()];
            ix = next;
        }
        ix
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_known_by_its_first_source() {
        let derived = [(4, 3), (3, 5), (1, 5), (2, 0)].map(|(a, b)| (SourceIx(a), SourceIx(b)));
        let families = Families::new(7, &derived);
        let first = (0..8).map(|number| families.of(SourceIx(number)).0).collect::<Vec<_>>();
        assert_eq!(first, [0, 1, 0, 1, 1, 1, 6, 7]);
    }
}
