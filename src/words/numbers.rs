//! Numbers: thousands apart by a thin no-break space, as ISO 80000 has it, and the decimal sign of the language.

use super::Words;

impl Words {
    /// A number as exact as it was written.
    pub(crate) fn number(&self, number: f64) -> String {
        let shown = number.to_string();
        let (whole, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
        let mut text = grouped(whole);
        if !fraction.is_empty() {
            text.extend([self.say("decimal_sign"), fraction]);
        }
        text
    }
}

fn grouped(whole: &str) -> String {
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("−", digits));
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 && digits.len() > 4 {
            grouped.push('\u{202f}');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_apart_and_fractions_are_as_the_language_writes_them() {
        for (language, number, expected) in [
            ("en", 12500.0, "12\u{202f}500"),
            ("en", 1250.0, "1250"),
            ("en", -1.5, "−1.5"),
            ("de", 172.5, "172,5"),
        ] {
            assert_eq!(Words::built_in(language).number(number), expected);
        }
    }
}
