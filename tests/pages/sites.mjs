// How the checks go through built sites: two pages at a time, each failure told, a count at the end.

import { basename } from "node:path";
import { launch } from "./browser.mjs";

// As many pages at a time as the machines that run this have cores.
const AT_A_TIME = 2;

/** Calls `check(opened, path)` for each path, with what `open()` gave; returns `[{ where, check, problems }]` and all that was opened. */
export async function checkEach(paths, open, check) {
  const waiting = [...paths];
  const results = [];
  const worker = async () => {
    const opened = await open();
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const found = await check(opened, path);
      results.push(...found.map((result) => ({ where: path, ...result })));
    }
    return opened;
  };
  const opened = await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return { results, opened };
}

/** Calls `checkSite(browser, folder)` for each site and tells what failed; the closing line is `N passed, N failed`, the exit code 1 if any did. */
export async function checkSites(folders, checkSite) {
  if (folders.length === 0) throw new Error(`usage: node ${basename(process.argv[1])} SITE...`);
  const browser = await launch();
  const count = { passed: 0, failed: 0 };
  for (const folder of folders) {
    const started = Date.now();
    const results = await checkSite(browser, folder);
    const failed = results.filter(({ problems }) => problems.length > 0);
    for (const { where, check, problems } of failed) {
      console.log(`FAILED ${basename(folder)}: ${where}: ${check}`);
      for (const problem of problems) console.log(`    ${problem}`);
    }
    const n_pages = new Set(results.map(({ where }) => where).filter((where) => where !== "site")).size;
    console.log(`${folder}: ${n_pages} pages, ${results.length} checks, ${Math.round((Date.now() - started) / 1000)} s`);
    count.failed += failed.length;
    count.passed += results.length - failed.length;
  }
  await browser.close();
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exitCode = count.failed === 0 ? 0 : 1;
}
