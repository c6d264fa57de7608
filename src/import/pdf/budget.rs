//! How much work a file may make, so that none takes hours: each step counts against it.

/// Bytes to unpack and interpret: an instruction is some ten bytes.
const MOST: usize = 1 << 29;

/// What is left to spend.
pub(super) struct Budget(usize);

/// Nothing is left.
#[derive(Debug)]
pub(super) struct Spent;

impl Budget {
    pub(super) fn new() -> Budget {
        Budget(MOST)
    }

    pub(super) fn spend(&mut self, cost: usize) -> Result<(), Spent> {
        self.0 = self.0.checked_sub(cost).ok_or(Spent)?;
        Ok(())
    }
}
