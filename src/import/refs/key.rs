//! The ids of references: their citation keys, made valid, each once.

use std::collections::BTreeSet;

use crate::id::Id;

use super::{Draft, Library, Problem, Reference};

/// Gives each entry an id. One without a title is reported: its page would have no name.
pub(super) fn number(drafts: Vec<Draft>, library: &mut Library) {
    let mut taken = BTreeSet::new();
    let mut keys = BTreeSet::new();
    let mut changed = None;
    let mut n_changed = 0;
    for draft in drafts {
        let Some(title) = draft.title.clone() else {
            let message = format!("`{}` has no title, so it gets no note", draft.key);
            library.problems.push(Problem { line: draft.line, message });
            continue;
        };
        if !draft.key.is_empty() && !keys.insert(draft.key.clone()) {
            let message =
                format!("another entry has the key `{}`; this one is left out", draft.key);
            library.problems.push(Problem { line: draft.line, message });
            continue;
        }
        let wanted = wanted(&draft, &title);
        let id = unused(&wanted, &taken);
        if id != wanted {
            let message = format!("`{}` becomes `{id}`, as `{wanted}` is taken", draft.key);
            library.problems.push(Problem { line: draft.line, message });
        } else if id.as_str() != draft.key {
            n_changed += 1;
            changed.get_or_insert((draft.key.clone(), id.clone()));
        }
        taken.insert(id.clone());
        library.references.push(reference(draft, id, title));
    }
    if let Some((key, id)) = changed {
        let example = match key.as_str() {
            "" => format!("`{id}` for an entry without one"),
            key => format!("`{key}` as `{id}`"),
        };
        library.remarks.push(match n_changed {
            1 => format!("1 citation key was made the id of a note: {example}"),
            n => format!("{n} citation keys were made ids of notes, such as {example}"),
        });
    }
}

/// The key as an id; without a key, one of author, year and title.
fn wanted(draft: &Draft, title: &str) -> Id {
    let key = draft.key.trim();
    if key.is_empty() {
        let family = draft.authors.first().and_then(|name| name.split_whitespace().next_back());
        let year = draft.issued.as_ref().and_then(|date| date.as_str().get(..4));
        let word = title.split_whitespace().find(|word| word.chars().count() > 3);
        let parts: Vec<&str> = [family, year, word].into_iter().flatten().collect();
        return Id::slug(&parts.join("-"));
    }
    Id::new(key).or_else(|_| Id::new(&key.to_lowercase())).unwrap_or_else(|_| Id::slug(key))
}

fn unused(wanted: &Id, taken: &BTreeSet<Id>) -> Id {
    if !taken.contains(wanted) {
        return wanted.clone();
    }
    let others = (2..=taken.len() + 2).map(|n| Id::slug(&format!("{wanted}-{n}")));
    others.into_iter().find(|id| !taken.contains(id)).unwrap_or_else(|| wanted.clone())
}

fn reference(draft: Draft, id: Id, title: String) -> Reference {
    Reference {
        id,
        title,
        key: draft.key,
        line: draft.line,
        csl_type: draft.csl_type,
        authors: draft.authors,
        editors: draft.editors,
        container_title: draft.container_title,
        volume: draft.volume,
        issue: draft.issue,
        issued: draft.issued,
        url: draft.url,
        doi: draft.doi,
        publisher: draft.publisher,
        language: draft.language,
        pages: draft.pages,
    }
}
