// The field of the search and its page: what `search.js` finds, as links.
"use strict";

(() => {
const FILTERS = ["kind", "year", "outlet", "actor", "tag"];
const AT_ONCE = 8;
// Milliseconds after the last key: names are at hand, texts are loaded.
const [WAIT_NAMES, WAIT_TEXTS] = [20, 90];
const base = new URL("../", document.currentScript.src);
const { over, counts, passes } = globalThis.briefingSearch;

const given = {};
globalThis.briefingShard = (name, value) => (given[name] = value);
const search = over(name => briefingLoad(address(`search/${name}.js`)).then(() => given[name]));

function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}
const address = path => new URL(path, base).href;
const on = (target, ...listener) => target.addEventListener(...listener);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const buttonOf = label => make("button", { type: "button" }, label);
const marked = parts => parts.map(({ text, marked: is }) => (is ? make("mark", {}, text) : text));
const remark = (...words) => make("span", { class: "remark" }, words.filter(Boolean).join(" · "));
const aside = ({ name, head }) => remark(name && head.title, head.label, head.detail);

/** Calls `act` when a field is left alone for `wait` milliseconds, with whether no newer call was made. */
function follow(input, wait, act) {
  let timer;
  let newest = 0;
  const run = () => {
    const own = (newest += 1);
    return act(input.value.trim(), () => own === newest);
  };
  on(input, "input", () => {
    clearTimeout(timer);
    newest += 1;
    timer = setTimeout(run, wait);
  });
  return run;
}

/** The field in the head of a page: a list of names. */
function makeBox(box) {
  const input = box.querySelector("input");
  const list = make("ul", { role: "listbox", id: "_search-list", "aria-label": input.placeholder, hidden: "" });
  const status = make("span", { role: "status", class: "hidden" });
  Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", list.id);
  box.append(list, status);

  let chosen = -1;
  const choose = number => {
    const options = [...list.children];
    chosen = number < options.length ? number : -1;
    options.forEach((option, nth) => (option.ariaSelected = nth === chosen));
    input.setAttribute("aria-activedescendant", options[chosen]?.id ?? "");
    options[chosen]?.scrollIntoView({ block: "nearest" });
  };
  const open = isOpen => {
    list.hidden = !isOpen;
    input.ariaExpanded = isOpen;
    choose(-1);
  };
  const run = follow(input, WAIT_NAMES, async (query, isNewest) => {
    if (query === "") return open(false);
    const [{ say }, names] = await Promise.all([search.root(), search.names(query)]);
    if (!isNewest()) return;
    const option = (path, ...children) => {
      list.append(make("li", { role: "option", id: `_search-${list.children.length}` }, ...children));
      on(list.lastChild, "click", () => location.assign(address(path)));
    };
    list.replaceChildren();
    for (const found of names.slice(0, AT_ONCE)) option(found.head.address, make("b", { dir: "auto" }, found.name || found.head.title), " ", aside(found));
    option(`search/index.html?q=${encodeURIComponent(query)}`, say.all);
    status.textContent = `${say.names}: ${list.children.length - 1}`;
    open(true);
  });
  // The field keeps the focus until a click is done.
  on(list, "mousedown", event => event.preventDefault());
  on(input, "blur", () => open(false));
  on(input, "keydown", event => {
    const isOpen = !list.hidden;
    // Enter takes what an input method offers.
    if (event.isComposing) return;
    if (event.key === "Escape") open(false);
    else if (event.key === "ArrowDown") isOpen ? choose(chosen + 1) : run();
    else if (event.key === "ArrowUp" && isOpen) choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) {
      // Else `site.js` would follow the query.
      event.stopImmediatePropagation();
      list.children[chosen].click();
    } else return;
    event.preventDefault();
  }, { capture: true });
  run();
}

