// Opens one page of each kind of built sites in a browser and checks what only a browser can tell.
//
//     node check.mjs SITE...        exit code 1 if a check fails
//
// A SITE that ends in `.html` is a page that stands for itself, such as a report: it is opened from the disk under its own policy,
// and may ask for nothing at all.
//
// Every page is loaded anew at two widths in both colour schemes, under a strict Content-Security-Policy; at widths between and
// beyond these it is looked at for sideways scroll.
// Its closing line is `N passed, N failed`.

import { createRequire } from "node:module";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { pagesOfEachKind, serve } from "./browser.mjs";
import { checkEach, checkSites } from "./sites.mjs";

export const LOOKS = [
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
  { width: 360, scheme: "light" },
  { width: 360, scheme: "dark" },
];
const HEIGHT = 800;
// Widths at which nothing may scroll sideways, in the windows of this width.
const WIDTHS = { 1280: [1440, 1280, 1024, 768], 360: [360, 320] };
const AXE_FILE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const AXE_OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/** Opens a window for each look, to visit pages with one after the other: opening one costs more than a page's checks. */
export function openWindows(browser) {
  return Promise.all(LOOKS.map((look) => openWindow(browser, look)));
}

/** Opens one window; `noise` takes errors and requests to anywhere but `address`. */
export async function openWindow(browser, { width, scheme }) {
  const context = await browser.newContext({ viewport: { width, height: HEIGHT }, colorScheme: scheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const window = { page, width, scheme, address: "", noise: [] };
  // Violations of the policy and files that are missing are console errors too.
  page.on("console", (message) => message.type() === "error" && window.noise.push(`console: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => window.noise.push(`script: ${error.message}`));
  // What an address holds itself is asked of nobody.
  const isOwn = (url) => url.startsWith(window.address) || url.startsWith("data:");
  page.on("request", (request) => isOwn(request.url()) || window.noise.push(`request: ${request.url()}`));
  // An injected script is not subject to the page's policy, an added <script> would be.
  await page.addInitScript({ path: AXE_FILE });
  return window;
}

/** Loads a page of the site at `address`; from then on `window.noise` fills with errors and with requests to anywhere else. */
async function visit(window, address, path) {
  const { page, width } = window;
  Object.assign(window, { address, noise: [] });
  await page.setViewportSize({ width, height: HEIGHT });
  await page.goto(new URL(path, address).href, { waitUntil: "load" });
  // Without one the browser asks the root of the host, at a time of its own choosing.
  if ((await page.locator("link[rel~=icon]").count()) === 0) window.noise.push("request: the page names no icon");
}

/** Checks one page of the site at `address` in each window; returns `[{ check, problems }]`. */
export async function checkPage(windows, address, path) {
  const results = [];
  for (const window of windows) {
    const { page, width, scheme } = window;
    const look = `${width} px ${scheme}`;
    await visit(window, address, path);
    results.push({ check: `${look}: accessibility`, problems: await axeProblems(page) });
    if (look === "1280 px light") {
      results.push({ check: "first Tab reaches a skip link", problems: await skipLinkProblems(page) });
    }
    for (const at of scheme === "light" ? WIDTHS[width] : []) {
      results.push({ check: `${at} px: no sideways scroll`, problems: await tooWide(page, at) });
    }
    // Last, so that whatever the checks above stirred up is heard as well.
    results.push({ check: `${look}: no script error, no request off the site`, problems: window.noise });
  }
  return results;
}

/** What axe-core finds on a page, or in the part of it that a selector names. */
export async function axeProblems(page, part = "html") {
  const { violations } = await page.evaluate(([part, options]) => window.axe.run(part, options), [part, AXE_OPTIONS]);
  // What is wrong stands in lists of conditions of which any, all or none must hold.
  const reason = ({ any, all, none }) => [...any, ...all, ...none][0].message;
  return violations.flatMap(({ id, nodes }) => {
    const shown = nodes.slice(0, 5).map((node) => `axe ${id}: ${node.target.flat().join(" ")}: ${reason(node)}`);
    return nodes.length > shown.length ? [...shown, `axe ${id}: and at ${nodes.length - shown.length} more places`] : shown;
  });
}

/** What makes a page wider than a window of this width. */
export async function tooWide(page, width) {
  await page.setViewportSize({ width, height: HEIGHT });
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    // A body that clips what sticks out does not scroll; its text is lost all the same.
    const needed = Math.max(scrollWidth, document.body.scrollWidth);
    if (needed <= clientWidth) return [];

    const sticksOut = (element) => element.getBoundingClientRect().right > clientWidth + 0.5;
    const scrollsByItself = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
    const culprits = [...document.body.querySelectorAll("*")].filter((element) => {
      for (let above = element.parentElement; above !== document.body; above = above.parentElement) if (scrollsByItself(above)) return false;
      return sticksOut(element) && ![...element.children].some(sticksOut);
    });
    const name = (element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> "${element.textContent.trim().slice(0, 40)}"`;
    return [`${needed} px wide because of ${culprits.slice(0, 3).map(name).join(", ") || "something in the body"}`];
  });
}

async function skipLinkProblems(page) {
  await page.keyboard.press("Tab");
  const problem = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused.matches("a[href^='#']")) return `the first Tab reaches <${focused.localName}> "${focused.textContent.trim().slice(0, 40)}"`;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const isSeen = right - left > 10 && bottom - top > 10 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    if (!isSeen) return "the skip link stays hidden when it has the focus";
    const target = document.getElementById(focused.hash.slice(1));
    if (!target?.matches("main, main *")) return `the skip link ${focused.hash} does not lead to <main>`;
    return null;
  });
  return problem ? [problem] : [];
}

