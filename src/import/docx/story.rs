//! The text of a document or note as paragraphs and tables, in reading order.

use std::collections::BTreeMap;

use crate::clip::Run;
use crate::import::Refused;

use super::left_out::LeftOut;
use super::notes::NoteMarkers;
use super::numbering::Numbering;
use super::package::Relation;
use super::paragraph::{self, Field};
use super::styles::{Kind, Styles};
use super::table;
use super::xml::{Element, each};

/// A piece of a story.
#[derive(Debug, PartialEq)]
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Vec<Vec<Vec<Run>>>),
}

/// A paragraph with what is known of its kind.
#[derive(Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) runs: Vec<Run>,
    /// How deep it stands in lists, from 1, and its number.
    pub(super) in_list: Option<(u8, Option<u32>)>,
    /// Whether all of it is bold.
    pub(super) is_bold: bool,
}

/// What the reader of a story looks things up in, and what it counts.
pub(super) struct Context<'a> {
    pub(super) styles: &'a Styles,
    pub(super) numbering: &'a mut Numbering,
    /// The relations of the part that is read.
    pub(super) relations: &'a BTreeMap<String, Relation>,
    pub(super) notes: &'a mut NoteMarkers,
    pub(super) left_out: &'a mut LeftOut,
    /// The fields that are open: they may go over several paragraphs.
    pub(super) fields: Vec<Field>,
    /// The paragraphs of text boxes, which follow the paragraph that holds them.
    pub(super) boxes: Vec<Item>,
    /// How many characters are marked as being in a language.
    pub(super) languages: BTreeMap<String, usize>,
}

/// Reads the paragraphs and tables of a part.
pub(super) fn read(xml: &str, context: &mut Context) -> Result<Vec<Item>, Refused> {
    let mut items = Vec::new();
    // The mark at the end of the last paragraph was deleted: the next one goes on in it.
    let mut goes_on = false;
    each(xml, &["p", "tbl", "Fallback"], |element| {
        goes_on = push(&mut items, &element, goes_on, context);
    })?;
    Ok(trimmed(items))
}

fn trimmed(mut items: Vec<Item>) -> Vec<Item> {
    for item in &mut items {
        if let Item::Paragraph(paragraph) = item {
            paragraph::trim(&mut paragraph.runs);
        }
    }
    items
}

/// Adds what an element holds. Returns whether its paragraph goes on in the next.
fn push(items: &mut Vec<Item>, element: &Element, goes_on: bool, context: &mut Context) -> bool {
    match element.name.as_str() {
        "p" => {
            let paragraph = paragraph::read(element, context);
            let is_joined = element.at(&["pPr", "rPr", "del"]).is_some();
            let last = items.last_mut().filter(|_| goes_on);
            match (last, paragraph) {
                (Some(Item::Paragraph(last)), Some(paragraph)) => last.runs.extend(paragraph.runs),
                (_, Some(paragraph)) => items.push(Item::Paragraph(paragraph)),
                (_, None) => {}
            }
            items.append(&mut context.boxes);
            is_joined
        }
        "tbl" => {
            items.extend(table::read(element, context));
            items.append(&mut context.boxes);
            false
        }
        // What follows says the same for programs that do not know it.
        "Fallback" => goes_on,
        _ => {
            element.elements().fold(goes_on, |goes_on, inner| push(items, inner, goes_on, context))
        }
    }
}

/// The items of an element within another, such as a cell or a text box.
pub(super) fn items_of(element: &Element, context: &mut Context) -> Vec<Item> {
    let mut items = Vec::new();
    element.elements().fold(false, |goes_on, inner| push(&mut items, inner, goes_on, context));
    trimmed(items)
}
