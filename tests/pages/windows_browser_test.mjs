// The windows on links in a browser: by pointer, keyboard and touch, from a folder and from a host, and what they load.
//
//     SITE=folder LEFTWARD=folder node --test tests/pages/windows_browser_test.mjs
//
// SITE is the repository's own site, LEFTWARD that of `tests/windows/site`, whose lines begin at the right.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LOOKS, axeProblems, openWindow, tooWide } from "./check.mjs";
import { launch, serve } from "./browser.mjs";

const { SITE, LEFTWARD } = process.env;
let browser, site, leftward;
before(async () => {
  browser = await launch();
  [site, leftward] = [await serve(SITE), await serve(LEFTWARD)];
});
after(async () => {
  site.close();
  leftward.close();
  await browser.close();
});

const [WIDE, , NARROW, NARROW_DARK] = LOOKS;
const ACTOR = "actors/taliban/index.html";
const addresses = () => ({ host: site.address, folder: `${pathToFileURL(resolve(SITE)).href}/` });

/** Opens a page; `moved` takes the names of scripts that are loaded from then on. */
async function open(address, path, look = WIDE) {
  const window = await openWindow(browser, look);
  Object.assign(window, { address, noise: [], moved: [], box: window.page.locator("#_window") });
  await window.page.goto(address + path, { waitUntil: "load" });
  window.page.on("request", (request) => request.url().endsWith(".js") && window.moved.push(request.url().slice(address.length)));
  return window;
}
const close = (window) => window.page.context().close();
const entity = (page) => page.locator(".prose a[href*='../actors/'], .prose a[href*='../attacks/'], .prose a[href*='../outlets/']").first();
const mark = (page) => page.locator(".prose [role=doc-noteref]").first();

/** Waits for the window to go. */
const isGone = (box) => box.waitFor({ state: "detached", timeout: 3000 });

/** The window of a link: its lines by class. */
async function linesOf({ box }) {
  await box.waitFor();
  return box.locator("p").evaluateAll((lines) => lines.map((line) => [line.className, line.textContent]));
}

