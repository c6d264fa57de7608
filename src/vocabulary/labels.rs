//! The labels of words, as a language and `site.toml` give them: `[vocabulary.<list>]` with a text or a table a word.

use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::Diagnostic;
use crate::fields::{Fields, country};
use crate::rule;
use crate::text::similar::did_you_mean;

use super::{List, Openness, Vocabulary, Words, table};

/// What readers see for a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Labels {
    pub(super) label: String,
    pub(super) plural: Option<String>,
    /// Of an actor: what it is called where the text speaks of it again.
    pub(super) noun: Option<String>,
    /// Of an actor: the kind of this program that drawings show it as.
    pub(super) like: Option<String>,
    /// Of an attack: what sources call events of this kind, in any language.
    pub(super) nouns: Vec<String>,
    /// Of a relation that is over.
    pub(super) past: Option<String>,
    /// Of a relation, from its other end.
    pub(super) inverse: Option<String>,
    /// Of a relation that is over, from its other end.
    pub(super) past_inverse: Option<String>,
    /// Of a certainty with those who say so, in the place of `{by}`.
    pub(super) by: Option<String>,
}

/// The nouns of a kind, by language: `nouns = { en = ["rupture"], de = ["Bruch"] }`.
fn nouns(fields: &mut Fields) -> Vec<String> {
    let by_language = fields.table("nouns", "the nouns of a language", |fields| {
        fields.by_key("a language", "words", |fields| fields.texts("words"))
    });
    let nouns = by_language.unwrap_or_default().into_iter().filter_map(|(_, nouns)| nouns);
    nouns.flat_map(|nouns| nouns.value).map(|noun| noun.value).collect()
}

/// The kind of actor that another one is like: one of this program.
fn like(fields: &mut Fields) -> Option<String> {
    let like = fields.text("like")?;
    if table::find(List::Actor, &like.value).is_some() {
        return Some(like.value);
    }
    let ids = || table::rows(List::Actor).iter().map(|row| row.id);
    let hint = did_you_mean(&like.value, ids()).unwrap_or_else(|| {
        let ids = ids().map(|id| format!("`{id}`")).collect::<Vec<_>>();
        format!("write one of {}", ids.join(", "))
    });
    let problem =
        Diagnostic::new(&rule::BAD_WORD, format!("`{}` is no kind to be like", like.value));
    fields.problem(
        problem.at(&fields.file(), &like.span).label("not a kind of this program").hint(hint),
    );
    None
}

/// How the language makes a label of others, in the place of `{label}`, where a word has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Forms {
    /// A relation that is over.
    pub(super) past: String,
    /// A certainty with those who say so, in the place of `{by}`.
    pub(super) by: String,
}

impl Forms {
    fn read(fields: &mut Fields) -> Forms {
        let mut text = |key| fields.text(key).map(|text| text.value).unwrap_or_default();
        Forms { past: text("past"), by: text("by") }
    }

    /// The forms with those of another language for what is left out.
    fn over(self, base: &Forms) -> Forms {
        let or = |form: String, base: &str| if form.is_empty() { base.to_owned() } else { form };
        Forms { past: or(self.past, &base.past), by: or(self.by, &base.by) }
    }

    fn past(&self, label: &str) -> String {
        self.past.replace("{label}", label)
    }
}

/// A word as it is written: each label may be left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Written {
    label: Option<String>,
    plural: Option<String>,
    noun: Option<String>,
    like: Option<String>,
    nouns: Vec<String>,
    past: Option<String>,
    inverse: Option<String>,
    past_inverse: Option<String>,
    by: Option<String>,
    /// The labels that are written, such as one that is empty: it is no label, and not missing.
    written: Vec<&'static str>,
}

impl Written {
    fn read(list: List, fields: &mut Fields) -> Written {
        let is = |other| list == other;
        let mut text = |key, is_key: bool| if is_key { label(fields, key) } else { None };
        let word = Written {
            label: text("label", true),
            plural: text("plural", !is(List::Relation)),
            noun: text("noun", is(List::Actor)),
            past: text("past", is(List::Relation)),
            inverse: text("inverse", is(List::Relation)),
            past_inverse: text("past_inverse", is(List::Relation)),
            by: text("by", is(List::Certainty)),
            like: if is(List::Actor) { like(fields) } else { None },
            nouns: if is(List::Attack) { nouns(fields) } else { Vec::new() },
            written: Vec::new(),
        };
        let there = ["label", "inverse"].into_iter().filter(|key| fields.has_read(key));
        Written { written: there.collect(), ..word }
    }

