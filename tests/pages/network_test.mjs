// The network in a browser: how it is scaled, moved and lit, and that nothing of it gets in the way of the page.
//
//     SITE=public node --test tests/pages/network_test.mjs      a built site with more than 25 entities that have ties

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, serve } from "./browser.mjs";
import { LOOKS, axeProblems, openWindow } from "./check.mjs";

const [WIDE] = LOOKS;
let browser, site, window;
before(async () => {
  [browser, site] = await Promise.all([launch(), serve(process.env.SITE)]);
  window = await openWindow(browser, WIDE);
});
after(async () => {
  site?.close();
  await browser?.close();
});

/** Opens the page anew, at an address that ends so. */
async function open(end = "") {
  Object.assign(window, { address: site.address, noise: [] });
  await window.page.goto(`${site.address}network/index.html${end}`, { waitUntil: "load" });
  await window.page.locator(".network > .tools button").first().waitFor();
  return window.page;
}
const view = (page) => page.locator(".graph").first().evaluate(({ viewBox: { baseVal: { x, y, width, height } } }) => [x, y, width, height].map(Math.round));

test("the drawing is scaled within its frame, by buttons and by keys", async () => {
  const page = await open();
  const whole = await view(page);
  const [larger, , back] = await page.locator(".tools [data-zoom]").all();
  // A click waits for the button to be the topmost thing at its place.
  for (let times = 0; times < 4; times += 1) await larger.click({ timeout: 3000 });
  const [, , width] = await view(page);
  assert.ok(width < whole[2] / 3, `${width} of ${whole[2]}`);
  // What is seen beside the frame is not of the drawing.
  const above = await page.locator(".graph").first().evaluate((svg) => {
    const { left, top, width } = svg.getBoundingClientRect();
    return [0.1, 0.3, 0.5, 0.7, 0.9].some((part) => svg.contains(document.elementFromPoint(left + part * width, top - 4)));
  });
  assert.equal(above, false);
  await page.locator(".graph").first().focus();
  const before = await view(page);
  await page.keyboard.press("ArrowRight");
  assert.notDeepEqual(await view(page), before);
  await page.keyboard.press("0");
  assert.deepEqual(await view(page), whole);
  await larger.click();
  await back.click({ timeout: 3000 });
  assert.deepEqual(await view(page), whole);
  assert.deepEqual(window.noise, []);
});

test("a mark with the focus is lit with its neighbours alone", async () => {
  const page = await open();
  await page.locator(".graph .node a, .graph a.node").first().focus();
  const lit = await page.locator(".graph .node.near").count();
  assert.ok(lit > 1 && lit < (await page.locator(".graph .node").count()), `${lit}`);
  assert.deepEqual(await axeProblems(page, ".network"), []);
});

test("an address that is cut within a letter is no error", async () => {
  await open("#%E0%A4%A");
  assert.deepEqual(window.noise, []);
});
