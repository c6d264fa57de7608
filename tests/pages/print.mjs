// Prints one page of each kind of built sites in a browser and checks what an editor would hold in hands.
//
//     node print.mjs SITE...        exit code 1 if a check fails
//
// What is laid out is asked of the browser, what stands on which sheet of pdftotext (of poppler).

import { execFileSync } from "node:child_process";
import { pagesOfEachKind, serve } from "./browser.mjs";
import { tooWide } from "./check.mjs";
import { checkEach, checkSites } from "./sites.mjs";

// What A4 and US Letter leave between their margins, in CSS pixels: 180 mm less the little by which A4 is narrower.
const WIDTH = Math.floor((174 / 25.4) * 96);
const FORMATS = ["A4", "Letter"];

/** Opens a window as wide as paper, in the dark: ink must not follow the screen. */
export async function openPaper(browser) {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 1000 }, colorScheme: "dark" });
  return context.newPage();
}

/** Checks how one page of the site at `address` prints; returns `[{ check, problems }]`. */
export async function checkPaper(page, address, path) {
  await page.goto(new URL(path, address).href, { waitUntil: "load" });
  await page.emulateMedia({ media: "print" });
  const results = [
    { check: "paper: the text and nothing of the screen", problems: await partProblems(page) },
    { check: "paper: black on white, in 10 to 11 points", problems: await inkProblems(page) },
    { check: "paper: addresses of other sites are text", problems: await addressProblems(page) },
    { check: "paper: nothing is cut off", problems: [...(await tooWide(page, WIDTH)), ...(await cutProblems(page))] },
  ];
  const marking = await page.evaluate(() => document.documentElement.dataset.marking);
  const upright = await page.evaluate(() => {
    const isUpright = (element) => getComputedStyle(element).writingMode !== "horizontal-tb";
    return [...document.querySelectorAll("thead a")].filter(isUpright).flatMap((head) => head.textContent.match(/\p{L}{5,}/u) ?? []);
  });
  await page.emulateMedia({ media: null });
  for (const format of FORMATS) {
    // The second print of a page may be better than the first one.
    await page.reload();
    const sheets = wordsOf(await page.pdf({ format, preferCSSPageSize: true }));
    results.push({ check: `${format}: the text is within the margins`, problems: sheets.flatMap(marginProblems) });
    results.push({ check: `${format}: all columns of the matrix are there`, problems: columnProblems(sheets, upright) });
    results.push({ check: `${format}: sheets are numbered`, problems: sheets.flatMap(numberProblems) });
    if (marking) results.push({ check: `${format}: the marking is on each sheet`, problems: sheets.flatMap((sheet) => markingProblems(sheet, marking)) });
  }
  return results;
}

function partProblems(page) {
  return page.evaluate(() => {
    const isSeen = (element) => element.checkVisibility() && element.textContent.trim() !== "";
    const name = (element) => `<${element.localName} class="${element.className}"> "${element.textContent.trim().slice(0, 40)}"`;
    const missing = ["h1", "main"].filter((part) => ![...document.querySelectorAll(part)].some(isSeen)).map((part) => `no <${part}> on paper`);
    const forScreens = [...document.querySelectorAll("nav, button, input, select, body > a[href^='#']")].filter((element) => element.checkVisibility());
    const closed = [...document.querySelectorAll("details > :not(summary)")].filter((element) => element.parentElement.checkVisibility() && !element.checkVisibility());
    return [...missing, ...forScreens.map((element) => `is for screens: ${name(element)}`), ...closed.map((element) => `is closed: ${name(element)}`)];
  });
}

