// What an editor sees of `briefing serve` in a browser, on a copy of the repository's own site.
//
//     node --test preview.mjs        BRIEFING names the program; else it is the one that `cargo test` builds

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LOOKS, axeProblems, openWindow, tooWide } from "./check.mjs";
import { launch } from "./browser.mjs";

const ROOT = join(import.meta.dirname, "../..");
const BRIEFING = process.env.BRIEFING || join(process.env.CARGO_TARGET_DIR || join(ROOT, "target"), "debug/briefing");
const PATIENCE = 60_000;

// A page without a link to it, so that it can go, and two notes that others refer to.
const LOOSE = "content/loose.md";
const ISKP = "content/actors/iskp.md";
const TALIBAN = "content/actors/taliban.md";
const loose = (text) => `+++\ntitle = "A loose page"\n+++\n${text}\n`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A copy of the site in a folder of its own. */
class Site {
  constructor(t) {
    this.folder = mkdtempSync(join(tmpdir(), "briefing-preview-"));
    this.beside = mkdtempSync(join(tmpdir(), "briefing-beside-"));
    for (const part of ["site.toml", "content", "seeds", "themes"]) cpSync(join(ROOT, part), join(this.folder, part), { recursive: true });
    this.save(LOOSE, loose("As it was."));
    t.after(() => [this.folder, this.beside].forEach((folder) => rmSync(folder, { recursive: true })));
  }

  read(path) { return readFileSync(join(this.folder, path), "utf8"); }

  /** Saves as careful editors do: whole, then moved into place. */
  save(path, text) {
    writeFileSync(join(this.beside, "new"), text);
    renameSync(join(this.beside, "new"), join(this.folder, path));
  }

  append(path, text) { this.save(path, this.read(path) + text); }

  delete(path) { rmSync(join(this.folder, path)); }
}

/** Serves a site; resolves to its address and a function that ends it. */
async function serve(t, site, port = "0") {
  const child = spawn(BRIEFING, ["--root", site.folder, "serve", "--port", port], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  const ended = new Promise((resolve) => { child.once("close", resolve); });
  const address = await new Promise((resolve, reject) => {
    const hear = (bytes) => {
      printed += bytes;
      const found = /serving (http:\S+)/.exec(printed);
      if (found) resolve(found[1]);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("error", reject);
    ended.then(() => reject(new Error(`it does not serve: ${printed}`)));
  });
  const stop = () => { child.kill("SIGTERM"); return ended; };
  t.after(stop);
  return { address, stop };
}

/** Opens a page of a preview in a window, and waits until it is connected. */
async function open(t, preview, path, look = LOOKS[0]) {
  const window = await openWindow(browser, look);
  const { page } = window;
  t.after(() => page.context().close());
  page.setDefaultTimeout(PATIENCE);
  window.address = preview.address;
  await page.goto(preview.address + path);
  await connected(page);
  return window;
}

const connected = (page) => page.locator("briefing-preview[data-connected]").waitFor({ state: "attached" });
const shows = (page, text) => page.locator("main", { hasText: text }).waitFor();
const overlay = (page) => page.locator("briefing-preview dialog[open]");
const errors = (page) => overlay(page).locator("li.error");

/** Asserts that a window has told of nothing but what is expected. The checker of accessibility tries inline styles of its own. */
function isQuiet({ noise }, expected = /^$/) {
  assert.deepEqual(noise.filter((line) => !expected.test(line) && !/axe\.min\.js/.test(line)), []);
}

/** A site with its preview and one window. */
async function desk(t, path, prepare = () => {}) {
  const site = new Site(t);
  prepare(site);
  const preview = await serve(t, site);
  const window = await open(t, preview, path);
  return { site, preview, window, page: window.page };
}

/** Breaks two notes, each by one link to nothing, and waits until both are told of. */
async function breakTwo(site, ...pages) {
  site.append(ISKP, "\nSee [[nobody-knows-this]].\n");
  site.append(TALIBAN, "\nSee [[nobody-knows-that]].\n");
  for (const page of pages) await errors(page).nth(1).waitFor();
}

test("a save shows by itself, and the reader stays where she was", async (t) => {
  const { site, page, window } = await desk(t, "actors/iskp/");
  const top = () => page.locator("#_evidence").evaluate((heading) => heading.getBoundingClientRect().top);
  await page.locator("#_evidence").evaluate((heading) => scrollTo({ top: scrollY + heading.getBoundingClientRect().top - 150, behavior: "instant" }));
  const before = await top();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  site.append(ISKP, `\n## Added\n\n${"This paragraph makes all that stands below it move down.\n\n".repeat(8)}`);
  await shows(page, "makes all that stands below it move down");
  await connected(page);
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight) > height + 100, "the page is longer");
  const moved = Math.abs((await top()) - before);
  assert.ok(moved < 3, `what she read moved by ${moved} px`);
  isQuiet(window);
});

