//! Reads what a page shows: its instructions are followed as far as they place letters.

use hayro_font::hayro_syntax::content::{Instruction, UntypedIter};
use hayro_font::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_font::hayro_syntax::page::{Page, Resources};

use super::budget::{Budget, Spent};
use super::font::Fonts;
use super::glyph::{Dot, Glyph, Sheet};
use super::matrix::Matrix;
use super::run::{MOST_KEPT, Run, number};

/// How deep drawings may stand in drawings.
const MOST_NESTED: usize = 24;

/// The most dots of a page.
const MOST_DOTS: usize = 2_000;

/// The most letters of a file: a book of some thousand pages.
const MOST_GLYPHS: usize = 8_000_000;

/// Reads pages, one after another.
pub(super) struct Reader<'a, 'b> {
    pub(super) fonts: Fonts<'a>,
    pub(super) budget: &'b mut Budget,
    n_glyphs: usize,
    glyphs: Vec<(Glyph, u8)>,
    dots: Vec<Dot>,
    has_picture: bool,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn new(budget: &'b mut Budget) -> Reader<'a, 'b> {
        Reader {
            fonts: Fonts::new(),
            budget,
            n_glyphs: 0,
            glyphs: Vec::new(),
            dots: Vec::new(),
            has_picture: false,
        }
    }

    pub(super) fn sheet(&mut self, page: &Page<'a>) -> Result<Sheet, Spent> {
        self.has_picture = false;
        let (width, height) = page.render_dimensions();
        let map = Matrix(page.initial_transform(true).as_coeffs());
        let content = content_of(page.raw(), self.budget)?;
        let mut run = Run::new(map);
        self.follow(&content, page.resources(), &mut run, 0)?;
        self.n_glyphs += self.glyphs.len();
        if self.n_glyphs > MOST_GLYPHS {
            return Err(Spent);
        }
        let glyphs = std::mem::take(&mut self.glyphs);
        let dots = std::mem::take(&mut self.dots);
        Ok(upright(glyphs, dots, (width, height), self.has_picture))
    }

    fn follow(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        run: &mut Run<'a>,
        depth: usize,
    ) -> Result<(), Spent> {
        if !is_quick(content) {
            return Ok(());
        }
        let mut instructions = UntypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.budget.spend(8)?;
            self.step(&instruction, resources, run, depth)?;
        }
        Ok(())
    }

    fn step(
        &mut self,
        instruction: &Instruction<'_, '_>,
        resources: &Resources<'a>,
        run: &mut Run<'a>,
        depth: usize,
    ) -> Result<(), Spent> {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        let number = |at: usize| number(operands.get(at).copied());
        let state = &mut run.state;
        match &instruction.operator[..] {
            b"q" if run.kept.len() < MOST_KEPT => run.kept.push(run.state.clone()),
            b"Q" => {
                if let Some(kept) = run.kept.pop() {
                    run.state = kept;
                }
            }
            b"cm" => {
                if let Some(inner) = matrix(&operands) {
                    state.map = state.map.after(inner);
                }
            }
            b"BT" => (run.text, run.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Tf" => {
                state.size = number(1);
                if let Some(Object::Name(name)) = operands.first() {
                    state.font = match resources.get_font(name) {
                        Some(dict) => self.fonts.font(&dict, self.budget)?,
                        None => None,
                    };
                }
            }
            b"Tc" => state.letter_gap = number(0),
            b"Tw" => state.word_gap = number(0),
            b"Tz" => state.stretch = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"Td" => run.move_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                run.move_line(number(0), number(1));
            }
            b"Tm" => {
                if let Some(matrix) = matrix(&operands) {
                    (run.text, run.line) = (matrix, matrix);
                }
            }
            b"T*" => run.move_line(0.0, -run.state.leading),
            b"Tj" => self.show(operands.first().copied(), run)?,
            b"'" => {
                run.move_line(0.0, -run.state.leading);
                self.show(operands.first().copied(), run)?;
            }
            b"\"" => {
                (state.word_gap, state.letter_gap) = (number(0), number(1));
                run.move_line(0.0, -run.state.leading);
                self.show(operands.get(2).copied(), run)?;
            }
            b"TJ" => {
                if let Some(Object::Array(pieces)) = operands.first() {
                    self.show_pieces(pieces, run)?;
                }
            }
            b"Do" => {
                if let Some(Object::Name(name)) = operands.first() {
                    self.draw(name, resources, run, depth)?;
                }
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" => {
                run.outline(&operands, instruction.operator[..] == *b"re")
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                let dot = Dot::of(&run.outline).filter(|_| self.dots.len() < MOST_DOTS);
                self.dots.extend(dot);
                run.outline.clear();
            }
            b"S" | b"s" | b"n" => run.outline.clear(),
            b"BI" => self.has_picture = true,
            b"BMC" | b"BDC" => run.mark(&operands, resources),
            b"EMC" => {
                run.marked.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// Draws a form, which has instructions of its own.
    fn draw(
        &mut self,
        name: &Name<'_>,
        resources: &Resources<'a>,
        run: &mut Run<'a>,
        depth: usize,
    ) -> Result<(), Spent> {
        let Some(form) = resources.get_x_object(name) else { return Ok(()) };
        let kind = form.dict().get::<Name<'_>>("Subtype");
        if kind.is_some_and(|kind| kind.as_ref() != b"Form") {
            self.has_picture = true;
            return Ok(());
        }
        if depth >= MOST_NESTED {
            return Ok(());
        }
        let content = unpacked(&form, self.budget)?;
        let own = form.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let mut inner = Run::new(run.state.map);
        if let Some(matrix) =
            form.dict().get::<Array<'_>>("Matrix").and_then(|matrix| array_matrix(&matrix))
        {
            inner.state.map = inner.state.map.after(matrix);
        }
        inner.is_artifact = run.is_artifact();
        self.follow(&content, own.as_ref().unwrap_or(resources), &mut inner, depth + 1)
    }

    fn show_pieces(&mut self, pieces: &Array<'_>, run: &mut Run<'a>) -> Result<(), Spent> {
        for piece in pieces.iter::<Object<'_>>() {
            match &piece {
                Object::Number(shift) => {
                    let state = &run.state;
                    run.advance(-shift.as_f64() / 1000.0 * state.size * state.stretch);
                }
                other => self.show(Some(other), run)?,
            }
        }
        Ok(())
    }

    fn show(&mut self, string: Option<&Object<'_>>, run: &mut Run<'a>) -> Result<(), Spent> {
        let (Some(Object::String(string)), Some(font)) = (string, run.state.font.clone()) else {
            return Ok(());
        };
        let bytes = string.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.budget.spend(4)?;
            let (code, length) = font.code(bytes, at);
            let letters = font.letters(code);
            let state = &run.state;
            let width = f64::from(letters.width) / 1000.0 * state.size;
            let is_word_gap = length == 1 && bytes[at] == b' ';
            let gap = state.letter_gap + if is_word_gap { state.word_gap } else { 0.0 };
            if let Some(glyph) = run.glyph(&font, letters.text, width * state.stretch) {
                self.glyphs.push(glyph);
            }
            run.advance((width + gap) * run.state.stretch);
            at += length;
        }
        Ok(())
    }
}

