// The search in a browser, on the repository's own site: from a folder and from a host, by keyboard, and what it loads.
//
//     SITE=folder node --test tests/pages/search_browser_test.mjs

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LOOKS, axeProblems, openWindow, tooWide } from "./check.mjs";
import { launch, serve } from "./browser.mjs";

const folder = process.env.SITE;
let browser, site;
before(async () => {
  browser = await launch();
  site = await serve(folder);
});
after(async () => {
  site.close();
  await browser.close();
});

const [WIDE, , NARROW] = LOOKS;
const addresses = () => ({ host: site.address, folder: `${pathToFileURL(resolve(folder)).href}/` });

/** A window with `moved`: the names and sizes of the scripts that were loaded since. */
async function open(address, path, look = WIDE) {
  const window = await openWindow(browser, look);
  Object.assign(window, { address, noise: [], moved: [] });
  window.page.on("request", (request) => {
    const name = request.url().slice(address.length);
    if (name.endsWith(".js")) window.moved.push({ name, size: statSync(join(folder, name)).size });
  });
  await window.page.goto(address + path, { waitUntil: "load" });
  return window;
}
const close = (window) => window.page.context().close();
const settled = (page) => page.waitForFunction(() => document.querySelector(".searching [role=status]")?.textContent);

for (const place of ["host", "folder"]) {
  test(`from a ${place}: nothing is loaded before the field is used, then names come while one types`, async () => {
    const window = await open(addresses()[place], "actors/taliban/index.html");
    const { page, moved, noise } = window;
    assert.deepEqual(moved.map(({ name }) => name), ["static/site.js", "static/windows.js"]);
    await page.keyboard.press("/");
    await page.keyboard.type("khoras");
    await page.locator("[role=option]").first().waitFor();
    const input = page.locator(".search-box input");
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    assert.match(await page.locator("[role=option]").first().textContent(), /Khorasan/);
    await page.keyboard.press("ArrowDown");
    assert.equal(await input.getAttribute("aria-activedescendant"), await page.locator("[aria-selected=true]").getAttribute("id"));
    await page.keyboard.press("Escape");
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    await page.keyboard.press("ArrowDown");
    await page.locator("[role=option]").first().waitFor();
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    // The policy of a page in a folder forbids what axe asks for.
    if (place === "host") assert.deepEqual(await axeProblems(page), []);
    await page.keyboard.press("Enter");
    await page.waitForURL(/actors\/iskp\/index\.html$/);
    assert.deepEqual(noise, []);
    await close(window);
  });

  test(`from a ${place}: a query has an address, and shows names, then texts`, async () => {
    const window = await open(addresses()[place], "index.html");
    const { page, noise, moved } = window;
    await page.keyboard.press("Control+k");
    await page.keyboard.type("crocus attack");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/index\.html\?q=crocus(\+|%20)attack$/);
    await settled(page);
    assert.match(await page.locator(".searching [role=status]").textContent(), /Names: 1\. Pages with these words: \d+\./);
    assert.equal(await page.locator(".names-found a").first().textContent(), "Crocus City Hall attack");
    assert.deepEqual([...new Set(await page.locator(".found mark").allTextContents())].map((word) => word.toLowerCase()).filter((word) => !/^(crocus|attack)/.test(word)), []);
    const hrefs = await page.locator(".found a").evaluateAll((links) => links.map((link) => link.href));
    assert.ok(hrefs.every((href) => href.startsWith(addresses()[place])), hrefs.join());
    await page.selectOption("select[name=kind]", "sources");
    await page.waitForURL(/kind=sources/).catch(() => {});
    await page.waitForFunction(() => document.querySelectorAll(".names-found").length === 0);
    const before = moved.length;
    assert.ok(before < 30, `${before} scripts`);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

test("an address with a query and a filter gives the same page again", async () => {
  const window = await open(site.address, "search/index.html?q=taliban&kind=sources&year=2021");
  await settled(window.page);
  assert.equal(await window.page.locator(".found article").count(), 1);
  assert.equal(await window.page.locator("select[name=year]").inputValue(), "2021");
  const bytes = window.moved.reduce((sum, { size }) => sum + size, 0);
  assert.ok(bytes > 20_000 && bytes < 200_000, `${bytes} bytes in ${window.moved.length} scripts`);
  await window.page.getByRole("button", { name: "Remove the filters" }).click();
  await window.page.locator(".names-found a").first().waitFor();
  assert.match(window.page.url(), /\?q=taliban$/);
  await close(window);
});

test("without scripts the page leads to the lists", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}actors/taliban/index.html`);
  await page.locator("a.search-box").click();
  assert.ok((await page.locator(".without-script a").count()) >= 5);
  assert.equal(await page.locator(".searching").isVisible(), false);
  await context.close();
});

for (const look of LOOKS) {
  test(`results at ${look.width} px, ${look.scheme}: accessible and no wider than the screen`, async () => {
    const window = await open(site.address, "search/index.html?q=taliban+embassy", look);
    const { page, noise } = window;
    await settled(page);
    await page.locator("select").first().waitFor();
    assert.deepEqual(await axeProblems(page), []);
    if (look === NARROW) assert.deepEqual(await tooWide(page, 320), []);
    const small = await page.locator(":is(.searching, .search-box) :is(a, button, select, input)").evaluateAll((targets) =>
      targets.filter((it) => it.offsetParent && it.getBoundingClientRect().height < 24).map((it) => it.outerHTML.slice(0, 90)));
    assert.deepEqual(small, []);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

test("the field is as large before the script as after it, and is not printed", async () => {
  const [without, withScript] = [await browser.newContext({ javaScriptEnabled: false }), await browser.newContext()];
  const boxes = [];
  for (const context of [without, withScript]) {
    const page = await context.newPage();
    await page.goto(`${site.address}actors/taliban/index.html`);
    boxes.push(await page.locator(".search-box").boundingBox());
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".search-box").isVisible(), false);
    await context.close();
  }
  const [a, b] = boxes.map((box) => Object.values(box).map(Math.round));
  assert.deepEqual(a, b);
});
