//! Times each stage of a build by itself, on this repository's site or the one that `BRIEFING_BENCH_SITE` names.

#![allow(
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark is an edge of the program"
)]

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use briefing::cache::Change;
use briefing::catalogue::{Audience, NoteIx};
use briefing::disk::{self, Folders, Stage};
use briefing::index::{self, ArticleIndex};
use briefing::input::{InputFile, Inputs};
use briefing::mention::Matcher;
use briefing::render::{Renderer, Templates};
use briefing::site::{Cache, Site};
use briefing::source::{self, Seed};
use briefing::text::sentence;
use briefing::{check, links, note};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

static INPUTS: LazyLock<Inputs> = LazyLock::new(|| {
    let root = std::env::var("BRIEFING_BENCH_SITE")
        .map_or_else(|_| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    disk::read(&Folders::new(&root, None)).expect("the site can be read").0
});

static SITE: LazyLock<Arc<Site>> =
    LazyLock::new(|| Arc::new(check::site(&INPUTS, Audience::PUBLIC, &mut Cache::default()).0));

fn renderer() -> Renderer {
    let templates = Templates::load(&INPUTS, SITE.config.theme.as_str(), &SITE.words);
    let templates = templates.unwrap_or_else(|problem| panic!("{}", problem.message));
    Renderer::new(Arc::clone(&SITE), Arc::new(templates))
}

fn notes() -> Vec<&'static InputFile> {
    INPUTS.under("content").filter(|file| file.path.ends_with(".md")).collect()
}

fn seeds() -> Vec<Seed<'static>> {
    let files = INPUTS.under("seeds").filter(|file| file.path.ends_with(".txt"));
    source::seeds(files, &SITE.catalogue, |_| false)
}

#[divan::bench]
fn read_notes(bencher: Bencher) {
    let files = notes();
    bencher.bench(|| files.iter().map(|file| note::parse(black_box(file))).collect::<Vec<_>>());
}

#[divan::bench]
fn read_articles(bencher: Bencher) {
    let seeds = seeds();
    bencher.bench(|| seeds.iter().map(|seed| source::read(black_box(seed))).collect::<Vec<_>>());
}

#[divan::bench]
fn link_prepare() -> Matcher {
    Matcher::new(&SITE.catalogue.lexicon(&SITE.config.events()), sentence::sentences)
}

#[divan::bench]
fn link_articles(bencher: Bencher) {
    let matcher = link_prepare();
    bencher.bench(|| {
        let find = |source: &source::Source| {
            source::find(&matcher, &SITE.catalogue, &source.text, &source.article, "en")
        };
        SITE.sources.iter().map(find).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn link_notes(bencher: Bencher) {
    let matcher = link_prepare();
    bencher.bench(|| {
        let scan = |(ix, note): (NoteIx, &Arc<note::Note>)| {
            links::scan(&matcher, &SITE.catalogue, &[], note, "en", Some(ix))
        };
        SITE.catalogue.iter().map(scan).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn index() -> index::Index {
    let articles = ArticleIndex::new(&SITE.catalogue, &SITE.sources, &SITE.mentions);
    index::build(&SITE.catalogue, Arc::new(articles), &SITE.sources, &SITE.links)
}

#[divan::bench]
fn render(bencher: Bencher) {
    let renderer = renderer();
    let pages = renderer.pages();
    bencher.bench(|| {
        pages
            .iter()
            .map(|page| renderer.render(black_box(page)).map(|file| file.bytes.len()))
            .filter_map(Result::ok)
            .sum::<usize>()
    });
}

#[divan::bench]
fn write(bencher: Bencher) {
    let renderer = renderer();
    let files =
        renderer.pages().iter().filter_map(|page| renderer.render(page).ok()).collect::<Vec<_>>();
    bencher.with_inputs(|| tempfile::tempdir().expect("a temporary folder")).bench_values(
        |folder| {
            let stage =
                Stage::open(&folder.path().join("public"), &[]).expect("the folder can be written");
            for file in &files {
                stage.put(&file.path, &file.bytes).expect("the file can be written");
            }
            stage.commit().expect("the files can be moved into place");
            folder
        },
    );
}

/// A second build of the same files: all results are looked up, none is computed.
#[divan::bench]
fn assemble_again(bencher: Bencher) {
    let mut cache = Cache::default();
    check::site(&INPUTS, Audience::PUBLIC, &mut cache);
    bencher.bench_local(|| check::site(&INPUTS, Audience::PUBLIC, &mut cache));
}

/// The results file of a first build.
static KEPT: LazyLock<Vec<u8>> = LazyLock::new(|| match first_build().change() {
    Change::Replace(records) => records.concat(),
    _ => Vec::new(),
});

fn first_build() -> Cache {
    let mut cache = Cache::default();
    check::site(&INPUTS, Audience::PUBLIC, &mut cache);
    cache
}

/// Encodes the results of a first build for the next run.
#[divan::bench]
fn keep(bencher: Bencher) {
    let cache = first_build();
    bencher.bench(|| cache.change());
}

/// The first build of a run with the stored results of another: only results that are not stored are computed.
#[divan::bench]
fn assemble_kept(bencher: Bencher) {
    bencher.with_inputs(|| KEPT.clone()).bench_local_values(|file| {
        let mut cache = Cache::load(file);
        check::site(&INPUTS, Audience::PUBLIC, &mut cache)
    });
}

/// A build without results of another.
#[divan::bench]
fn assemble(bencher: Bencher) {
    bencher.bench(|| check::site(&INPUTS, Audience::PUBLIC, &mut Cache::default()));
}
