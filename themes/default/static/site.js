// Adds to pages that work without it: tables that sort, the field of the search, details that open on paper, and the scripts
// of what else the page has.
"use strict";

(() => {
  const { src } = document.currentScript;
  // A page in a folder may load scripts and nothing else.
  globalThis.briefingLoad = src => new Promise((resolve, onerror) => {
    const onload = () => resolve(script.remove());
    const script = Object.assign(document.createElement("script"), { src, async: false, onload, onerror });
    document.head.append(script);
  });
  const load = name => briefingLoad(new URL(`${name}.js`, src));

  const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true, sensitivity: "base" });

  const key = ({ dataset, textContent }) => dataset.sort ?? textContent.trim();

  /** Sorts by a column; empty cells go last either way. */
  function sort(table, column, descending) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map(row => ({ row, key: key(row.cells[column]) }));
    rows.sort((a, b) => {
      if (a.key === "" || b.key === "") return (a.key === "") - (b.key === "");
      return descending ? order.compare(b.key, a.key) : order.compare(a.key, b.key);
    });
    body.append(...rows.map(({ row }) => row));
  }

  function makeSortable(table) {
    if (!table.tHead || table.tBodies[0].rows.length < 3) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      // Numbers are looked at from the greatest down.
      const firstDescending = /number|figure/.test(head.className);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const descending = now === null ? firstDescending : now === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
    // Filters of a list on several pages bring rows in another order.
    table.addEventListener("filtered", () => {
      const column = heads.findIndex(head => head.hasAttribute("aria-sort"));
      if (column >= 0) sort(table, column, heads[column].getAttribute("aria-sort") === "descending");
    });
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  if (document.querySelector("form.filters[data-rows]")) load("rows");
  if (document.querySelector("form.filters")) load("filters");

  // The link to the search becomes its field, which loads the rest.
  const link = document.querySelector("a.search-box");
  if (link) {
    const box = document.createElement("div");
    const input = document.createElement("input");
    box.className = link.className;
    box.role = "search";
    const { textContent: name } = link;
    Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false, placeholder: name, ariaLabel: name });
    box.append(input);
    input.addEventListener("focus", () => ["search", "search-page"].forEach(load), { once: true });
    input.addEventListener("keydown", event => {
      if (event.key === "Enter" && !event.isComposing && input.value.trim()) location.assign(`${link.href}?q=${encodeURIComponent(input.value.trim())}`);
    });
    link.replaceWith(box);
  }
  addEventListener("keydown", event => {
    const field = document.querySelector(".search-box input, .searching input");
    const isHeld = event.ctrlKey || event.metaKey;
    const isSlash = event.key === "/" && !isHeld && !event.target.closest("input, textarea, select");
    if (field && (isSlash || (isHeld && event.key === "k"))) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // A link into a closed part opens it.
  const openTarget = () => {
    let target;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {} // An address that was cut within a letter names nothing.
    const closed = target?.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  // Browsers that do not know `::details-content` print closed parts closed.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