/** Checks that the site's first page looks different in the dark. */
export async function checkDark(windows, address) {
  const backgrounds = { light: new Set(), dark: new Set() };
  for (const window of windows) {
    await visit(window, address, "index.html");
    const background = () => [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor).join();
    backgrounds[window.scheme].add(await window.page.evaluate(background));
  }
  const same = [...backgrounds.light].filter((background) => backgrounds.dark.has(background));
  return { check: "light and dark differ", problems: same.map((background) => `the background is ${background} in both`) };
}

/** Checks that the site works when its first page is opened from disk, with each page it links to. */
export async function checkFromDisk(window, folder) {
  const address = pathToFileURL(resolve(folder)).href + "/";
  const { page } = window;
  await visit(window, address, "index.html");
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => new URL(link.getAttribute("href"), document.baseURI).href.split("#")[0]));
  const problems = [];
  for (const link of new Set(links)) {
    const isPage = link.startsWith(address) && /(\.html|\/)$/.test(link);
    if (!isPage) continue;
    await page.goto(link);
    // For a folder the browser shows a list of files, a page of its own. Styles it cannot load are noise.
    if ((await page.locator("main").count()) === 0) problems.push(`${link} is not one of the site's pages`);
  }
  return { check: "works from a folder on disk", problems: [...problems, ...window.noise] };
}

/** Checks a built site: one page of each kind, and the site as a whole; returns `[{ where, check, problems }]`. */
async function checkSite(browser, folder) {
  const site = await serve(folder);
  const pages = pagesOfEachKind(folder);
  const missing = pages.filter(({ path }) => !path).map(({ kind }) => `no page of the kind: ${kind}`);
  const paths = pages.flatMap(({ path }) => path ?? []);
  const { results, opened } = await checkEach(paths, () => openWindows(browser), (windows, path) => checkPage(windows, site.address, path));
  const [windows] = opened;
  results.push({ where: "site", check: "has a page of each kind", problems: missing });
  results.push({ where: "site", ...(await checkDark(windows, site.address)) });
  results.push({ where: "site", ...(await checkFromDisk(windows[0], folder)) });
  site.close();
  return results;
}

/** Checks a page that needs no other file; returns what `checkSite` does. */
async function checkAlone(browser, file) {
  const windows = await openWindows(browser);
  const results = await checkPage(windows, pathToFileURL(resolve(file)).href, "");
  return results.map((result) => ({ where: basename(file), ...result }));
}

if (process.argv[1] === import.meta.filename) {
  await checkSites(process.argv.slice(2), (browser, path) => (path.endsWith(".html") ? checkAlone : checkSite)(browser, path));
}