function inkProblems(page) {
  return page.evaluate(() => {
    const [root, body] = [document.documentElement, document.body].map((element) => getComputedStyle(element));
    const points = (parseFloat(body.fontSize) * 72) / 96;
    const problems = [];
    if (body.color !== "rgb(0, 0, 0)") problems.push(`the text is ${body.color}`);
    for (const { backgroundColor } of [root, body]) if (!["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(backgroundColor)) problems.push(`the paper is ${backgroundColor}`);
    if (points < 10 || points > 11) problems.push(`the text has ${points} points`);
    return problems;
  });
}

function addressProblems(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll("a[href^='http']")].filter((link) => link.checkVisibility());
    const shown = (link) => link.textContent + getComputedStyle(link, "::after").content;
    return links.filter((link) => !shown(link).includes(link.getAttribute("href"))).map((link) => `no address beside "${link.textContent}"`);
  });
}

/** What scrolls on a screen; on paper nobody can. */
function cutProblems(page) {
  return page.evaluate(() => {
    // What only screen readers read is a pixel wide.
    const isCut = (element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible";
    return [...document.body.querySelectorAll("*")].filter(isCut).map((element) => `<${element.localName} class="${element.className}"> is cut off`);
  });
}

/** The words of a PDF with their places in points: `[{ number, of, width, height, words: [{ left, top, right, bottom, text }] }]`, one for each sheet. */
function wordsOf(pdf) {
  const xml = execFileSync("pdftotext", ["-bbox", "-", "-"], { input: pdf, maxBuffer: 1 << 28 }).toString();
  const sheets = [...xml.matchAll(/<page width="([^"]+)" height="([^"]+)">(.*?)<\/page>/gs)];
  const word = /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*?)<\/word>/g;
  return sheets.map(([, width, height, inside], index) => {
    const words = [...inside.matchAll(word)].map(([, left, top, right, bottom, text]) => ({ left: +left, top: +top, right: +right, bottom: +bottom, text }));
    return { number: index + 1, of: sheets.length, width: +width, height: +height, words };
  });
}

function marginProblems({ number, width, words }) {
  // Less than most printers need.
  const margin = 12;
  const outside = words.filter(({ left, right }) => left < margin || right > width - margin);
  return outside.slice(0, 1).map(({ text }) => `sheet ${number}: "${text}" runs off`);
}

/** The browser lays tables out anew for sheets, and what it cuts off has no words. */
function columnProblems(sheets, upright) {
  const isUpright = ({ left, top, right, bottom }) => bottom - top > right - left;
  const words = sheets.flatMap((sheet) => sheet.words).filter(isUpright).map(({ text }) => text).join(" ");
  return upright.filter((word) => !words.includes(word)).map((word) => `no column "${word}"`);
}

function numberProblems({ number, of, height, words }) {
  const foot = words.filter(({ top }) => top > height * 0.9).map(({ text }) => text).join(" ");
  return foot.includes(`${number} / ${of}`) ? [] : [`sheet ${number} ends with "${foot}"`];
}

/** What TLP 2.0 asks: the label in the header and the footer of each page; and that it hides nothing. */
function markingProblems({ number, height, words }, marking) {
  const labels = words.filter(({ text }) => text === marking);
  const head = labels.find(({ bottom }) => bottom < height * 0.1);
  const foot = labels.find(({ top }) => top > height * 0.9);
  const overlaps = (label) => words.filter((word) => word !== label && word.left < label.right && word.right > label.left && word.top < label.bottom && word.bottom > label.top);
  const problems = [];
  if (!head) problems.push(`sheet ${number} has no ${marking} at its head`);
  if (!foot) problems.push(`sheet ${number} has no ${marking} at its foot`);
  for (const { text } of [head, foot].filter(Boolean).flatMap(overlaps)) problems.push(`sheet ${number}: ${marking} stands on "${text}"`);
  return problems;
}

/** Checks how one page of each kind of a built site prints. */
async function checkSite(browser, folder) {
  const site = await serve(folder);
  const paths = pagesOfEachKind(folder).flatMap(({ path }) => path ?? []);
  const { results } = await checkEach(paths, () => openPaper(browser), (page, path) => checkPaper(page, site.address, path));
  site.close();
  return results;
}

if (process.argv[1] === import.meta.filename) await checkSites(process.argv.slice(2), checkSite);
