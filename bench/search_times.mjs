// How long readers wait for the search of a built site, opened from its folder, in Chromium and, if FIREFOX names one, Firefox.
//
//     node bench/search_times.mjs SITE QUERY...
//
// Prints JSON: for each browser and query the median of five runs, in milliseconds: from a typed letter to the list of names, with the
// scripts loaded, and from the call of the page of results to its texts, with nothing loaded.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, launchFirefox } from "../tests/pages/browser.mjs";

const RUNS = 5;
const [folder, ...queries] = process.argv.slice(2);
const root = `${pathToFileURL(resolve(folder)).href}/`;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Types all but the last letter of a query, waits until the list is settled, and times the last one. */
const timeNames = async (query) => {
  const field = document.querySelector(".search-box input");
  const turn = () => new Promise((done) => setTimeout(done));
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const listed = async () => {
    while (!document.querySelector("[role=option]")) await turn();
  };
  field.focus();
  type(query.slice(0, -1));
  await listed();
  await new Promise((done) => setTimeout(done, 300));
  document.querySelectorAll("[role=option]").forEach((option) => option.remove());
  const started = performance.now();
  type(query);
  await listed();
  return performance.now() - started;
};

/** The time since the page was called for. */
const timeTexts = async () => {
  while (!document.querySelector(".found article")) await new Promise((done) => setTimeout(done));
  return performance.now();
};

const rows = [];
for (const [name, start] of [["Chromium", launch], ...(process.env.FIREFOX ? [["Firefox", launchFirefox]] : [])]) {
  const browser = await start();
  for (const query of queries) {
    const [names, texts] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      const page = await browser.newPage();
      await page.goto(`${root}index.html`, { waitUntil: "load" });
      names.push(await page.evaluate(timeNames, query));
      await page.goto(`${root}search/index.html?q=${encodeURIComponent(query)}`, { waitUntil: "load" });
      texts.push(await page.evaluate(timeTexts));
      await page.close();
    }
    rows.push([name, query, median(names), median(texts)]);
  }
  await browser.close();
}
console.log(JSON.stringify(rows));
