// Each check of `print.mjs` with a page that must fail it, and a page that passes them all.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { checkPaper, openPaper } from "./print.mjs";
import { launch, serve } from "./browser.mjs";

const STYLE = `
  @media print {
    :root { color-scheme: light } body { color: #000; font: 10.5pt serif } nav { display: none }
    .outward::after { content: " <" attr(href) ">" }
    .label { position: fixed; right: 0; margin: 0 } .head { top: 0 } .foot { bottom: 0 }
    details::details-content { content-visibility: visible; display: block }
  }
  @page { margin: 20mm; @bottom-left { content: counter(page) " / " counter(pages) } }
  .once { position: absolute; top: 0; right: 0; margin: 0 }
  .next { break-before: page } .wide { width: 200mm } .box { width: 50mm; overflow-x: auto }
`;
const LABELS = `<p class="label head">TLP:AMBER</p><p class="label foot">TLP:AMBER</p>`;
const page = ({ marking = "", style = "", main = "<h1>Title</h1><p>Text</p>" }) => `<!doctype html>
  <html lang="en"${marking ? ` data-marking="${marking}"` : ""}><head><meta charset="utf-8"><title>Page</title>
  <link rel="stylesheet" href="style.css"><link rel="stylesheet" href="more.css"></head>
  <body><nav>Menu</nav><main>${main}</main></body></html>`;

let browser, folder, site, paper;

before(async () => {
  browser = await launch();
  paper = await openPaper(browser);
  folder = mkdtempSync(join(tmpdir(), "briefing-paper-"));
  writeFileSync(join(folder, "style.css"), STYLE);
  site = await serve(folder);
});
after(async () => {
  site.close();
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Asserts that the page fails the checks of these names, at either size of paper, with messages that hold the given words. */
async function check(parts, expected = {}) {
  writeFileSync(join(folder, "page.html"), page(parts));
  writeFileSync(join(folder, "more.css"), parts.style ?? "");
  const failed = new Map();
  for (const { check, problems } of await checkPaper(paper, site.address, "page.html")) {
    if (problems.length > 0) failed.set(check.replace(/^.*?: /, ""), problems.join("\n"));
  }
  assert.deepEqual([...failed.keys()].sort(), Object.keys(expected).sort(), JSON.stringify([...failed], null, 2));
  for (const [check, problems] of failed) assert.ok(problems.includes(expected[check]), problems);
}

const title = (rest) => ({ main: `<h1>Title</h1>${rest}` });
const PARTS = "the text and nothing of the screen";
const INK = "black on white, in 10 to 11 points";
const MARKING = "the marking is on each sheet";

test("a good page passes", () => check({ marking: "TLP:AMBER", ...title(`${LABELS}<p>One</p><p class="next">Two</p><details><summary>More</summary><p>Text</p></details>`) }));

test("parts of the screen and parts that are missing are found", async () => {
  await check({ style: "@media print { nav { display: block } }" }, { [PARTS]: `is for screens: <nav class=""> "Menu"` });
  await check(title(`<input>`), { [PARTS]: "is for screens: <input" });
  await check({ style: "@media print { h1 { display: none } }" }, { [PARTS]: "no <h1> on paper" });
});

test("parts that stay closed are found", async () => {
  const closed = title("<details><summary>More</summary><p>Text</p></details>");
  await check({ style: "@media print { details::details-content { content-visibility: hidden } }", ...closed }, { [PARTS]: `is closed: <p class=""> "Text"` });
});

test("the colours of a dark screen and small type are found", async () => {
  await check({ style: "body { color: #eee !important }" }, { [INK]: "the text is rgb(238, 238, 238)" });
  await check({ style: "html { background: #111 }" }, { [INK]: "the paper is rgb(17, 17, 17)" });
  await check({ style: "body { font-size: 9pt !important }" }, { [INK]: "the text has 9 points" });
});

test("a link off the site without its address is found", async () => {
  const address = "https://example.org/";
  await check(title(`<p><a class="outward" href="${address}">Elsewhere</a> <a href="${address}">${address}</a> <a href="page.html">Here</a>`));
  await check(title(`<p><a href="${address}">Elsewhere</a>`), { "addresses of other sites are text": `no address beside "Elsewhere"` });
});

test("what is wider than the paper or scrolls is found", async () => {
  const [cut, margins] = ["nothing is cut off", "the text is within the margins"];
  await check(title(`<div class="box"><p class="wide">Text</p></div>`), { [cut]: `<div class="box"> is cut off` });
  const off = title(`<p class="wide">${"many words ".repeat(30)}</p>`);
  await check({ style: "@page { margin: 20mm 1mm }", ...off }, { [cut]: "px wide", [margins]: "runs off" });
});

test("sheets without numbers are found", async () => {
  await check({ style: "@page { @bottom-left { content: none } }" }, { "sheets are numbered": `sheet 1 ends with ""` });
});

test("a marking that is not on each sheet, or stands on the text, is found", async () => {
  const marked = (rest) => ({ marking: "TLP:AMBER", ...title(`<p>One</p><p class="next">Two</p>${rest}`) });
  await check(marked(""), { [MARKING]: "sheet 1 has no TLP:AMBER at its head" });
  await check(marked(`<p class="once">TLP:AMBER</p><p class="label foot">TLP:AMBER</p>`), { [MARKING]: "sheet 2 has no TLP:AMBER at its head" });
  await check(marked(`${LABELS}<p class="label head">Text</p>`), { [MARKING]: `TLP:AMBER stands on "Text"` });
});