test("all pages that are open follow", async (t) => {
  const { site, preview, window, page } = await desk(t, "loose/");
  const second = await page.context().newPage();
  await second.goto(preview.address + "loose/");
  await connected(second);
  site.save(LOOSE, loose("Another text."));
  await shows(second, "Another text.");
  // A page in the background follows when it is looked at.
  await page.bringToFront();
  await shows(page, "Another text.");
  isQuiet(window);
});

test("problems stand over the last good page until they are mended", async (t) => {
  const { site, page, window } = await desk(t, "loose/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const [iskp, taliban] = [ISKP, TALIBAN].map((path) => site.read(path));
  await breakTwo(site, page);
  assert.equal(await errors(page).count(), 2);
  assert.equal(await overlay(page).getAttribute("role"), "alertdialog");
  assert.equal(await overlay(page).locator("h2").innerText(), "2 errors");
  const first = await errors(page).first().innerText();
  for (const words of ["nobody-knows-this", ISKP, "[[nobody-knows-this]]", "help:"]) assert.ok(first.includes(words), `${words} in ${first}`);
  assert.ok(await overlay(page).locator("h2").evaluate((title) => title.getRootNode().activeElement === title), "the title has the focus");
  assert.ok((await page.locator("main").innerText()).includes("As it was."), "the last good page stays");

  const place = `${ISKP}:${site.read(ISKP).trimEnd().split("\n").length}`;
  await errors(page).first().locator("button").click();
  await page.locator("briefing-preview [data-said]", { hasText: `copied ${place}` }).waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), place);

  await page.keyboard.press("Escape");
  await overlay(page).waitFor({ state: "detached" });
  // Hidden for now only: the next edition with problems shows them again, and the bar does at any time.
  await page.locator("briefing-preview [data-rebuilt] button").click();
  await errors(page).nth(1).waitFor();
  await page.keyboard.press("Escape");
  site.save(LOOSE, loose("Edited meanwhile."));
  await errors(page).nth(1).waitFor();

  site.save(ISKP, iskp);
  site.save(TALIBAN, taliban);
  await overlay(page).waitFor({ state: "detached" });
  await shows(page, "Edited meanwhile.");
  isQuiet(window);
});

test("a page that is deleted is the page for unknown addresses, and comes back", async (t) => {
  const { site, page, window } = await desk(t, "loose/");
  site.delete(LOOSE);
  await shows(page, "There is no page at this address");
  await connected(page);
  site.save(LOOSE, loose("It is back."));
  await shows(page, "It is back.");
  isQuiet(window, /status of 404/);
});

test("a change of the style alone shows", async (t) => {
  const { site, page, window } = await desk(t, "loose/");
  const loaded = page.waitForEvent("load");
  site.append("themes/default/static/style.css", "\nh1 { letter-spacing: 7px }\n");
  await loaded;
  assert.equal(await page.locator("h1").evaluate((title) => getComputedStyle(title).letterSpacing), "7px");
  isQuiet(window);
});

test("a lost connection is said, and comes back with what was missed", async (t) => {
  const { site, preview, page, window } = await desk(t, "loose/");
  await preview.stop();
  await page.locator("briefing-preview [data-said]", { hasText: "connection to the preview is lost" }).waitFor();
  site.save(LOOSE, loose("Edited while nobody served it."));
  await serve(t, site, new URL(preview.address).port);
  await shows(page, "Edited while nobody served it.");
  await connected(page);
  assert.equal(await page.locator("briefing-preview [data-said]").innerText(), "");
  isQuiet(window, /ERR_(CONNECTION|INCOMPLETE|EMPTY)/);
});

