// What the page scripts share: the browser, a server for a built site, and one page of each kind.

import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

/** Starts the Chromium of the system; none is downloaded. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    // The last four keep the browser from calling home, which a closed network answers with noise.
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Starts the Firefox that the variable FIREFOX names: one of a system, which Playwright does not steer. */
export function launchFirefox() {
  return puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
}

// What a careful host would send: nothing but the site's own files, nothing inline.
const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
  "manifest-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join("; ");

const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json",
  ".png": "image/png", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".woff2": "font/woff2", ".xml": "application/xml",
};

// Sites are served below a path, as on a shared host: a link that supposes the root then fails.
const PREFIX = "/some/path/";

/** Serves `folder` on a free local port; resolves to its address and a function that ends it. */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    // Asked for only where a page names no icon, which `check.mjs` tells by itself.
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const inside = path.startsWith(PREFIX) && normalize(path.slice(PREFIX.length));
    try {
      const file = join(folder, inside.endsWith("/") || inside === "." ? join(inside, "index.html") : inside);
      if (inside.startsWith("..")) throw new Error("outside the site");
      const bytes = readFileSync(file);
      response.writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
      });
      response.end(bytes);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("no such file");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}${PREFIX}`, close: () => server.close() };
}

// Every site has these. Of several pages of a kind the largest is looked at: it has the most parts.
const KINDS = {
  home: /^index\.html$/,
  "list of actors": /^actors\/index\.html$/,
  "list of attacks": /^attacks\/index\.html$/,
  "list of outlets": /^outlets\/index\.html$/,
  "list of sources": /^sources\/index\.html$/,
  "list of briefings": /^briefings\/index\.html$/,
  "list of tags": /^tags\/index\.html$/,
  actor: /^actors\/[^/]+\/index\.html$/,
  attack: /^attacks\/[^/]+\/index\.html$/,
  outlet: /^outlets\/[^/]+\/index\.html$/,
  source: /^sources\/[^/]+\/index\.html$/,
  briefing: /^briefings\/[^/]+\/index\.html$/,
  tag: /^tags\/[^/]+\/index\.html$/,
  about: /^about\/index\.html$/,
  "not found": /^404\.html$/,
};
// Any other page at the top, such as a timeline or a map, is a kind of its own.
const TOP = /^([^/]+\/index|[^/]+)\.html$/;

/** One page of each kind of the site in `folder`, as `[{ kind, path }]`; the path is null where the site has none. */
export function pagesOfEachKind(folder) {
  const pages = readdirSync(folder, { recursive: true })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".html"))
    .sort();
  const size = (path) => statSync(join(folder, path)).size;
  const largest = (paths) => paths.reduce((best, path) => (size(path) > size(best) ? path : best), paths[0]) ?? null;

  const known = Object.entries(KINDS).map(([kind, pattern]) => ({ kind, path: largest(pages.filter((path) => pattern.test(path))) }));
  const others = pages.filter((path) => TOP.test(path) && !Object.values(KINDS).some((pattern) => pattern.test(path)));
  return [...known, ...others.map((path) => ({ kind: path, path }))];
}