for (const place of ["host", "folder"]) {
  test(`from a ${place}: hover shows what a link leads to, and nothing is loaded before`, async () => {
    const window = await open(addresses()[place], ACTOR);
    const { page, box, moved, noise } = window;
    await page.mouse.move(5, 5);
    assert.deepEqual(moved, []);
    const link = entity(page);
    const name = (await link.getAttribute("href")).replace(/^(\.\.\/)+/, "").replace("index.html", "window.js");
    await link.hover();
    const lines = await linesOf(window);
    assert.deepEqual(lines.slice(0, 2).map(([className]) => className), ["remark", "name"]);
    assert.deepEqual(moved, [name]);
    assert.equal(await link.getAttribute("aria-describedby"), "_window");
    assert.equal(await box.getAttribute("role"), "tooltip");
    // The window itself may be pointed at.
    await box.hover();
    await page.waitForTimeout(500);
    assert.ok(await box.isVisible());
    await page.mouse.move(5, 5);
    await isGone(box);
    assert.equal(await link.getAttribute("aria-describedby"), null);
    await link.hover();
    await box.waitFor();
    await page.keyboard.press("Escape");
    await isGone(box);
    assert.deepEqual(noise, []);
    await close(window);
  });

  test(`from a ${place}: the mark of a reference shows its passage`, async () => {
    const window = await open(addresses()[place], ACTOR);
    const { page, box, moved, noise } = window;
    // Of the passages of the first ones, rights show too little.
    const marks = await page.locator(".prose [role=doc-noteref]").all();
    let lines = [];
    while (!lines[2] || lines[2][1].startsWith("not shown")) {
      await marks.shift().hover();
      await page.waitForTimeout(400);
      lines = await linesOf(window);
    }
    const [kind, name, text] = lines;
    assert.match(kind.join(), /^remark,passage \d+/);
    assert.match(name.join(), /^name,.+, .*\d{4}/);
    const shown = page.locator(`#p${/\d+/.exec(kind[1])} .words`);
    assert.equal(text[0], "");
    const source = moved.at(-1);
    assert.match(source, /^sources\/[^/]+\/window\.js$/);
    await page.goto(addresses()[place] + source.replace("window.js", "index.html"));
    const words = (await shown.textContent()).split(/\s+/).join(" ");
    for (const part of text[1].replace(/ …$/, "").split("[…]")) assert.ok(words.includes(part.trim()), `${part} is in ${words}`);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

test("the focus of the keyboard shows a window, and moving on takes it away", async () => {
  const window = await open(site.address, ACTOR);
  const { page, box } = window;
  // Into the text by one link, and to the next ones by keys.
  await page.locator(".prose a").first().focus();
  const described = () => page.evaluate(() => document.activeElement.getAttribute("aria-describedby"));
  for (let step = 0; step < 12 && !(await described()); step += 1) {
    await page.keyboard.press("Tab");
    await page.waitForTimeout(400);
  }
  assert.equal(await described(), "_window");
  // The pointer takes away only what it brought.
  await page.mouse.move(5, 5);
  await page.mouse.move(9, 9);
  await page.waitForTimeout(400);
  assert.ok(await box.isVisible());
  assert.deepEqual(await axeProblems(page), []);
  await page.keyboard.press("Escape");
  await isGone(box);
  assert.ok(await page.evaluate(() => document.activeElement.matches("a")), "Escape leaves the focus where it is");
  await close(window);
});

test("a window goes when its link is scrolled out", async () => {
  const window = await open(site.address, ACTOR);
  await entity(window.page).hover();
  await window.box.waitFor();
  await window.page.evaluate(() => scrollBy(0, 3 * innerHeight));
  await isGone(window.box);
  await close(window);
});

test("a footnote is shown without a file", async () => {
  const window = await open(site.address, "briefings/media-campaign-against-russia/index.html");
  const { page, moved } = window;
  const link = page.locator(".footnote a").first();
  await link.hover();
  const [[className, text]] = await linesOf(window);
  const note = await page.locator(await link.getAttribute("href")).textContent();
  assert.equal(className, "");
  assert.ok(text.length > 10 && note.startsWith(text) && !text.includes("↩"), text);
  assert.deepEqual(moved, []);
  await close(window);
});

test("there is none in menus, contents, lists, drawings, and beside a quotation", async () => {
  for (const [path, selector] of [
    [ACTOR, ".menu a"], [ACTOR, ".contents a"], ["actors/index.html", "table.index tbody a"], ["timeline/index.html", ".timeline svg a"],
    ["sources/index.html", "table.index tbody a"], [ACTOR, ".tags a"], [ACTOR, ".evidence .number"],
  ]) {
    const window = await open(site.address, path);
    const link = window.page.locator(selector).locator("visible=true").first();
    await link.scrollIntoViewIfNeeded();
    await link.hover({ force: true });
    await window.page.waitForTimeout(400);
    assert.equal(await window.box.count(), 0, `${path} ${selector}`);
    assert.deepEqual(window.moved, []);
    await close(window);
  }
});

test("a first tap shows the window, a second one follows the link, a tap elsewhere closes", async () => {
  const context = await browser.newContext({ viewport: { width: NARROW.width, height: 800 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(site.address + ACTOR);
  const [link, box] = [entity(page), page.locator("#_window")];
  await link.tap();
  await box.waitFor();
  assert.ok(page.url().endsWith(ACTOR));
  const { x, width, y } = await box.boundingBox();
  assert.ok(x >= 0 && x + width <= NARROW.width && y >= 0, `${x} + ${width}`);
  await page.locator("h1").tap();
  await isGone(box);
  await mark(page).tap();
  await box.waitFor();
  assert.ok(page.url().endsWith(ACTOR), "the page does not jump");
  await link.tap();
  await page.waitForFunction(() => document.querySelector("#_window .name"));
  await link.tap();
  await page.waitForURL((url) => !url.href.endsWith(ACTOR));
  await context.close();
});

for (const look of [NARROW, NARROW_DARK]) {
  test(`at ${look.width} px, ${look.scheme}: every window is within the screen, and accessible`, async () => {
    const window = await open(site.address, ACTOR, look);
    const { page, box, noise } = window;
    for (const link of [entity(page), mark(page), page.locator(".references li li > a").last()]) {
      await link.hover();
      await box.waitFor();
      const { x, width } = await box.boundingBox();
      assert.ok(x >= 0 && x + width <= look.width, `${x} + ${width}`);
      assert.deepEqual(await tooWide(page, look.width), []);
      await page.keyboard.press("Escape");
    }
    await entity(page).hover();
    await box.waitFor();
    assert.deepEqual(await axeProblems(page), []);
    assert.deepEqual(noise, []);
    await close(window);
  });
}

test("lines that begin at the right, with a passage and a title in another language", async () => {
  const window = await open(leftward.address, "actors/red-hill/index.html", NARROW);
  const { page, box, noise } = window;
  await mark(page).hover();
  await box.waitFor();
  const text = box.locator("p[class='']");
  assert.deepEqual([await text.getAttribute("lang"), await text.getAttribute("dir")], ["en", "ltr"]);
  assert.match(await text.textContent(), /^The Red Hill Group bought salt in the valley\./);
  await entity(page).hover();
  await box.locator(".differ").waitFor();
  assert.equal(await box.evaluate((it) => getComputedStyle(it).direction), "rtl");
  const { x, width } = await box.boundingBox();
  assert.ok(x >= 0 && x + width <= NARROW.width, `${x} + ${width}`);
  await page.locator(".footnote a").hover();
  await page.waitForFunction(() => document.querySelector("#_window")?.children.length === 1);
  assert.deepEqual(await axeProblems(page), []);
  assert.deepEqual(noise, []);
  await close(window);
});

test("a window is not printed, and pages are whole without scripts", async () => {
  const window = await open(site.address, ACTOR);
  await entity(window.page).hover();
  await window.box.waitFor();
  await window.page.emulateMedia({ media: "print" });
  assert.equal(await window.box.isVisible(), false);
  await close(window);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.address + ACTOR);
  await mark(page).click();
  assert.match(page.url(), /#_ref-\d+$/);
  await context.close();
});