    /// What a word without labels cannot do without; what was refused is not missing.
    fn missing(&self, list: List) -> Option<(&'static str, &'static str)> {
        let is_missing = |key, label: &Option<_>| label.is_none() && !self.written.contains(&key);
        if is_missing("label", &self.label) {
            Some(("label", "write `label = \"...\"`: readers see it"))
        } else if list == List::Relation && is_missing("inverse", &self.inverse) {
            Some(("inverse", "write `inverse = \"...\"`: the page of the other end shows it"))
        } else {
            None
        }
    }

    /// All labels of the word. Those that go with a label are made of it or left out where the label is another one, as
    /// `vessels` would be no plural of `ship`.
    fn over(self, base: Option<&Labels>, forms: &Forms) -> Labels {
        let mut labels = base.cloned().unwrap_or_default();
        if let Some(label) = self.label {
            labels.past = labels.past.map(|_| forms.past(&label));
            (labels.plural, labels.noun, labels.by) = (None, None, None);
            labels.label = label;
        }
        if let Some(inverse) = self.inverse {
            labels.past = labels.past.or_else(|| Some(forms.past(&labels.label)));
            labels.past_inverse = Some(forms.past(&inverse));
            labels.inverse = Some(inverse);
        }
        Labels {
            label: labels.label,
            plural: self.plural.or(labels.plural),
            noun: self.noun.or(labels.noun),
            like: self.like.or(labels.like),
            nouns: [labels.nouns, self.nouns].concat(),
            past: self.past.or(labels.past),
            inverse: labels.inverse,
            past_inverse: self.past_inverse.or(labels.past_inverse),
            by: self.by.or(labels.by),
        }
    }
}

impl Labels {
    /// The labels of the relation that says the same from the other end.
    fn turned(self) -> Labels {
        Labels {
            label: self.inverse.unwrap_or_else(|| self.label.clone()),
            past: self.past_inverse,
            inverse: Some(self.label),
            past_inverse: self.past,
            ..self
        }
    }
}

impl Words {
    /// The words of a language, with the forms by which it makes labels of others.
    pub(super) fn of_language(fields: &mut Fields) -> Words {
        let forms = fields.table("forms", "[forms]", Forms::read).unwrap_or_default();
        let mut words = Words { forms, ..Words::default() };
        for (list, id, written) in read(fields, Adds::Nothing, &|_, _| true) {
            let labels = written.over(None, &words.forms);
            words.insert(list, &id, labels);
        }
        words
    }

    /// A relation that says the same from the other end is renamed with the one that is renamed here.
    fn turn_relations(&mut self) {
        for row in table::rows(List::Relation) {
            let Some(other) = row.inverse.filter(|other| *other != row.id) else { continue };
            if self.get(List::Relation, other).is_none()
                && let Some(labels) = self.get(List::Relation, row.id).cloned()
            {
                self.insert(List::Relation, other, labels.turned());
            }
        }
    }
}

impl Vocabulary {
    /// Reads `[vocabulary]` of `site.toml`.
    pub(crate) fn read(fields: &mut Fields, language: &str) -> Vocabulary {
        let is_whole = fields.is_parsed();
        let built_in = super::built_in(language);
        let mut vocabulary = Vocabulary { built_in, is_whole, ..Vocabulary::default() };
        let is_labelled = |list, id: &str| vocabulary.labels_below(list, id).is_some();
        vocabulary.written = read(fields, Adds::Words, &is_labelled);
        vocabulary.label_words_of_site();
        vocabulary
    }

    /// Adds the labels that a file of words has, over those of the files before. Words are added in `site.toml` alone.
    pub(crate) fn read_labels(&mut self, fields: &mut Fields) {
        if let Some(forms) = fields.table("forms", "[forms]", Forms::read) {
            self.language.forms = forms.over(self.forms());
        }
        let is_known =
            |list: List, id: &str| list.openness() == Openness::Any || self.contains(list, id);
        for (list, id, written) in read(fields, Adds::Nothing, &is_known) {
            let labels = written.over(self.labels_below(list, &id), self.forms());
            self.language.insert(list, &id, labels);
        }
        self.language.turn_relations();
        self.label_words_of_site();
    }

    /// Gives the words of `site.toml` their labels, over those of the layers below.
    fn label_words_of_site(&mut self) {
        let mut site = Words::default();
        for (list, id, written) in &self.written {
            let labels = written.clone().over(self.labels_below(*list, id), self.forms());
            site.insert(*list, id, labels);
        }
        site.turn_relations();
        self.site = site;
    }
}

/// Whether a table may have words that are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Adds {
    Words,
    Nothing,
}

/// Every word that `[vocabulary]` gives labels. `is_labelled` says of which words the labels are known already.
fn read(
    fields: &mut Fields,
    adds: Adds,
    is_labelled: &dyn Fn(List, &str) -> bool,
) -> Vec<(List, String, Written)> {
    let lists = fields.table("vocabulary", "[vocabulary]", |fields| {
        let of_list = |list: List| {
            let read = |fields: &mut Fields| words(list, fields, adds, &|id| is_labelled(list, id));
            let words = fields.table(list.name(), "a list of words", read).unwrap_or_default();
            words.into_iter().map(move |(id, word)| (list, id, word))
        };
        List::shown().flat_map(of_list).collect::<Vec<_>>()
    });
    lists.unwrap_or_default()
}