/// Lays the page so that most of its lines run across it.
fn upright(
    glyphs: Vec<(Glyph, u8)>,
    dots: Vec<Dot>,
    (width, height): (f32, f32),
    has_picture: bool,
) -> Sheet {
    let mut counts = [0usize; 5];
    for (_, turn) in &glyphs {
        counts[usize::from(*turn)] += 1;
    }
    let main = (0..4).max_by_key(|&turn| (counts[turn], 4 - turn)).unwrap_or(0);
    let (x, y) = match main {
        0 => (0.0, 0.0),
        1 => (0.0, width),
        2 => (width, height),
        _ => (height, 0.0),
    };
    let (width, height) = if main % 2 == 0 { (width, height) } else { (height, width) };
    // Bullets on turned pages are not looked for.
    let dots = if main == 0 { dots } else { Vec::new() };
    let mut sheet = Sheet { dots, has_picture, ..Sheet::default() };
    for (mut glyph, turn) in glyphs {
        if usize::from(turn) != main {
            sheet.turned.push(glyph);
            continue;
        }
        glyph.x0 += x;
        glyph.x1 += x;
        glyph.y += y;
        let is_on_page =
            glyph.x1 > -2.0 && glyph.x0 < width + 2.0 && glyph.y > -2.0 && glyph.y < height + 2.0;
        if is_on_page {
            sheet.glyphs.push(glyph);
        }
    }
    sheet
}

/// The instructions of a page, which may be cut into several streams.
fn content_of(page: &Dict<'_>, budget: &mut Budget) -> Result<Vec<u8>, Spent> {
    if let Some(stream) = page.get::<Stream<'_>>("Contents") {
        return unpacked(&stream, budget);
    }
    let mut content = Vec::new();
    for stream in
        page.get::<Array<'_>>("Contents").iter().flat_map(|streams| streams.iter::<Stream<'_>>())
    {
        content.extend(unpacked(&stream, budget)?);
        content.push(b'\n');
    }
    Ok(content)
}

fn unpacked(stream: &Stream<'_>, budget: &mut Budget) -> Result<Vec<u8>, Spent> {
    let data = stream.decoded_data().map(|data| data.into_owned()).unwrap_or_default();
    budget.spend(data.len() + 64)?;
    Ok(data)
}

/// Whether the library reads instructions in one pass: after a picture among them it looks at the whole rest for each
/// `EI` that has no `BI`.
fn is_quick(content: &[u8]) -> bool {
    let count = |word: &[u8]| memchr::memmem::find_iter(content, word).count();
    let n_begins = count(b"BI");
    n_begins == 0 || count(b"EI").saturating_sub(n_begins).saturating_mul(content.len()) < 1 << 31
}

fn matrix(operands: &[&Object<'_>]) -> Option<Matrix> {
    let numbers: Vec<f64> = operands.iter().map(|operand| number(Some(operand))).collect();
    numbers.try_into().ok().map(Matrix)
}

fn array_matrix(array: &Array<'_>) -> Option<Matrix> {
    let numbers: Vec<f64> = array.iter::<f64>().collect();
    numbers.try_into().ok().map(Matrix)
}
