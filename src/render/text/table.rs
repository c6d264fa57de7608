//! Tables, each in a frame that scrolls by itself.

use crate::document::{Align, Line, Table};

use super::{TextPlace, Writer};

impl<P: TextPlace> Writer<'_, P> {
    pub(super) fn table(&mut self, table: &Table<'_>) {
        self.n_tables += 1;
        let frame = self.place.table_frame(self.n_tables);
        self.html.extend(["<div class=\"table\"", &frame, " tabindex=\"0\"><table>\n<thead>"]);
        self.row("th scope=\"col\"", &table.align, &table.head);
        self.html.push_str("</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row("td", &table.align, row);
            self.html.push('\n');
        }
        self.html.push_str("</tbody></table></div>\n");
    }

    fn row(&mut self, tag: &'static str, align: &[Align], cells: &[Line<'_>]) {
        self.html.push_str("<tr>");
        for (column, cell) in cells.iter().enumerate() {
            self.html.extend(["<", tag]);
            let align = align.get(column).map_or("", |align| align.name());
            if !align.is_empty() {
                self.html.extend([" class=\"", align, "\""]);
            }
            self.html.extend([self.direction(cell), ">"]);
            self.line(cell);
            self.html.extend(["</", &tag[..2], ">"]);
        }
        self.html.push_str("</tr>");
    }
}
