//! Which letters a text is written in, and whether they are those that can be read.

use std::collections::BTreeMap;

use crate::import::Refused;

use super::line::Line;

/// How much of a text may be letters that cannot be read: names, formulas.
const MOST_OTHER: f32 = 0.05;

/// How many letters of each script a text has.
#[derive(Default)]
pub(super) struct Letters {
    pub(super) n_read: usize,
    pub(super) n_unknown: usize,
    pub(super) n_leftward: usize,
    others: BTreeMap<&'static str, usize>,
}

impl Letters {
    pub(super) fn of(lines: &[Line]) -> Letters {
        let mut letters = Letters::default();
        for letter in lines.iter().flat_map(|line| &line.runs).flat_map(|run| run.text.chars()) {
            letters.add(letter);
        }
        letters
    }

    pub(super) fn add(&mut self, letter: char) {
        if letter == '\u{fffd}' {
            self.n_unknown += 1;
        } else if super::direction::is_leftward(letter) && is_hebrew_or_arabic(letter) {
            self.n_leftward += 1;
            self.n_read += 1;
        } else if letter.is_alphabetic() {
            match script(letter) {
                None => self.n_read += 1,
                Some(script) => *self.others.entry(script).or_default() += 1,
            }
        } else if letter.is_ascii_digit() {
            self.n_read += 1;
        }
    }

    /// Refuses a text of other letters, or of letters that the file does not name.
    pub(super) fn check(&self, silent_fonts: &[String]) -> Result<(), Refused> {
        let n_others: usize = self.others.values().sum();
        let all = (self.n_read + self.n_unknown + n_others).max(1) as f32;
        let percent = |n: usize| (n as f32 / all * 100.0).round();
        if n_others as f32 / all > MOST_OTHER {
            let seen: Vec<String> =
                self.others.iter().map(|(name, n)| format!("{name} ({}%)", percent(*n))).collect();
            return Err(Refused {
                message: format!("the text is written in {} letters, which cannot be read from a PDF file", seen.join(", ")),
                hint: "Latin, Cyrillic, Arabic and Hebrew letters can: save the text as a web page or as plain text".into(),
            });
        }
        if self.n_unknown as f32 / all > MOST_OTHER {
            let fonts = if silent_fonts.is_empty() {
                String::new()
            } else {
                format!(" (`{}`)", silent_fonts.join("`, `"))
            };
            return Err(Refused {
                message: format!("the file does not say which letters {}% of its signs are{fonts}", percent(self.n_unknown)),
                hint: "recognise its text with an OCR program first, or save the text as a web page or as plain text".into(),
            });
        }
        Ok(())
    }
}

fn is_hebrew_or_arabic(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// The script of a letter if it is none of those that can be read.
fn script(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{0}'..='\u{2af}'
        | '\u{1d00}'..='\u{1dbf}'
        | '\u{1e00}'..='\u{1eff}'
        | '\u{2c60}'..='\u{2c7f}'
        | '\u{a720}'..='\u{a7ff}'
        | '\u{fb00}'..='\u{fb06}' => return None,
        '\u{400}'..='\u{52f}'
        | '\u{1c80}'..='\u{1c8f}'
        | '\u{2de0}'..='\u{2dff}'
        | '\u{a640}'..='\u{a69f}' => return None,
        '\u{2b0}'..='\u{2ff}' | '\u{2100}'..='\u{214f}' | '\u{1d400}'..='\u{1d7ff}' => return None,
        _ if is_hebrew_or_arabic(letter) => return None,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Greek",
        '\u{530}'..='\u{58f}' => "Armenian",
        '\u{900}'..='\u{97f}' | '\u{a8e0}'..='\u{a8ff}' => "Devanagari",
        '\u{980}'..='\u{9ff}' => "Bengali",
        '\u{b80}'..='\u{bff}' => "Tamil",
        '\u{a00}'..='\u{b7f}' | '\u{c00}'..='\u{dff}' => "Indian",
        '\u{e00}'..='\u{e7f}' => "Thai",
        '\u{10a0}'..='\u{10ff}' => "Georgian",
        '\u{1200}'..='\u{139f}' => "Ethiopic",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' | '\u{3130}'..='\u{318f}' => "Korean",
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => "Japanese",
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => "Chinese",
        _ => "other",
    })
}
