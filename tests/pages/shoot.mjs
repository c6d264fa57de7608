// Takes pictures of built pages for a person to look at: two widths, light and dark, the whole page.
//
//     node shoot.mjs SITE PICTURES [PATH...]        paths as in `actors/x/index.html`; without any, one page of each kind

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, pagesOfEachKind, serve } from "./browser.mjs";

const [folder, pictures, ...asked] = process.argv.slice(2);
if (!pictures) throw new Error("usage: node shoot.mjs SITE PICTURES [PATH...]");

const paths = asked.length > 0 ? asked : pagesOfEachKind(folder).flatMap(({ path }) => path ?? []);
mkdirSync(pictures, { recursive: true });
const browser = await launch();
const site = await serve(folder);

for (const width of [1280, 360]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(site.address + path);
      const name = path.replace(/\/?(index)?\.html$|\/$/, "").replaceAll("/", "-") || "home";
      const file = join(pictures, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
    }
    await context.close();
  }
}

await browser.close();
site.close();