/** The page of the search. */
function makePage(page) {
  const input = page.querySelector("input");
  const [filters, status, found] = [...page.children].slice(-3);
  document.querySelector(".without-script").hidden = true;
  page.hidden = false;
  const asked = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FILTERS.map(filter => [filter, asked.get(filter) ?? ""]));
  input.value = asked.get("q") ?? "";

  // The address can be sent.
  const remember = query => {
    const values = Object.entries({ q: query, ...chosen }).filter(([, value]) => value);
    try {
      history.replaceState(null, "", values[0] ? `?${new URLSearchParams(values)}` : location.pathname);
    } catch {} // Some browsers refuse it for files.
  };

  const nameItem = name => make("li", {}, make("a", { href: address(name.head.address), dir: "auto" }, name.name || name.head.title), " ", aside(name));
  const pageItem = say => ({ head, title, passages, more }) => {
    const href = address(head.address);
    const items = passages.map(({ anchor, heading, parts }) => {
      const where = heading || anchor.replace(/^p(?=\d)/, "").replace(/^_.*/, "*");
      const link = where ? [make("a", { href: `${href}#${anchor}`, class: heading ? "heading" : "number" }, where), " "] : [];
      return make("li", { dir: "auto" }, ...link, ...marked(parts));
    });
    const rest = more ? [remark(fill(say.more_here, { n: more }))] : [];
    return make("article", {}, make("h3", {}, make("a", { href, dir: "auto" }, ...marked(title))), remark(head.label, head.detail), make("ul", {}, ...items), ...rest);
  };

  // Results with a button for more: `next()` gives some, and whether they are the last.
  const section = async (title, list, say, next) => {
    const button = buttonOf(say.more);
    const more = async () => {
      const [items, isAll] = await next();
      list.append(...items);
      button.hidden = isAll;
      return items[0];
    };
    const first = await more();
    on(button, "click", async () => (await more())?.querySelector("a").focus());
    return first || !button.hidden ? [make("section", {}, make("h2", {}, title), list, button)] : [];
  };

  const showFilters = (facets, numbers, say) => {
    const counted = counts(facets, numbers, chosen);
    const focused = document.activeElement?.name;
    const button = buttonOf(say.remove);
    button.hidden = FILTERS.every(filter => !chosen[filter]);
    on(button, "click", () => {
      for (const filter of FILTERS) chosen[filter] = "";
      input.focus();
      run();
    });
    const fields = FILTERS.filter(filter => chosen[filter] || counted[filter].length > 1).map(filter => {
      const rows = counted[filter];
      const id = chosen[filter];
      if (id && !rows.some(row => row.id === id)) rows.push({ id, pages: 0, label: facets.label(filter, id) });
      const options = rows.map(row => make("option", { value: row.id }, `${row.label} (${row.pages})`));
      const field = make("select", { name: filter, "aria-label": say[filter] }, make("option", { value: "" }, fill(say.any, { filter: say[filter] })), ...options);
      field.value = id;
      on(field, "change", () => {
        chosen[filter] = field.value;
        run();
      });
      return field;
    });
    filters.replaceChildren(...fields, button);
    filters.querySelector(`[name="${focused}"]`)?.focus();
  };

  const run = follow(input, WAIT_TEXTS, async (query, isNewest) => {
    remember(query);
    if (query === "") return [found, filters, status].forEach(part => part.replaceChildren());
    try {
      const [{ say, pages: total }, result] = await Promise.all([search.root(), search.find(query)]);
      const facets = FILTERS.some(filter => chosen[filter]) && (await search.facets());
      const passing = list => list.filter(({ number }) => !facets || passes(facets, number, chosen));
      const [names, pages] = [passing(result.names), passing(result.pages)];
      let [listed, looked] = [0, 0];
      const ofNames = await section(say.names, make("ul", { class: "names-found" }), say, async () =>
        [names.slice(listed, (listed += AT_ONCE)).map(nameItem), listed >= names.length]);
      // Names come first.
      if (isNewest() && names[0]) found.replaceChildren(...ofNames);
      const ofTexts = await section(say.texts, make("div", {}), say, async () => {
        const shown = await search.show(result, pages, looked, AT_ONCE);
        looked += shown.looked;
        return [shown.found.map(pageItem(say)), looked >= pages.length];
      });
      if (!isNewest()) return;
      found.replaceChildren(...ofNames, ...ofTexts);
      const isEmpty = !ofNames[0] && !ofTexts[0];
      const lines = result.instead.map(({ word, words }) => fill(say.instead, { word, words: words.join(", ") }));
      if (result.partly && !isEmpty) lines.push(say.partly);
      const numbers = new Set([...result.names, ...result.pages].map(({ number }) => number));
      const none = facets && numbers.size ? page.dataset.none : say.none;
      lines.push(fill(isEmpty ? none : result.isOpen ? say.found_most : say.found, { query, names: names.length, pages: ofTexts.length && pages.length }));
      status.textContent = lines.join(" ");
      const more = async () => showFilters(await search.facets(), numbers, say);
      if (facets || total <= AT_ONCE * 50) return await more();
      // Facets of many pages are large.
      const button = buttonOf(page.dataset.filter);
      on(button, "click", () => more().then(() => filters.querySelector("select")?.focus()));
      filters.replaceChildren(button);
    } catch {
      if (isNewest()) status.textContent = page.dataset.failed;
    }
  });
  run();
}

const box = document.querySelector(".search-box");
if (box) makeBox(box);
const page = document.querySelector(".searching");
if (page) makePage(page);
})();
