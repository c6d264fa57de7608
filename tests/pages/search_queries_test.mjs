// Queries of the search page in Chromium and Firefox, from a folder and from a host: what comes first is the same in all of
// them.
//
//     SITE=folder SCRIPTS=folder FIREFOX=program node --test tests/pages/search_queries_test.mjs
//
// SITE names the repository's own site, built; SCRIPTS that of tests/search/site. Without FIREFOX only Chromium is asked.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, launchFirefox, serve } from "./browser.mjs";
import { OWN, SCRIPTS } from "./queries.mjs";

const BROWSERS = [
  { name: "Chromium", launch, each: 1, skip: false },
  { name: "Firefox", launch: launchFirefox, each: 5, skip: !process.env.FIREFOX },
];
const SITES = [
  { folder: process.env.SITE, table: OWN },
  { folder: process.env.SCRIPTS, table: SCRIPTS },
];

/** What the search page shows for a query, once it is settled. */
async function shown(page, address, query, filters = {}) {
  const asked = new URLSearchParams({ q: query, ...filters });
  await page.goto(`${address}search/index.html?${asked}`, { waitUntil: "load" });
  return page.evaluate(async () => {
    // A page's policy forbids the functions with which both drivers wait.
    const isSettled = () => document.querySelector(".searching [role=status]")?.textContent;
    while (!isSettled()) await new Promise((done) => setTimeout(done, 10));
    const root = new URL("..", location.href).href;
    const hrefs = (selector) => [...document.querySelectorAll(selector)].map((link) => link.href.slice(root.length));
    return { names: hrefs(".names-found a"), pages: hrefs(".found article h3 a") };
  });
}

for (const { name, launch, each, skip } of BROWSERS) {
  test(name, { skip }, async (t) => {
    const browser = await launch();
    const page = await browser.newPage();
    for (const { folder, table } of SITES.filter((site) => site.folder)) {
      const site = await serve(folder);
      for (const address of [site.address, `${pathToFileURL(resolve(folder)).href}/`]) {
        for (const [query, expected, filters] of table.filter((_, at) => at % each === 0)) {
          await t.test(`${query} ${JSON.stringify(filters ?? {})}, ${address.split(":")[0]}`, async () => {
            const { names, pages } = await shown(page, address, query, filters);
            if (expected.name) assert.equal(names[0], `${expected.name}/index.html`);
            if (expected.names === 0) assert.deepEqual(names, []);
            if (expected.page) assert.match(pages[0], new RegExp(`^${expected.page}/index\\.html`));
            if (expected.pages === 0) assert.deepEqual(pages, []);
          });
        }
      }
      site.close();
    }
    await browser.close();
  });
}
