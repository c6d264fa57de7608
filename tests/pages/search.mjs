// What the checks of the search share: its script without a browser, and the shards of a built site.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const script = readFileSync(join(import.meta.dirname, "../../themes/default/static/search.js"), "utf8");

/** `briefingSearch` of the script. */
export const search = (() => {
  (0, eval)(script);
  return globalThis.briefingSearch;
})();

/** The shards of the site in `folder`: `load` gives one as the browser would get it, `moved` says what was read. */
export function shardsOf(folder) {
  const moved = { files: 0, bytes: 0, names: [] };
  const load = async (name) => {
    const path = join(folder, "search", `${name}.js`);
    const values = new Map();
    runInContext(readFileSync(path, "utf8"), createContext({ briefingShard: (own, value) => values.set(own, value) }));
    moved.files += 1;
    moved.bytes += statSync(path).size;
    moved.names.push(name);
    return JSON.parse(JSON.stringify(values.get(name)));
  };
  const names = (kind) => readdirSync(join(folder, "search", kind)).map((file) => `${kind}/${file.replace(/\.js$/, "")}`);
  return { load, names, moved };
}
