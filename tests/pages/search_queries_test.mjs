// Queries of the search page in Chromium and Firefox, from a folder and from a host: what comes first is the same in all of
// them.
//
//     SITE=folder SCRIPTS=folder BENCH=folder FIREFOX=program node --test tests/pages/search_queries_test.mjs
//
// SITE names the repository's own site, built; SCRIPTS that of tests/search/site; BENCH that of `bench/corpus.py 1000 1`.
// Without FIREFOX only Chromium is asked.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, launchFirefox, serve } from "./browser.mjs";
import { BENCH, OWN, SCRIPTS } from "./queries.mjs";

const BROWSERS = [
  { name: "Chromium", launch, each: 1, skip: false },
  { name: "Firefox", launch: launchFirefox, each: 5, skip: !process.env.FIREFOX },
];
const SITES = [
  { folder: process.env.SITE, table: OWN },
  { folder: process.env.SCRIPTS, table: SCRIPTS },
  { folder: process.env.BENCH, table: BENCH },
];
const ACTOR = '<img src=x onerror=alert(1)> "Ships" </script> `bold` & ${1}';
const ALIAS = "'--><svg onload=alert(2)>";

/** Opens the page of the search by the address of a query. */
async function open(page, address, query, filters = {}) {
  const asked = new URLSearchParams({ q: query, ...filters });
  await page.goto(`${address}search/index.html?${asked}`, { waitUntil: "load" });
}

/** Asks another query on the page that is open. */
function ask(query) {
  document.querySelector(".searching [role=status]").textContent = "";
  const input = document.querySelector(".searching input");
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What the page shows for a query, once it is settled. */
async function shown() {
  // A page's policy forbids the functions with which both drivers wait.
  const isSettled = () => document.querySelector(".searching [role=status]")?.textContent;
  while (!isSettled()) await new Promise((done) => setTimeout(done, 10));
  const root = new URL("..", location.href).href;
  const hrefs = (selector) => [...document.querySelectorAll(selector)].map((link) => link.href.slice(root.length));
  return { names: hrefs(".names-found a"), pages: hrefs(".found article h3 a") };
}

/** The texts of the elements that a selector finds, once there are any, and the elements of the search that its names have become. */
async function seen(selector) {
  const found = () => [...document.querySelectorAll(selector)];
  while (found().length === 0) await new Promise((done) => setTimeout(done, 10));
  const made = document.querySelectorAll(":is(.searching, .search-box) :is(img, svg, script, [onerror], [onload])");
  return { texts: found().map((element) => element.textContent), made: [...made].map((element) => element.outerHTML) };
}

/** Names with mark-up are shown as they are written: in results, among the filters, and in the list of the field. */
async function checkMarkup(page, address) {
  for (const [query, selector, expected] of [
    ["onerror", ".names-found a", ACTOR],
    ["onload", ".names-found a", ALIAS],
    ["bridge", "select[name=actor] option", `${ACTOR} (1)`],
  ]) {
    await open(page, address, query);
    const { texts, made } = await page.evaluate(seen, selector);
    assert.ok(texts.includes(expected), `${query}: ${texts}`);
    assert.deepEqual(made, [], query);
  }
  await page.goto(`${address}index.html`, { waitUntil: "load" });
  await page.keyboard.press("/");
  await page.keyboard.type("onerror");
  const { texts, made } = await page.evaluate(seen, "[role=option]");
  assert.ok(texts[0].startsWith(ACTOR), texts[0]);
  assert.deepEqual(made, []);
}

for (const { name, launch, each, skip } of BROWSERS) {
  test(name, { skip }, async (t) => {
    const browser = await launch();
    const page = await browser.newPage();
    for (const { folder, table } of SITES.filter((site) => site.folder)) {
      const site = await serve(folder);
      for (const address of [site.address, `${pathToFileURL(resolve(folder)).href}/`]) {
        await open(page, address, "");
        const rows = table.filter((_, at) => at % each === 0);
        // Filters are a part of the address, and stay.
        const [some, filtered] = [false, true].map((is) => rows.filter(([, , filters]) => Boolean(filters) === is));
        for (const [query, expected, filters] of [...some, ...filtered]) {
          await t.test(`${query} ${JSON.stringify(filters ?? {})}, ${address.split(":")[0]}`, async () => {
            await (filters ? open(page, address, query, filters) : page.evaluate(ask, query));
            const { names, pages } = await page.evaluate(shown);
            if (expected.name) assert.equal(names[0], `${expected.name}/index.html`);
            if ("names" in expected) assert.equal(names.length, expected.names);
            if (expected.page) assert.match(pages[0], new RegExp(`^${expected.page}/index\\.html`));
            if ("pages" in expected) assert.equal(pages.length, expected.pages);
          });
        }
        if (table === SCRIPTS) await t.test(`mark-up in names, ${address.split(":")[0]}`, () => checkMarkup(page, address));
      }
      site.close();
    }
    await browser.close();
  });
}
