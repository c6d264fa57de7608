// Filters of lists in a browser, on a site that this test writes: from a folder and from a host.
//
//     PROGRAM=briefing node --test tests/pages/filters_test.mjs

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LOOKS, axeProblems, openWindow, tooWide } from "./check.mjs";
import { launch, serve } from "./browser.mjs";

// 520 actors on several pages, and 40 attacks on one; and a site of 510 attacks, whose timeline has a page for each year.
const root = mkdtempSync(join(tmpdir(), "filters-"));
const folder = join(root, "public");
const write = (path, text) => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = (path) => execFileSync(process.env.PROGRAM, ["build", "--quiet", "--root", join(root, path), "--output", join(folder, path)]);
let browser, site;
before(async () => {
  write("site.toml", 'title = "Filters"\nlanguage = "en"\n');
  for (let n = 0; n < 520; n += 1) {
    const kind = n % 4 === 0 ? "person" : "armed-group";
    write(`content/actors/a${n}.md`, `+++\ntitle = "${"AÉMT"[n % 4]}ctor ${n}"\nkind = "${kind}"\ntags = ["t${n % 3}"]\nsummary = "Number ${n}."\n+++\n`);
  }
  for (let n = 0; n < 40; n += 1) {
    const keys = [`title = "Event ${n}"`, `kind = "${n % 2 ? "plot" : "raid"}"`, `date = "${2020 + (n % 4)}-01-02"`, `[place]\ncountry = "${n % 5 ? "AF" : "IR"}"`];
    write(`content/attacks/e${n}.md`, `+++\n${keys.join("\n")}\n+++\n`);
  }
  write("long/site.toml", 'title = "Long"\nlanguage = "en"\n');
  write("long/content/actors/red-hill.md", '+++\ntitle = "Red Hill"\nkind = "armed-group"\n+++\n');
  write("long/content/briefings/b.md", '+++\ntitle = "Winter"\ndate = "2023-12-01"\n+++\nThe Red Hill alone.\n');
  for (let n = 0; n < 510; n += 1) {
    write(`long/content/attacks/e${n}.md`, `+++\ntitle = "Event ${n}"\nkind = "${n % 3 ? "plot" : "raid"}"\ndate = "${2019 + (n % 5)}-01-02"\n+++\n`);
  }
  build("");
  build("long");
  [browser, site] = await Promise.all([launch(), serve(folder)]);
});
after(async () => {
  site?.close();
  await browser?.close();
  rmSync(root, { recursive: true });
});

const [WIDE, , , DARK] = LOOKS;
const addresses = () => ({ host: site.address, folder: `${pathToFileURL(folder).href}/` });

async function open(address, path, look = WIDE) {
  const window = await openWindow(browser, look);
  Object.assign(window, { address, noise: [] });
  await window.page.goto(address + path, { waitUntil: "load" });
  await window.page.locator("form.filters").waitFor();
  return window;
}
const close = ({ page }) => page.context().close();
const said = (page, words) => page.waitForFunction((wanted) => document.querySelector("form.filters output").textContent === wanted, words);
const shown = (page) => page.locator("#_list tbody tr:visible").count();
const options = (page, name) => page.locator(`select[name=${name}] option`).evaluateAll((all) => all.map(({ text, disabled }) => text + (disabled ? " -" : "")));

