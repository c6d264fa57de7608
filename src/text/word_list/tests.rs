//! Word lists: how files are read, and what is no tidy file.

use super::*;

fn read<L: WordList>(file: &'static str) -> L {
    let mut file = WordFile::join(&[("a file", file)]);
    let list = file.take("list");
    file.finish();
    list
}

#[test]
fn entries_stand_in_sections() {
    let list: Vec<(&str, u8)> = read("# A comment.\n[list: 1]\nb\n\"# a \"\n\n[list: 2]\n\"[c\"\n");
    assert_eq!(list, [("# a ", 1), ("[c", 2), ("b", 1)]);
    let list: Vec<&str> = read("[list]\na b: c\n\" \"\n");
    assert_eq!(list, ["a b: c", " "]);
}

#[test]
#[should_panic(expected = "no list is named `lsit`")]
fn a_section_that_no_list_takes_is_a_mistake() {
    read::<Words>("[list]\na\n[lsit]\nb\n");
}

#[test]
#[should_panic(expected = "a list with entries has this name")]
fn a_list_without_entries_is_a_mistake() {
    read::<Words>("[list]\n");
}

#[test]
#[should_panic(expected = "not in order")]
fn lines_in_another_order_are_not_tidy() {
    assert_tidy(&[("a file", "[list]\nb\na\n")]);
}

#[test]
#[should_panic(expected = "`a` twice in list")]
fn an_entry_with_two_roles_is_not_tidy() {
    assert_tidy(&[("a file", "[list: 1]\na\n[list: 2]\na\n")]);
}

#[test]
fn files_are_joined_list_by_list() {
    let files = [("one", "[list: 1]\na\n[other]\nx\n"), ("two", "[list: 2]\nb\n")];
    assert_tidy(&files);
    let mut joined = WordFile::join(&files);
    let list: Roles<u8> = joined.take("list");
    assert_eq!((list.get("a"), list.get("b")), (Some(1), Some(2)));
    assert!(joined.take::<Words>("other").has("x"));
    joined.finish();
}

#[test]
#[should_panic(expected = "two: `a` has another role in list")]
fn files_that_disagree_are_not_tidy() {
    assert_tidy(&[("one", "[list: 1]\na\n"), ("two", "[list: 2]\na\n")]);
}

#[test]
fn words_are_found_whole() {
    let words: Words = read("[list]\nan\nthe\n");
    assert!(words.has("the") && words.has_in_any_case("The") && words.longest() == 3);
    for word in ["The", "", "th", "they", "a", "é"] {
        assert!(!words.has(word), "{word}");
    }
    assert!(!words.has_in_any_case("They") && !words.has_in_any_case("ÀN"));
    let roles: Roles<u8> = read("[list: 1]\none\nuno\n[list: 2]\ntwo\n");
    assert_eq!((roles.get("uno"), roles.get_in_any_case("TWO")), (Some(1), Some(2)));
    assert_eq!(roles.words().count(), 3);
}

#[test]
fn a_text_begins_with_a_start_and_goes_on() {
    let starts: Starts = read("[list]\n\"follow \"\nfollow us\nlike\nlike it\nread\n");
    for text in ["follow them", "follow us", "like", "liked", "like it", "like zebras", "reads"] {
        assert!(starts.begin(text), "{text}");
    }
    for text in ["", "a", "follow", "follower", "lik", "rea", "z", "Read"] {
        assert!(!starts.begin(text), "{text}");
    }
}

#[test]
fn phrases_are_found_with_or_without_something_in_common() {
    let phrases: Phrases =
        read("[list]\nfree\n[list: \"sign \"]\nplease sign up\nsign in\n[list: x]\nxy\n");
    for text in ["a free one", "now sign in here", "please sign up", "wxyz"] {
        assert!(phrases.stand_in(text), "{text}");
    }
    for text in ["", "sign up", "x", "signin"] {
        assert!(!phrases.stand_in(text), "{text}");
    }
}
