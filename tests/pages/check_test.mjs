// Each check of `check.mjs` with a page that must fail it, and a page that passes them all.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { checkDark, checkFromDisk, checkPage, openWindows } from "./check.mjs";
import { launch, pagesOfEachKind, serve } from "./browser.mjs";

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 1rem; background: Canvas; color: CanvasText }
  .skip { position: absolute; left: -99rem } .skip:focus { left: 0; top: 0 } .never:focus { left: -99rem }
  .wide { width: 340px; border: 0 } .broad { width: 900px } .pale { color: #ccc; background: #fff }
  button { width: 12px; height: 12px; padding: 0; border: 0; font-size: 9px; vertical-align: top } div:has(button) { font-size: 0 }
  @media (prefers-color-scheme: dark) { .murky { color: #333 } }
  @media (max-width: 400px) { .tiny { color: #777; background: #888 } }
  .box { overflow-x: auto } .clip { overflow-x: hidden }
`;
const SKIP = `<a class="skip" href="#text">Skip to the text</a>`;
const ICON = `<link rel="icon" href="icon.svg">`;
const page = ({ icon = ICON, head = "", skip = SKIP, attributes = "", main = "<h1>Title</h1><p>Text</p>" }) => `<!doctype html>
  <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
  <link rel="stylesheet" href="style.css">${icon}${head}</head>
  <body ${attributes}>${skip}<main id="text">${main}</main></body></html>`;

let browser, folder, site, windows, wide, narrow;

before(async () => {
  browser = await launch();
  windows = await openWindows(browser);
  [wide, , narrow] = windows;
  folder = mkdtempSync(join(tmpdir(), "briefing-pages-"));
  write("style.css", STYLE);
  write("icon.svg", `<svg xmlns="http://www.w3.org/2000/svg"/>`);
  site = await serve(folder);
});
after(async () => {
  site.close();
  await browser.close();
  rmSync(folder, { recursive: true });
});

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Asserts that the page fails just the checks named, each with a message that holds the given words. */
async function check(parts, expected = {}, inWindows = [wide]) {
  write("page.html", page(parts));
  const results = await checkPage(inWindows, site.address, "page.html");
  const failed = results.filter(({ problems }) => problems.length > 0);
  assert.deepEqual(failed.map(({ check }) => check).sort(), Object.keys(expected).sort(), JSON.stringify(failed, null, 2));
  for (const { check, problems } of failed) assert.ok(problems.join("\n").includes(expected[check]), problems.join("\n"));
}

const ACCESSIBILITY = "1280 px light: accessibility";
const QUIET = "1280 px light: no script error, no request off the site";

test("a good page passes", () => check({}, {}, windows));

test("contrast that is too low is found at the look that has it", async () => {
  const contrast = "axe color-contrast: p: Element has insufficient color contrast";
  await check({ main: `<h1>Title</h1><p class="pale">Pale</p>` }, { [ACCESSIBILITY]: contrast });
  const inTheDark = { "1280 px dark: accessibility": contrast, "360 px dark: accessibility": contrast };
  await check({ main: `<h1>Title</h1><p class="murky">Dark</p>` }, inTheDark, windows);
  await check({ main: `<h1>Title</h1><p class="tiny">Small</p>` }, { "360 px light: accessibility": contrast }, [wide, narrow]);
});

test("an image without a text, a skipped heading and small targets are found", async () => {
  await check({ main: `<h1>Title</h1><img src="style.css">` }, { [ACCESSIBILITY]: "axe image-alt" });
  await check({ main: `<h1>Title</h1><h4>Deep</h4>` }, { [ACCESSIBILITY]: "axe heading-order" });
  await check({ main: `<h1>Title</h1><div><button>a</button><button>b</button></div>` }, { [ACCESSIBILITY]: "axe target-size" });
});

test("script errors, missing files and requests off the site are found", async () => {
  write("throws.js", `throw new Error("broken")`);
  await check({ head: `<script src="throws.js"></script>` }, { [QUIET]: "script: broken" });
  await check({ icon: "" }, { [QUIET]: "names no icon" });
  await check({ head: `<script src="gone.js"></script>` }, { [QUIET]: "404" });
  await check({ head: `<link rel="stylesheet" href="http://127.0.0.1:9/x.css">` }, { [QUIET]: "request: http://127.0.0.1:9/x.css" });
  await check({ head: `<link rel="stylesheet" href="/style.css">` }, { [QUIET]: "request: http://127.0.0.1" });
});

test("what the policy forbids is found", async () => {
  await check({ head: `<script>let a</script>` }, { [QUIET]: "Content Security Policy" });
  await check({ main: `<h1 style="color: red">Title</h1>` }, { [QUIET]: "Content Security Policy" });
});

test("sideways scroll is found with what causes it", async () => {
  const wide = `<div class="wide">Wide</div>`;
  const expected = { "320 px: no sideways scroll": `<div class="wide"> "Wide"` };
  await check({ main: `<h1>Title</h1>${wide}` }, expected, [narrow]);
  await check({ main: `<h1>Title</h1>${wide}`, attributes: `class="clip"` }, expected, [narrow]);
  await check({ main: `<h1>Title</h1><div class="box" tabindex="0">${wide}</div>` }, {}, [narrow]);
  await check({ main: `<h1>Title</h1><div class="broad">Broad</div>` }, { "768 px: no sideways scroll": `<div class="broad"> "Broad"` });
});

test("a skip link must come first, be seen and lead to the text", async () => {
  const skips = "first Tab reaches a skip link";
  await check({ skip: "", main: `<h1>Title</h1><a href="style.css">Other</a>` }, { [skips]: "the first Tab reaches <a>" });
  await check({ skip: SKIP.replace("skip", "skip never") }, { [skips]: "stays hidden" });
  const nowhere = { skip: SKIP.replace("#text", "#end"), main: `<h1>Title</h1></main><footer id="end">End</footer><main hidden>` };
  await check(nowhere, { [skips]: "#end does not lead to <main>" });
});

test("a site without a dark scheme is found", async () => {
  write("index.html", page({}));
  assert.deepEqual((await checkDark(windows, site.address)).problems, []);
  write("index.html", page({}).replace("style.css", "gone.css"));
  assert.match((await checkDark(windows, site.address)).problems.join(), /in both/);
});

test("links to folders, lost styles and module scripts are found when opened from disk", async () => {
  const problems = async (parts) => {
    write("index.html", page(parts));
    return (await checkFromDisk(wide, folder)).problems.join("\n");
  };
  write("other/index.html", page({}).replaceAll(/(style.css|icon.svg)/g, "../$1"));
  write("module.js", "export {}");
  assert.equal(await problems({ main: `<h1>Title</h1><a href="other/index.html">Other</a>` }), "");
  assert.match(await problems({ main: `<h1>Title</h1><a href="other/">Other</a>` }), /other\/ is not one of the site's pages/);
  assert.match(await problems({ head: `<link rel="stylesheet" href="/style.css">` }), /request: file:\/\/\/style.css/);
  assert.match(await problems({ head: `<script type="module" src="module.js"></script>` }), /module.js/);
});

test("the largest page of each kind is looked at, and a kind without a page is told", () => {
  write("actors/small/index.html", "<p>");
  write("actors/large/index.html", "<p>Text");
  write("timeline/index.html", "<p>");
  const pages = Object.fromEntries(pagesOfEachKind(folder).map(({ kind, path }) => [kind, path]));
  assert.equal(pages.actor, "actors/large/index.html");
  assert.equal(pages.outlet, null);
  assert.equal(pages["timeline/index.html"], "timeline/index.html");
});
