//! The vocabulary of this program as a page in Markdown.

use std::fmt::Write;

use super::{End, List, Openness, Time, Vocabulary, table};

/// The command that writes `docs/vocabulary.md`.
const COMMAND: &str = "briefing explain --vocabulary > docs/vocabulary.md";

/// Every list with its words and their labels.
pub fn markdown() -> String {
    let vocabulary = Vocabulary::default();
    let mut page = format!(
        "<!-- Made by `{COMMAND}`. -->\n\n# Vocabulary\n\n\
        The words that keys of notes take, with what readers see for each. `[vocabulary]` in `site.toml` adds words and renames\nthese:\n\n\
        ```toml\n[vocabulary.actor]\nferry = {{ label = \"ferry\", plural = \"ferries\", like = \"ship\" }}\nstate = \"country\"\n\n\
        [vocabulary.relation]\nowns = {{ label = \"owns\", inverse = \"owned by\", past = \"formerly owned\", past_inverse = \"formerly owned by\" }}\n```\n\n\
        A label is written as it is read within a sentence; a text alone is the label. Besides it, an attack may have `nouns` by language (what sources call it: `docs/cues.md`), an actor a `noun`\n\
        (\"claimed by the group\") and `like`, the kind of this program whose sign drawings give it (the sign of a ship without it), a certainty `by` (`\"alleged by {{by}}\"`). A relation needs `inverse`, how the page of its\n\
        target reads; one that is the same from both ends has its label there. A certainty that a site adds is a little less\n\
        sure than an allegation; a qualifier that it adds compares as `about`. A relation that it adds is\n\
        drawn as neither above nor below, with an arrow unless both ends say the same.\n\n\
        *In exports* is the word of STIX 2.1, where there is one.\n"
    );
    // Writing to a string cannot fail.
    let mut write = |text: std::fmt::Arguments<'_>| _ = page.write_fmt(text);
    for list in List::shown() {
        let name = list.name();
        write(format_args!("\n## {name}\n\nTaken by {}. {}\n", list.keys(), openness(list)));
        match list {
            List::Country | List::Tag => {}
            List::Relation => relations(&vocabulary, &mut write),
            _ => words(&vocabulary, list, &mut write),
        }
    }
    page
}

fn openness(list: List) -> &'static str {
    match (list, list.openness()) {
        (List::Country, _) => {
            "The codes of ISO 3166-1, `XK`, and those that ISO 3166-1 leaves to its users once the site names them: `XZ = \"International waters\"`. Pages show the name of the country in their language where a code has no label."
        }
        (List::Tag, _) => {
            "Notes may use any word. One that has no label is shown by the title of the entity with this id, else by its words: `river-war` as *river war*."
        }
        (_, Openness::Any) => {
            "Notes may use any word; one that has no label is shown exactly as it is written."
        }
        (_, Openness::Site) => "Notes may use these words and those that the site adds.",
        (_, Openness::Labels | Openness::Closed) => {
            "Notes may use these words alone; a site may change their labels."
        }
    }
}

fn words(vocabulary: &Vocabulary, list: List, write: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    write(format_args!("\n| word | label | plural | in exports |\n|---|---|---|---|\n"));
    for row in table::rows(list) {
        let (label, plural) = (vocabulary.label(list, row.id), vocabulary.plural(list, row.id));
        let plural = if plural == label { "" } else { plural };
        write(format_args!("| `{}` | {label} | {plural} | {} |\n", row.id, row.mapping));
    }
}

fn relations(vocabulary: &Vocabulary, write: &mut impl FnMut(std::fmt::Arguments<'_>)) {
    write(format_args!(
        "\n| word | label | once it is over | from its target | once it is over | in exports |\n|---|---|---|---|---|---|\n"
    ));
    for row in table::rows(List::Relation) {
        let label = |end, time| vocabulary.relation(row.id, end, time);
        write(format_args!(
            "| `{}` | {} | {} | {} | {} | {} |\n",
            row.id,
            label(End::Holder, Time::Present),
            label(End::Holder, Time::Past),
            label(End::Target, Time::Present),
            label(End::Target, Time::Past),
            row.mapping
        ));
    }
}
