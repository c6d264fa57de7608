// The script of the search by itself, without a browser: words, distances, queries; and what it finds in built sites.
//
//     node --test tests/pages/search_test.mjs
//
// SITE names the repository's own site, built; SCRIPTS that of tests/search/site; BENCH that of `bench/corpus.py 1000 1`. What is not named is skipped.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BENCH, OWN, SCRIPTS } from "./queries.mjs";
import { search, shardsOf } from "./search.mjs";

const root = join(import.meta.dirname, "../..");

test("texts are folded and parted as the program does", () => {
  const table = JSON.parse(readFileSync(join(root, "tests/search/tokens.json"), "utf8"));
  for (const [text, expected] of table) assert.deepEqual(search.tokens(text).flatMap(({ spellings }) => spellings), expected, text);
});

test("words have their places in the text", () => {
  for (const [text, expected] of [
    ["The al-ʿAẓāʾim, Straße", ["The", "Aẓāʾim", "Straße"]],
    ["Russia’s l'attaque", ["Russia", "attaque"]],
    ["Ze\u0301 東京都", ["Ze\u0301", "東京", "京都", "都"]],
    ["l'U\u0308bung, والميناء", ["U\u0308bung", "والميناء"]],
  ]) {
    assert.deepEqual(search.tokens(text).map(({ start, end }) => text.slice(start, end)), expected, text);
  }
});

test("keys are those of the program", () => {
  for (const [word, ofText, ofName] of [["khorasan", 3486, 52122], ["is", 49453, 49453], ["京都", 26411, 26411], ["القاعده", 24382, 1120]]) {
    assert.deepEqual([search.key(word, 3), search.key(word, 2)], [ofText, ofName], word);
  }
});

test("numbers and lists of pages are read", () => {
  const numbers = search.reader("AfgB_fggB______D");
  assert.deepEqual(Array.from({ length: 6 }, () => numbers.next()), [0, 31, 32, 1023, 1024, 2 ** 32 - 1]);
  assert.deepEqual(search.postings("DEACjCD"), [{ page: 3, units: [0, 2], count: 2 }, { page: 70, units: [1], count: 1 }]);
  assert.deepEqual(search.postings("*ABCHBC"), [{ page: 0, units: [1], count: 2 }, { page: 7, units: [1], count: 2 }]);
  assert.deepEqual(search.unfold("Akhan Corasan Ii Aлахор Dта"), ["khan", "khorasan", "khorasani", "лахор", "лахта"]);
});

test("a slip is a letter more or less, another one, or two that are swapped", () => {
  for (const [a, b, most, expected] of [
    ["khorasan", "khorasan", 2, 0], ["khorosan", "khorasan", 2, 1], ["khroasan", "khorasan", 2, 1], ["korasan", "khorasan", 2, 1],
    ["ghorasan", "khorasan", 1, 1], ["khorossan", "khorasan", 2, 2], ["kabul", "crocus", 2, 3], ["kabul", "kabulistan", 2, 3],
  ]) {
    assert.equal(search.distance(a, b, most), expected, `${a} ${b}`);
    assert.equal(search.distance(b, a, most), expected, `${b} ${a}`);
  }
});

test("a query is parted into words, phrases and words to leave out", () => {
  for (const [query, words, phrases, without] of [
    ["al-Qaeda  Kabul kabul", ["qaeda", "kabul"], [], []],
    ["al Qaeda", ["qaeda"], [], []],
    ["al", ["al"], [], []],
    ['"al Qaeda"', ["qaeda"], [["qaeda"]], []],
    ['"Islamic State" -video “the lake”', ["islamic", "state", "the", "lake"], [["islamic", "state"], ["the", "lake"]], [["video"]]],
    ['taliban -"press office" -pro-IS', ["taliban"], [], [["press", "office"], ["pro", "is"]]],
    // A mark that is not closed is none.
    ['"taliban -kabul', ["taliban"], [], [["kabul"]]],
    ['lake "the taliban', ["lake", "the", "taliban"], [], []],
    ['"old bridge" “the -lake', ["old", "bridge", "the"], [["old", "bridge"]], [["lake"]]],
    ['""', [], [], []],
    ["pro-IS", ["pro", "is"], [], []],
    ["東京都", ["東京", "京都"], [["東京", "京都"]], []],
    // Of characters of more than one kind, only those in quotation marks stand together.
    ["東京都のテロ", ["東京", "京都", "都の", "の", "テロ"], [], []],
    ['"都のテロ"', ["都の", "の", "テロ"], [["都の", "の", "テロ"]], []],
    ["-都のテロ", [], [], [["都の", "の", "テロ"]]],
    ["-", [], [], []],
  ]) {
    const parsed = search.parse(query);
    const [first, all] = [([word]) => word, (list) => list.map((phrase) => phrase.map(first))];
    assert.deepEqual([parsed.words.map(first), all(parsed.phrases), all(parsed.without)], [words, phrases, without], query);
  }
});

