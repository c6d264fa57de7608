//! Tables, each in a region that scrolls by itself.

use pulldown_cmark::Alignment;

use super::Writer;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    number: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_> {
    pub(super) fn table_start(&mut self, alignments: &[Alignment]) {
        // Each scrolling region of a page needs a name of its own.
        let number = self.table.number + 1;
        self.table = Table { number, alignments: alignments.to_vec(), ..Table::default() };
        self.html.push_str(&format!("<div class=\"table\" role=\"region\" aria-label=\"Table {number}\" tabindex=\"0\"><table>\n"));
    }

    pub(super) fn table_head_start(&mut self) {
        self.table.in_head = true;
        self.table.column = 0;
        self.html.push_str("<thead><tr>");
    }

    pub(super) fn table_head_end(&mut self) {
        self.table.in_head = false;
        self.html.push_str("</tr></thead>\n<tbody>\n");
    }

    pub(super) fn row_start(&mut self) {
        self.table.column = 0;
        self.html.push_str("<tr>");
    }

    pub(super) fn cell_start(&mut self) {
        let alignment =
            self.table.alignments.get(self.table.column).copied().unwrap_or(Alignment::None);
        self.table.column += 1;
        let class = match alignment {
            Alignment::None => "",
            Alignment::Left => " class=\"left\"",
            Alignment::Center => " class=\"center\"",
            Alignment::Right => " class=\"right\"",
        };
        let tag = if self.table.in_head { "th scope=\"col\"" } else { "td" };
        self.html.push_str(&format!("<{tag}{class}>"));
    }

    pub(super) fn cell_end(&mut self) {
        self.html.push_str(if self.table.in_head { "</th>" } else { "</td>" });
    }
}
