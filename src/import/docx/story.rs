//! The text of a document or note as paragraphs and tables, in reading order.

use crate::import::Refused;

use super::context::Context;
use super::item::Item;
use super::xml::{Element, each};
use super::{paragraph, table};

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
            let (paragraph, boxes) = paragraph::read(element, context);
            let is_joined = element.at(&["pPr", "rPr", "del"]).is_some();
            let last = items.last_mut().filter(|_| goes_on);
            match (last, paragraph) {
                (Some(Item::Paragraph(last)), Some(paragraph)) => last.runs.extend(paragraph.runs),
                (_, Some(paragraph)) => items.push(Item::Paragraph(paragraph)),
                (_, None) => {}
            }
            boxes
                .into_iter()
                .for_each(|text_box| items.append(&mut items_of_box(text_box, context)));
            is_joined
        }
        "tbl" => {
            items.extend(table::read(element, items_of, context));
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

/// The items of a text box, which follow the paragraph that holds it. A field does not go on in it.
fn items_of_box(text_box: &Element, context: &mut Context) -> Vec<Item> {
    let fields = std::mem::take(&mut context.fields);
    let items = items_of(text_box, context);
    context.fields = fields;
    items
}
