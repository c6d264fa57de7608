//! Libraries in RIS: lines of two letters and a value.

use super::{Draft, Problem, value};

/// Reads the entries of a file. A line without a tag goes on from the one before it.
pub(super) fn read(text: &str) -> (Vec<Draft>, Vec<Problem>) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut problems = Vec::new();
    let mut is_open = false;
    for (line, written) in text.lines().enumerate().map(|(at, line)| (at + 1, line)) {
        match tag(written) {
            Some(("TY", kind)) => {
                entries.push(Entry { line, kind, values: Vec::new() });
                is_open = true;
            }
            Some(("ER", _)) => is_open = false,
            Some((tag, value)) if is_open => {
                let entry = entries.last_mut().expect("an entry is open");
                entry.values.push((tag, line, value.to_owned()));
            }
            None if is_open && !written.trim().is_empty() => {
                let last = entries.last_mut().and_then(|entry| entry.values.last_mut());
                if let Some((_, _, value)) = last {
                    value.push(' ');
                    value.push_str(written.trim());
                }
            }
            _ if written.trim().is_empty() => {}
            _ => {
                let message = "this line belongs to no entry".to_owned();
                problems.push(Problem { line, message });
            }
        }
    }
    let drafts = entries.iter().map(|entry| entry.draft(&mut problems)).collect();
    (drafts, problems)
}

/// `AU  - Brenner, Ada`: the tag and the value.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('\u{feff}');
    let (tag, rest) = line.split_at_checked(2)?;
    let is_tag = tag.bytes().next()?.is_ascii_uppercase()
        && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let value = rest.trim_start().strip_prefix('-')?;
    (is_tag && rest.starts_with(' ')).then(|| (tag, value.trim()))
}

struct Entry<'a> {
    line: usize,
    kind: &'a str,
    /// Tag, line and value.
    values: Vec<(&'a str, usize, String)>,
}

impl Entry<'_> {
    fn first(&self, tags: &[&str]) -> Option<String> {
        let values =
            tags.iter().flat_map(|tag| self.values.iter().filter(move |value| value.0 == *tag));
        values.filter_map(|(_, _, text)| value::text(text)).next()
    }

    fn names(&self, tags: &[&str]) -> Vec<String> {
        let values = self.values.iter().filter(|(tag, ..)| tags.contains(tag));
        values.filter_map(|(_, _, name)| value::name(name)).collect()
    }

    fn draft(&self, problems: &mut Vec<Problem>) -> Draft {
        let csl_type = csl_type(self.kind).unwrap_or_else(|| {
            let message = format!("`{}` is no known type; it is taken for a document", self.kind);
            problems.push(Problem { line: self.line, message });
            "document"
        });
        // In some types the second title is the series, and the book has a tag of its own.
        let is_part = matches!(
            csl_type,
            "chapter" | "paper-conference" | "entry-encyclopedia" | "entry-dictionary"
        );
        let is_whole = matches!(csl_type, "book" | "report" | "thesis");
        let container: &[&str] = match () {
            () if is_part => &["BT", "T2", "JO", "JF"],
            () if is_whole => &[],
            () => &["JO", "JF", "T2", "JA", "J2", "BT"],
        };
        let pages = [self.first(&["SP"]), self.first(&["EP"])];
        let pages: Vec<String> = pages.into_iter().flatten().collect();
        let url = self.values.iter().filter(|(tag, ..)| matches!(*tag, "UR" | "L2" | "LK"));
        Draft {
            line: self.line,
            key: self.first(&["ID", "CK"]).unwrap_or_default(),
            csl_type,
            title: self
                .first(&["TI", "T1", "CT"])
                .or_else(|| self.first(&["BT"]).filter(|_| is_whole)),
            authors: self.names(&["AU", "A1"]),
            editors: self.names(if is_whole { &["ED"] } else { &["ED", "A2"] }),
            container_title: self.first(container),
            volume: self.first(&["VL"]),
            issue: self.first(&["IS", "CP"]),
            issued: self.issued(problems),
            url: url.filter_map(|(_, _, text)| value::address(text)).next(),
            doi: self.first(&["DO"]).as_deref().and_then(value::doi),
            publisher: self.first(&["PB"]),
            language: self.first(&["LA"]).as_deref().and_then(value::language),
            pages: (!pages.is_empty()).then(|| pages.join("-")),
        }
    }

    /// `2019/03/07/`, `2019///spring`, `2019-03-07`; the most exact of those that an entry has.
    fn issued(&self, problems: &mut Vec<Problem>) -> Option<crate::edtf::Edtf> {
        let values = self.values.iter().filter(|(tag, ..)| matches!(*tag, "DA" | "PY" | "Y1"));
        let mut best = None;
        for (_, line, written) in values.filter(|(_, _, written)| !written.is_empty()) {
            let mut parts = written.split(['/', '-']).map(str::trim);
            let year =
                parts.next().filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
            let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
            let (month, day) = (number(), number());
            match year.and_then(|year| value::date(year, month, day)) {
                Some(date) => {
                    let is_better =
                        |best: &crate::edtf::Edtf| date.as_str().len() > best.as_str().len();
                    if best.as_ref().is_none_or(is_better) {
                        best = Some(date);
                    }
                }
                None => problems
                    .push(Problem { line: *line, message: format!("`{written}` is no date") }),
            }
        }
        best
    }
}

fn csl_type(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "JOUR" | "EJOUR" | "ABST" | "INPR" => "article-journal",
        "NEWS" => "article-newspaper",
        "MGZN" => "article-magazine",
        "BOOK" | "EBOOK" | "EDBOOK" | "SER" => "book",
        "CHAP" | "ECHAP" => "chapter",
        "CONF" | "CPAPER" => "paper-conference",
        "RPRT" | "GOVDOC" | "STAND" => "report",
        "THES" => "thesis",
        "ELEC" | "WEB" | "ICOMM" => "webpage",
        "BLOG" => "post-weblog",
        "ENCYC" => "entry-encyclopedia",
        "DICT" => "entry-dictionary",
        "MANSCPT" | "UNPB" | "UNPD" => "manuscript",
        "DATA" | "AGGR" => "dataset",
        "COMP" => "software",
        "STAT" | "LEGAL" | "UNBILL" => "legislation",
        "BILL" => "bill",
        "CASE" => "legal_case",
        "HEAR" => "hearing",
        "PAT" => "patent",
        "MAP" => "map",
        "VIDEO" | "MPCT" | "ADVS" => "motion_picture",
        "SOUND" | "MUSIC" => "song",
        "ART" | "FIGURE" | "CHART" => "graphic",
        "PCOMM" => "personal_communication",
        "PAMP" => "pamphlet",
        "SLIDE" => "speech",
        "JFULL" => "periodical",
        "GEN" | "CTLG" | "CLSWK" | "ANCIENT" | "DBASE" | "MULTI" => "document",
        _ => return None,
    })
}