/** The first hits of a query: names, then pages with their first passage. */
async function hits(index, query, filters = {}) {
  const result = await index.find(query);
  const facets = await index.facets();
  const passing = (number) => search.passes(facets, number, filters);
  const names = result.names.filter(({ number }) => passing(number));
  const pages = result.pages.filter(({ number }) => passing(number));
  const { found } = await index.show(result, pages, 0, 8);
  return { result, names: names.map(({ head }) => head.address.replace("/index.html", "")), found };
}
const text = (parts) => parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join("");

const own = process.env.SITE;
test("every word of every text is found in its unit", { skip: !own }, async () => {
  const { load, names } = shardsOf(own);
  const { words: power } = await load("index");
  const lists = new Map();
  for (const name of names("words")) {
    for (const line of (await load(name)).split("\n").filter(Boolean)) {
      const [word, list] = line.split(" ");
      assert.equal(`words/${search.key(word, 3) >>> (16 - power)}`, name, `${word} is where it is looked for`);
      lists.set(word, new Map(search.postings(list).map(({ page, units, count }) => [page, { units: new Set(units), count }])));
    }
  }
  let checked = 0;
  for (const name of names("texts")) {
    for (const [page, [title, , address, detail], others, summary, units] of await load(name)) {
      const all = [[title, detail, ...others], [summary], ...units.map((unit) => (unit === 0 ? [] : [unit[1], unit[2] ?? ""]))];
      for (const [unit, texts] of all.entries()) {
        for (const word of texts.flatMap((it) => search.tokens(it)).flatMap(({ spellings }) => spellings)) {
          const listed = lists.get(word)?.get(page);
          assert.ok(listed?.units.has(unit) || listed?.count > listed?.units.size, `${word} in unit ${unit} of ${address}`);
          checked += 1;
        }
      }
    }
  }
  assert.ok(checked > 5000, `${checked} words`);
});

/** Checks queries, each with what comes first: a name, or the page of a text with words of its passages. */
async function check(t, folder, table) {
  const index = search.over(shardsOf(folder).load);
  for (const [query, expected, filters] of table) {
    await t.test(query + (filters ? ` ${JSON.stringify(filters)}` : ""), async () => {
      const { result, names, found } = await hits(index, query, filters);
      if ("name" in expected) assert.equal(names[0], expected.name);
      if ("names" in expected) assert.equal(names.length, expected.names);
      if ("ordered" in expected) assert.deepEqual(names, expected.ordered);
      if ("total" in expected) assert.deepEqual([result.pages.length, found.length], [expected.total, Math.min(expected.total, 8)]);
      if ("pages" in expected) assert.equal(found.length, expected.pages);
      if ("page" in expected) assert.equal(found[0]?.head.address, `${expected.page}/index.html`);
      if ("shows" in expected) assert.ok(found[0].passages.some(({ parts }) => text(parts).includes(expected.shows)), JSON.stringify(found[0], null, 1));
      if ("at" in expected) assert.ok(found[0].passages.some(({ anchor }) => anchor === expected.at), JSON.stringify(found[0].passages));
      if ("instead" in expected) assert.deepEqual(result.instead.flatMap(({ words }) => words), expected.instead);
      if ("partly" in expected) assert.equal(result.partly, expected.partly);
    });
  }
}

test("the repository's own site", { skip: !own }, (t) => check(t, own, OWN));

test("names in several scripts", { skip: !process.env.SCRIPTS }, (t) => check(t, process.env.SCRIPTS, SCRIPTS));

const bench = process.env.BENCH;
test("a corpus of bench/", { skip: !bench }, async (t) => {
  const { load, moved } = shardsOf(bench);
  await check(t, bench, BENCH);
  for (const [query, most] of [["badveper movement", 1], ["committee bridge", 1], ["qadveper movement", 2]]) {
    Object.assign(moved, { files: 0, bytes: 0, names: [] });
    const index = search.over(load);
    const result = await index.find(query);
    await index.show(result, result.pages, 0, 8);
    const limit = 150_000 * most;
    assert.ok(moved.bytes < limit, `${query}: ${moved.bytes} bytes in ${moved.files} files: ${moved.names}`);
  }
});
