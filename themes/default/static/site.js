// Adds to pages that work without it: tables that sort, lists that filter, and details that open on paper.
"use strict";

(() => {
  const MANY = 25;
  const language = document.documentElement.lang || undefined;
  const order = new Intl.Collator(language, { numeric: true, sensitivity: "base" });

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.sort ?? cell.textContent.trim();
  };

  /** Sorts by a column; empty cells go last either way. */
  function sort(table, column, descending) {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, key: key(row, column) }));
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
  }

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);

  function makeFilterable(list, number) {
    const entries = [...(list.tBodies ? list.tBodies[0].rows : list.children)];
    if (entries.length <= MANY) return;
    const texts = entries.map((entry) => fold(entry.textContent));

    const box = document.createElement("div");
    box.className = "filter";
    const label = document.createElement("label");
    label.textContent = document.documentElement.dataset.filter;
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    input.id = `_filter-${number}`;
    label.htmlFor = input.id;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    box.append(label, input, status);
    (list.closest(".table") ?? list).before(box);

    input.addEventListener("input", () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      entries.forEach((entry, index) => {
        const fits = words.every((word) => texts[index].includes(word));
        entry.hidden = !fits;
        shown += fits;
      });
      const { filtered } = document.documentElement.dataset;
      status.textContent = words.length ? filtered.replace("{shown}", shown).replace("{all}", entries.length) : "";
    });
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("[data-filter]").forEach(makeFilterable);

  // A link into a closed part opens it.
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
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
