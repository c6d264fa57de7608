// Filters of lists and drawings: choices combine and the address keeps them.
"use strict";

(() => {
const { lang, dataset } = document.documentElement;
const fold = text => text.normalize("NFKD").replace(/[\p{M}'’‘ʻʼ]/gu, "").toLocaleLowerCase(lang || undefined);
const share = (shown, all) => dataset.filtered.replace("{shown}", shown).replace("{all}", all);
const entriesOf = elements => Array.from(elements, element => ({ element, has: new Set(element.dataset.f?.split(" ")) }));

document.querySelectorAll("form.filters").forEach((form, nth) => {
  const place = document.getElementById(form.dataset.for);
  if (!place) return;
  const { rows } = form.dataset;
  const table = place.tBodies ? place : place.querySelector(".index");
  const body = table?.tBodies[0];
  const marked = place.querySelectorAll("[data-f]");
  const own = [...(marked[0] ? marked : (body?.rows ?? place.children))];
  // Rows that come from scripts stand for those of the page, but not for its drawing.
  const [ownRows, drawn] = [true, false].map(is => own.filter(({ localName }) => (localName === "tr") === is));
  let entries = entriesOf(own);
  // Marks that stand for the entries within another element, or for those with a value, show the number that is left.
  const sums = Array.from(place.querySelectorAll("[data-of]"), mark => {
    const title = mark.querySelector("title");
    const list = document.getElementById(mark.dataset.of);
    return { mark, list, title, full: title?.textContent, number: mark.querySelector(list ? "text, .count" : ".count") };
  });

  const fields = [...form.elements].filter(({ name }) => name);
  const text = fields.find(({ type }) => type === "search");
  const isSet = ({ type, checked, value }) => (type === "checkbox" ? checked : value.trim());
  const key = ({ name }) => (nth ? name + (nth + 1) : name);
  const counters = [];
  for (const field of fields) {
    const values = new URLSearchParams(location.search).getAll(key(field));
    for (const option of field.options ?? []) {
      if (values.includes(option.value)) option.selected = true;
      if (option.value) counters.push([field.name, option, option, option.text]);
    }
    if (field === text) field.value ||= values[0] ?? "";
    else if (!field.options) {
      field.checked ||= values.includes(field.value);
      counters.push([field.name, field, field.labels[0].appendChild(new Text()), ""]);
    }
  }

  function run() {
    const wanted = {};
    for (const { name, value } of fields.filter(isSet)) (wanted[name] ??= []).push(`${name}:${value}`);
    delete wanted[text?.name];
    const words = fold(text?.value ?? "").match(/\S+/g) ?? [];
    const counted = entries.some(({ element }) => element.localName === "tr") ? "tr" : "li";
    // A mark is found by the words of the entry that it leads to as well.
    const textOf = element => {
      const link = element.localName !== counted && element.querySelector("[href^='#']");
      return fold(element.textContent + (link ? document.querySelector(link.getAttribute("href")).textContent : ""));
    };
    const counts = {};
    let [shown, all] = [0, 0];
    for (const entry of entries) {
      const { element, has } = entry;
      const lacks = Object.keys(wanted).filter(name => !wanted[name].some(pair => has.has(pair)));
      if (!words.every(word => (entry.text ??= textOf(element)).includes(word))) lacks.push("q");
      element.classList.toggle("filtered-out", (entry.goes = lacks.length > 0));
      if (element.localName !== counted) continue;
      all += 1;
      shown += !entry.goes;
      for (const pair of lacks[1] ? [] : has) if (!entry.goes || pair.startsWith(lacks[0] + ":")) counts[pair] = (counts[pair] ?? 0) + 1;
    }
    for (const [name, choice, label, before] of counters) {
      const n = counts[`${name}:${choice.value}`] ?? 0;
      label.textContent = `${before} (${n})`;
      choice.disabled = !n && !choice.checked && !choice.selected;
    }
    const isAny = fields.some(isSet);
    for (const { mark, list, title, full, number } of sums) {
      const of = entries.filter(({ element, has }) => has.has(mark.dataset.of) || list?.contains(element));
      // The scripts with rows could not be loaded.
      if (!of[0]) continue;
      const left = of.filter(({ goes }) => !goes);
      mark.classList.toggle("filtered-out", isAny && !left[0]);
      if (number) number.textContent = left.length;
      if (title) title.textContent = left[of.length - 1] ? full : [share(left.length, of.length), ...(list ? left.slice(0, 3).map(({ element }) => element.textContent) : [full])].join("\n");
    }
    if (rows) body.replaceChildren(...(isAny ? entries.flatMap(({ element, goes }) => (goes || element.localName !== "tr" ? [] : element)) : ownRows));
    form.querySelector("output").textContent = isAny ? (!shown && form.dataset.none) || share(shown, all) : "";
    (table ?? place).dispatchEvent(new Event("filtered"));
  }

  let whole;
  async function start() {
    if (rows) entries = await (whole ??= briefingAllRows(rows).then(all => entriesOf([...drawn, ...all]), () => entries));
    run();
  }
  let timer;
  function follow() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const url = new URL(location);
      for (const field of fields) url.searchParams.delete(key(field));
      for (const field of fields.filter(isSet)) url.searchParams.append(key(field), field.value);
      try {
        history.replaceState(null, "", url);
      } catch {} // Files may refuse it.
      start();
    }, 60);
  }
  form.oninput = form.onreset = follow;
  form.onsubmit = () => false;
  form.onkeydown = ({ key, target }) => {
    if (key !== "Escape" || target !== text) return;
    text.value = "";
    follow();
  };
  form.hidden = false;
  if (!rows || fields.some(isSet)) start();
  else form.addEventListener("focusin", start, { once: true });
});
})();