fn words(
    list: List,
    fields: &mut Fields,
    adds: Adds,
    is_labelled: &dyn Fn(&str) -> bool,
) -> Vec<(String, Written)> {
    let mut words = Vec::<(String, Written)>::new();
    for (key, word) in fields.by_key("a word", "label", |fields| Written::read(list, fields)) {
        let id = match list {
            // The codes of countries are written in capitals.
            List::Country => key.value.to_ascii_uppercase(),
            _ => key.value.clone(),
        };
        let unknown = || {
            let is_unknown = adds == Adds::Nothing && !is_labelled(&id);
            let hint = did_you_mean(&id, table::rows(list).iter().map(|row| row.id));
            let hint = hint.unwrap_or_else(|| {
                format!("add the word in site.toml, under `[vocabulary.{}]`", list.name())
            });
            is_unknown.then(|| (format!("`{}` has no word `{id}`", list.name()), hint))
        };
        let refusal = refusal(list, &id).or_else(unknown).or_else(|| {
            let is_known = words.iter().any(|(known, _)| *known == id);
            is_known.then(|| (format!("`{id}` is named twice"), String::from("remove one of them")))
        });
        if let Some((message, hint)) = refusal {
            let problem =
                Diagnostic::new(&rule::BAD_WORD, message).label("not a word of this list");
            fields.problem(problem.at(&fields.file(), &key.span).hint(hint));
            continue;
        }
        let mut word = word.map(|word| word.value).unwrap_or_default();
        if !is_labelled(&id) {
            if let Some((missing, hint)) = word.missing(list) {
                let message = format!("the word `{id}` needs `{missing}`");
                let problem = Diagnostic::new(&rule::MISSING_KEY, message);
                fields.problem(problem.at(&fields.file(), &key.span).hint(hint));
            }
            // The notes that use the word are not at fault.
            word.label.get_or_insert_with(|| id.clone());
        }
        words.push((id, word));
    }
    words
}

/// Why a word cannot be one of this list, with what to do.
fn refusal(list: List, id: &str) -> Option<(String, String)> {
    match list.openness() {
        Openness::Labels | Openness::Closed if table::find(list, id).is_none() => {
            let ids = || table::rows(list).iter().map(|row| row.id);
            let hint = did_you_mean(id, ids()).unwrap_or_else(|| {
                let ids = ids().map(|id| format!("`{id}`")).collect::<Vec<_>>();
                format!("its words are {}, and only their labels can be set", ids.join(", "))
            });
            Some((format!("`{}` has no word `{id}`", list.name()), hint))
        }
        _ if list == List::Country => {
            let is_code = country::is_code(id) || country::is_left_to_users(id);
            let hint = "write a code of ISO 3166-1, or one that it leaves to its users: `AA`, `QM` to `QZ`, `XA` to `XZ`, `ZZ`";
            (!is_code).then(|| (format!("`{id}` is not a country code"), hint.to_owned()))
        }
        Openness::Site if !is_id(id) => {
            let hint = "write small letters, digits and hyphens, such as `cable-ship`; `label` is for readers";
            Some((format!("`{id}` cannot be a word of notes"), hint.to_owned()))
        }
        Openness::Any if id.trim().is_empty() => Some((
            String::from("a word without letters"),
            String::from("write the word of the notes"),
        )),
        _ => None,
    }
}

fn is_id(id: &str) -> bool {
    // Marks and joiners belong to the letters of many scripts.
    let is_joiner = |c: char| matches!(c, '\u{200c}' | '\u{200d}') || is_combining_mark(c);
    let is_letter = |c: char| c.is_alphanumeric() && !c.is_uppercase() || is_joiner(c) || c == '-';
    !id.is_empty() && id.chars().all(is_letter) && !id.starts_with('-') && !id.ends_with('-')
}

/// A label. An empty one shows nothing, and one with those who say so needs a place for them.
fn label(fields: &mut Fields, key: &'static str) -> Option<String> {
    let label = fields.text(key)?;
    let (message, hint) = if label.value.trim().is_empty() {
        (format!("`{key}` is empty"), "write what readers are to see, or remove the key")
    } else if key == "by" && !label.value.contains("{by}") {
        (
            format!("`{key}` does not say who"),
            "write `{by}` where the name is to be, such as `alleged by {by}`",
        )
    } else {
        return Some(label.value);
    };
    let problem = Diagnostic::new(&rule::BAD_WORD, message);
    fields.problem(problem.at(&fields.file(), &label.span).label("no label").hint(hint));
    None
}