for (const place of ["host", "folder"]) {
  test(`from a ${place}: choices combine, are counted, and stand in the address`, async () => {
    const window = await open(addresses()[place], "attacks/index.html");
    const { page, noise } = window;
    assert.deepEqual(await options(page, "kind"), ["Kind: all", "Plot (20)", "Raid (20)"]);
    await page.selectOption("select[name=kind]", "plot");
    await said(page, "20 of 40");
    // Plots were in the odd years alone.
    assert.deepEqual(await options(page, "year"), ["Year: all", "2023 (10)", "2022 (0) -", "2021 (10)", "2020 (0) -"]);
    await page.selectOption("select[name=year]", "2021");
    await page.fill("form.filters [type=search]", "EVENT 3");
    await said(page, "3 of 40");
    assert.equal(await shown(page), 3);
    assert.match(page.url(), /\?q=EVENT(\+|%20)3&kind=plot&year=2021$/);
    // The same address again.
    await page.goto(page.url(), { waitUntil: "load" });
    await said(page, "3 of 40");
    assert.equal(await page.inputValue("select[name=year]"), "2021");
    await page.press("form.filters [type=search]", "Escape");
    await said(page, "10 of 40");
    await page.fill("form.filters [type=search]", "nowhere");
    await said(page, "Nothing matches these filters.");
    assert.equal(await shown(page), 0);
    // From another page the way back leads to the same choices.
    await page.press("form.filters [type=search]", "Escape");
    await said(page, "10 of 40");
    await page.locator("#_list tbody tr:visible a").first().click();
    await page.waitForURL(/attacks\/e\d+\//);
    await page.goBack();
    await said(page, "10 of 40");
    await page.click("form.filters button");
    await said(page, "");
    assert.equal(await shown(page), 40);
    assert.match(page.url(), /attacks\/index\.html$/);
    if (place === "host") assert.deepEqual(await axeProblems(page), []);
    assert.deepEqual(noise, []);
    await close(window);
  });

  test(`from a ${place}: a list on several pages is filtered as a whole`, async () => {
    const window = await open(addresses()[place], "actors/-e/index.html");
    const { page, noise } = window;
    assert.equal(await shown(page), 130);
    await page.selectOption("select[name=kind]", "person");
    await said(page, "130 of 520");
    assert.deepEqual(await options(page, "kind"), ["Kind: all", "Armed group (390)", "Person (130)"]);
    await page.fill("form.filters [type=search]", "actor 44");
    await said(page, "7 of 520");
    const links = page.locator("#_list tbody tr:visible a");
    assert.deepEqual(await links.evaluateAll((all) => all.map(({ href }) => href)), ["a44", "a144", "a244", "a344", "a440", "a444", "a448"].map((id) => `${addresses()[place]}actors/${id}/index.html`));
    // The columns still sort what is shown.
    await page.locator("#_list thead button").first().click();
    await page.locator("#_list thead button").first().click();
    assert.equal(await links.first().textContent(), "Actor 448");
    await page.click("form.filters button");
    await said(page, "");
    assert.equal(await shown(page), 130);
    await page.goto(`${addresses()[place]}actors/index.html?tag=t1&q=ector`, { waitUntil: "load" });
    await said(page, "44 of 520");
    if (place === "host") assert.deepEqual(await axeProblems(page), []);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

for (const place of ["host", "folder"]) {
  test(`from a ${place}: the page of all years of a timeline filters what is on the pages of years`, async () => {
    const window = await open(addresses()[place], "long/timeline/index.html");
    const { page, noise } = window;
    const counted = () => page.locator(".counted-all:visible").count();
    assert.deepEqual([await shown(page), await counted()], [25, 3]);
    await page.selectOption("select[name=kind]", "raid");
    await said(page, "170 of 511");
    assert.deepEqual([await shown(page), await counted()], [170, 0]);
    assert.deepEqual((await options(page, "year")).slice(0, 3), ["Year: all", "2023 (34)", "2022 (34)"]);
    await page.fill("form.filters [type=search]", "event 50");
    await page.selectOption("select[name=year]", "2023");
    await said(page, "1 of 511");
    assert.equal(await page.locator("#_list tbody tr:visible th").textContent(), "Event 504");
    await page.goto(`${addresses()[place]}long/timeline/index.html?q=red`, { waitUntil: "load" });
    await said(page, "Nothing matches these filters.");
    await page.goto(`${addresses()[place]}long/timeline/index.html?kind=briefings`, { waitUntil: "load" });
    await said(page, "1 of 511");
    if (place === "host") assert.deepEqual(await axeProblems(page), []);
    await page.click("form.filters button");
    await said(page, "");
    assert.deepEqual([await shown(page), await counted()], [25, 3]);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

test("discs of the map show what the filters leave, and lead to a list of that", async () => {
  const window = await open(site.address, "map/index.html");
  const { page, noise } = window;
  const drawn = page.locator(".map svg:visible");
  const discs = async () => (await drawn.locator("g[data-of]:visible text:visible").allTextContents()).sort();
  const titles = async () => (await drawn.locator("g[data-of]:visible a title").allTextContents()).sort();
  const listed = () => page.locator(".places li[data-f]:visible").count();
  const tints = () => drawn.locator("g[data-of]:visible .tint").count();
  assert.deepEqual(await discs(), ["32", "8"]);
  assert.match((await titles())[0], /^32 attacks: Event [^,]+, Event [^,]+, Event [^,]+ and 29 more$/);
  assert.deepEqual([await tints(), await listed()], [2, 0]);
  await drawn.locator("g[data-of] a").filter({ hasText: "32" }).first().click();
  assert.equal(await listed(), 32);
  await page.selectOption("select[name=kind]", "plot");
  await said(page, "20 of 40");
  assert.deepEqual([await discs(), await listed()], [["16", "4"], 16]);
  // By words that only the rows of the table have: places and dates.
  await page.selectOption("select[name=kind]", "");
  await page.fill("form.filters [type=search]", "iran");
  await said(page, "8 of 40");
  assert.deepEqual([await discs(), await tints(), await listed()], [["8"], 1, 0]);
  await page.fill("form.filters [type=search]", "25 iran");
  await said(page, "1 of 40");
  assert.deepEqual(await discs(), ["1"]);
  assert.match((await titles())[0], /^1 of 8\n.*Event 25/);
  await page.fill("form.filters [type=search]", "nothing of this");
  await said(page, "Nothing matches these filters.");
  assert.deepEqual([await discs(), await tints()], [[], 0]);
  await page.click("form.filters button");
  await said(page, "");
  assert.deepEqual(await discs(), ["32", "8"]);
  assert.match((await titles())[0], /^32 attacks: /);
  assert.deepEqual(await axeProblems(page), []);
  assert.deepEqual(noise, []);
  await close(window);
});

test("on a narrow dark screen the fields fit, and axe has no objection", async () => {
  const window = await open(site.address, "attacks/index.html?kind=plot", DARK);
  await said(window.page, "20 of 40");
  assert.deepEqual(await axeProblems(window.page), []);
  assert.deepEqual(await tooWide(window.page, 360), []);
  await close(window);
});

test("without scripts there is no form, and on paper neither", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.address}actors/index.html`);
  assert.equal(await page.locator("form.filters").isVisible(), false);
  assert.ok((await page.locator("nav.parts a").count()) > 2);
  await context.close();
  const window = await open(site.address, "attacks/index.html");
  await window.page.emulateMedia({ media: "print" });
  assert.equal(await window.page.locator("form.filters").isVisible(), false);
  assert.equal(await shown(window.page), 40);
  await close(window);
});