test("a site that is broken from the start shows its problems, and itself once it is mended", async (t) => {
  const { site, page, window } = await desk(t, "loose/", (site) => site.save("site.toml", "title = \"no end\n"));
  await page.locator("main li.error", { hasText: "site.toml:1" }).waitFor();
  assert.deepEqual(await axeProblems(page), []);
  site.save("site.toml", "title = \"Mended\"\n");
  await shows(page, "As it was.");
  isQuiet(window, /status of 500/);
});

test("the bar and the problems are accessible and fit, at each width, in light and dark", async (t) => {
  const site = new Site(t);
  const preview = await serve(t, site);
  // A source has most to say in its bar: its files, and what its rights withhold.
  const windows = await Promise.all(LOOKS.map((look) => open(t, preview, "sources/edm-2024-07/", look)));
  for (const { page, width, scheme } of windows) {
    const details = page.locator("briefing-preview details");
    await details.first().waitFor();
    await details.evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    assert.deepEqual(await axeProblems(page), [], `the bar, ${width} ${scheme}`);
    assert.deepEqual(await tooWide(page, width), [], `the bar, ${width} ${scheme}`);
    await page.locator("briefing-preview [data-copy]").first().focus();
    assert.ok(await page.locator("briefing-preview .bar").evaluate((bar) => bar.getBoundingClientRect().bottom <= innerHeight + 1), "the bar is in the window");
  }
  await breakTwo(site);
  for (const window of windows) {
    const { page, width, scheme } = window;
    // A window in the background may not draw.
    await page.bringToFront();
    await errors(page).nth(1).waitFor();
    // What lies under the list of problems is checked without it.
    assert.deepEqual(await axeProblems(page, "briefing-preview"), [], `problems, ${width} ${scheme}`);
    assert.deepEqual(await tooWide(page, width), [], `problems, ${width} ${scheme}`);
    const sideways = await overlay(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    assert.ok(sideways <= 0, `the list scrolls sideways by ${sideways} px, ${width} ${scheme}`);
    isQuiet(window);
  }
});

test("a passage has a button for its citation, and one for a claim on its number", async (t) => {
  const { page, window } = await desk(t, "sources/edm-2024-07/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copies = page.locator("briefing-copy");
  const clipboard = async (button) => {
    await button.click();
    await page.locator("briefing-preview [data-said]", { hasText: "copied" }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copies.count(), await page.locator(".passage").count());
  assert.equal(await clipboard(copies.first().locator("button").first()), "[@edm-2024-07#p1]");
  const claim = await clipboard(copies.locator("button", { hasText: "claim:" }).first());
  assert.match(claim, /^\[\[claims\]\]\nproperty = ""\nvalue = \d+\nsource = "edm-2024-07"\npassage = \d+\nquote = ".*\d.*"\n$/);
  isQuiet(window);
});

test("a page whose template begins to fail keeps what it showed, with the reason over it", async (t) => {
  const { site, page, window } = await desk(t, "loose/");
  const template = "themes/default/templates/page.html";
  const sound = site.read(template);
  const broken = sound.replace("view.body.contents", "view.bodi.contents");
  assert.notEqual(broken, sound);
  site.save(template, broken);
  await errors(page).first().waitFor();
  assert.ok((await errors(page).first().innerText()).includes(template));
  assert.ok((await page.locator("main").innerText()).includes("As it was."));
  site.save(template, sound);
  await overlay(page).waitFor({ state: "detached" });
  isQuiet(window);
});

test("nothing of the preview is printed", async (t) => {
  const { site, page } = await desk(t, "loose/");
  const isSeen = (selector) => page.locator(selector).evaluate((element) => element.checkVisibility());
  assert.ok(await isSeen("briefing-preview .bar"));
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await isSeen("briefing-preview .bar")));
  await breakTwo(site);
  await page.emulateMedia({ media: "screen" });
  await errors(page).nth(1).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await isSeen("briefing-preview dialog")));
});
