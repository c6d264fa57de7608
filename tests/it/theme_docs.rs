//! `docs/themes.md` against the code: its list of fields is made of the comments in `src/render/view/`.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use briefing::theme;
use snapbox::{Data, assert_data_eq};

/// What comes before the fields in the file is written by hand.
const FIELDS: &str = "\n## Fields\n";

/// The files of the structs in the order of the documentation, after what every page has.
const FILES: [&str; 15] = [
    "view/page.rs",
    "html/link.rs",
    "view/strip.rs",
    "view/entity.rs",
    "view/actor.rs",
    "view/attack.rs",
    "view/outlet.rs",
    "view/source.rs",
    "view/briefing.rs",
    "view/list.rs",
    "view/graphic.rs",
    "view/network.rs",
    "view/home.rs",
    "view/reference.rs",
    "view/row.rs",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source(file: &str) -> String {
    fs::read_to_string(root().join("src/render").join(file)).expect("a source file")
}

/// A Rust type as the documentation names it.
fn kind(of: &str) -> String {
    let of = of.trim_start_matches("&'a ").trim_start_matches("&'static ");
    let inner = |name: &str| of.strip_prefix(name)?.strip_prefix('<')?.strip_suffix('>');
    let slice = of.strip_prefix('[').and_then(|of| of.strip_suffix(']'));
    if let Some(items) = inner("Vec").or(slice) {
        let items = kind(items);
        let end = if items.ends_with('`') { "" } else { "s" };
        return format!("list of {items}{end}");
    }
    if let Some(some) = inner("Option") {
        return format!("{}, or nothing", kind(some));
    }
    if let Some(shared) = inner("Arc") {
        return kind(shared);
    }
    match of.split('<').next().unwrap_or(of) {
        "String" | "str" | "Cow" | "ColumnKind" => String::from("text"),
        "usize" | "u32" => String::from("number"),
        "PassageNumber" => String::from("passage number"),
        "bool" => String::from("true or false"),
        "Markup" => String::from("HTML"),
        "Link" | "Anchor" | "CitedOutlet" => String::from("`Link`"),
        name => format!("`{name}`"),
    }
}

/// The structs of a file that templates see, each with its fields.
fn fields_of(text: &str) -> String {
    let (mut list, mut comment, mut is_seen, mut is_inside) =
        (String::new(), String::new(), false, false);
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            comment += words;
        } else if line.starts_with("#[derive(") {
            is_seen = line.contains("Serialize");
        } else if let Some(name) = line.strip_prefix("pub struct ") {
            is_inside = is_seen || comment.contains("Templates see");
            let name = name.split(['<', ' ']).next().unwrap_or_default();
            if is_inside {
                let _ = write!(list, "\n**`{name}`**:{comment}\n\n");
            }
            // What such a struct looks like to templates is in its comment.
            is_inside = is_seen;
            comment.clear();
        } else if let Some((name, of)) =
            line.strip_prefix("pub ").and_then(|line| line.split_once(": "))
        {
            if is_inside {
                let of = kind(of.trim_end_matches(','));
                let _ = writeln!(list, "- `{name}` ({of}):{comment}");
            }
            comment.clear();
        } else if !line.starts_with("#[") {
            comment.clear();
            is_inside &= line != "}";
        }
    }
    list
}

#[test]
fn the_documentation_has_every_field_that_templates_see() {
    let path = root().join("docs/themes.md");
    let text = fs::read_to_string(&path).expect("the documentation");
    let (by_hand, _) = text.split_once(FIELDS).expect("a part for the fields");
    let fields = FILES.map(|file| fields_of(&source(file))).concat();
    let expected =
        format!("{by_hand}{FIELDS}\nMade of the comments in `src/render/view/`.\n{fields}");
    assert!(fields.matches("\n- `").count() > 150, "the fields are found: {fields}");
    // SNAPSHOTS=overwrite writes the file.
    assert_data_eq!(expected, Data::read_from(&path, None).raw());
}

#[test]
fn no_file_of_structs_is_left_out() {
    let files = fs::read_dir(root().join("src/render/view")).expect("the folder");
    let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
    let left_out =
        names.filter(|name| name != "mod.rs" && !FILES.contains(&format!("view/{name}").as_str()));
    assert_eq!(left_out.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn the_documentation_names_every_row() {
    let text = fs::read_to_string(root().join("docs/themes.md")).expect("the documentation");
    let by_hand = text.split(FIELDS).next().unwrap_or_default();
    let names =
        theme::ROW_TEMPLATES.iter().filter_map(|(name, _)| Path::new(name).file_stem()?.to_str());
    let unnamed = names.filter(|name| !by_hand.contains(&format!("`{name}`")));
    assert_eq!(unnamed.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn fields_are_read_from_comments() {
    let text = "/// A thing.\n#[derive(Serialize)]\npub struct Thing<'a> {\n    /// Its\n    /// name.\n    pub name: &'a str,\n    /// Others.\n    pub others: Vec<Arc<Thing>>,\n    /// Unseen.\n    #[serde(skip)]\n    pub(crate) key: String,\n}\n/// No view.\n#[derive(Debug)]\npub struct Other {\n    /// Unseen.\n    pub x: usize,\n}\n";
    let expected = "\n**`Thing`**: A thing.\n\n- `name` (text): Its name.\n- `others` (list of `Thing`): Others.\n";
    assert_eq!(fields_of(text), expected);
}
