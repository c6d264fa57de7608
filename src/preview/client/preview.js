// The preview's part of a page: shows what is wrong, and reloads the page when another one stands at its address.
"use strict";

(() => {
  const script = document.currentScript;
  const host = document.querySelector("briefing-preview");
  const root = host?.shadowRoot;
  if (!root) return;

  const isOwn = "own" in host.dataset;
  const rebuilt = root.querySelector("[data-rebuilt]");
  const said = root.querySelector("[data-said]");
  const storage = {
    get: (key) => { try { return sessionStorage.getItem(`briefing:${key}`); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(`briefing:${key}`, value); } catch { /* it is only kept less well */ } },
    remove: (key) => { try { sessionStorage.removeItem(`briefing:${key}`); } catch { /* there was none */ } },
  };
  const PLACE = `place:${location.pathname}`;
  const RELOADED = `reloaded:${location.pathname}`;

  // ---- Where the reader is ----

  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, tr, pre, figure, blockquote, summary";
  const text = (element) => element.textContent.trim().slice(0, 200);

  /** The elements that `selector` finds, each with a key that finds it again: its id, or its text and the how-manieth with it. */
  function keyed(selector) {
    const seen = new Map();
    return [...document.querySelectorAll(selector)].map((element) => {
      const name = element.id ? `#${element.id}` : `${element.localName} ${text(element)}`;
      const count = seen.get(name) ?? 0;
      seen.set(name, count + 1);
      return { element, key: `${name} ${count}` };
    });
  }

  /** Whether it stays in the window however the page is scrolled: it tells nothing of where the reader is. */
  function sticks(element) {
    for (let here = element; here; here = here.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(here).position)) return true;
    }
    return false;
  }

  /** Remembers which blocks are at the top of the window, not only how far down: what stands above may change its height. */
  function savePlace() {
    const blocks = keyed(BLOCKS).map(({ element, key }) => ({ element, key, box: element.getBoundingClientRect() }));
    const visible = blocks.filter(({ box }) => box.height > 0 && box.bottom > 0 && box.top < innerHeight);
    const anchors = visible.filter(({ element }) => !sticks(element)).slice(0, 12).map(({ key, box }) => [key, box.top]);
    const details = keyed("details").map(({ element, key }) => [key, element.open]);
    storage.set(PLACE, JSON.stringify({ x: scrollX, y: scrollY, anchors, details }));
  }

  function restorePlace() {
    const place = JSON.parse(storage.get(PLACE) ?? "null");
    if (!place) return;
    storage.remove(PLACE);
    const wasOpen = new Map(place.details);
    for (const { element, key } of keyed("details")) {
      if (wasOpen.has(key)) element.open = wasOpen.get(key);
    }
    const scroll = () => {
      const blocks = new Map(keyed(BLOCKS).map(({ element, key }) => [key, element]));
      const anchor = place.y > 0 && place.anchors.find(([key]) => blocks.has(key));
      const top = anchor ? scrollY + blocks.get(anchor[0]).getBoundingClientRect().top - anchor[1] : place.y;
      scrollTo({ left: place.x, top, behavior: "instant" });
    };
    scroll();
    // Pictures and fonts change heights once more, unless the reader has scrolled meanwhile.
    const reached = scrollY;
    addEventListener("load", () => {
      if (Math.abs(scrollY - reached) < 2) scroll();
    }, { once: true });
  }

  let isReloading = false;

  function reload() {
    isReloading = true;
    savePlace();
    // The browser would scroll as well, some time after the page is loaded, and by the number of an element, not its text.
    history.scrollRestoration = "manual";
    location.reload();
  }

  // Whoever leaves and comes back is in the care of the browser again.
  addEventListener("pagehide", () => { if (!isReloading) history.scrollRestoration = "auto"; });

  // ---- Problems ----

  /** Makes an element; children are elements or text, never HTML. */
  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  function countOf(problems) {
    const count = (isError) => problems.reduce(
      (sum, { is_error: is, more }) => sum + (is === isError ? 1 + (more ?? 0) : 0), 0);
    const parts = [[count(true), "error"], [count(false), "warning"]];
    return parts.filter(([count]) => count > 0).map(([count, noun]) => plural(count, noun)).join(", ");
  }

  /** Editors open `file:line`. */
  const lineOf = (place) => place.replace(/^(.*:\d+):\d+$/, "$1");

  function item({ is_error: isError, message, place, frame, hint }) {
    const word = isError ? "error" : "warning";
    const copy = place && make("button", { type: "button", "data-copy": lineOf(place), title: "Copy" }, make("code", {}, place));
    return make("li", { class: word },
      make("p", {}, make("strong", {}, `${word}:`), ` ${message}`),
      copy,
      frame && make("pre", { tabindex: "0" }, frame),
      hint && make("p", { class: "hint" }, make("strong", {}, "help:"), ` ${hint}`));
  }

  let dialog = null;
  let shown = null;

  /** Shows all problems over the page. `about` is what they belong to: it is not shown again once it was hidden. */
  function showProblems(problems, about) {
    dialog ??= makeDialog();
    shown = about;
    const isBroken = problems.some((problem) => problem.is_error);
    const behind = isBroken ? "The page behind is the last good one." : "The site was built all the same.";
    const title = make("h2", { id: "title", tabindex: "-1" }, countOf(problems));
    const hide = make("button", { type: "button", class: "hide" }, "Hide");
    hide.addEventListener("click", () => dialog.close());
    dialog.replaceChildren(
      make("div", { class: "head" }, title, hide),
      make("p", { id: "text" }, `${isOwn ? "" : behind} Escape hides this until the next change.`),
      make("ol", { class: "problems" }, ...problems.map(item)));
    if (!dialog.open) dialog.showModal();
    title.focus();
  }

  function makeDialog() {
    const made = make("dialog", { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "text" });
    made.addEventListener("close", () => { if (!made.open && shown !== null) storage.set("hidden", shown); });
    root.append(made);
    return made;
  }

  function hideProblems() {
    shown = null;
    dialog?.close();
  }

  // ---- Editions ----

  let worker = null;
  let edition = null;

  function arrived(data) {
    edition = data;
    const { took_ms: took, problems } = JSON.parse(data);
    rebuilt.textContent = `rebuilt in ${took} ms `;
    if (problems.length > 0) {
      const show = make("button", { type: "button" }, countOf(problems));
      show.addEventListener("click", () => showProblems(problems, data));
      rebuilt.append(show);
    }
    host.dataset.connected = "";
    said.textContent = "";
    consider();
  }

  function lost() {
    edition = null;
    delete host.dataset.connected;
    rebuilt.textContent = "";
    said.textContent = "The connection to the preview is lost. It will be back by itself.";
  }

  /** Shows the errors of this edition, and asks whether this page is still the one to show. A hidden page can wait. */
  function consider() {
    if (edition === null) return;
    const { problems } = JSON.parse(edition);
    const isBroken = problems.some((problem) => problem.is_error);
    if (isOwn || !isBroken) hideProblems();
    else if (storage.get("hidden") !== edition) showProblems(problems, edition);
    if (document.visibilityState === "hidden") return;
    worker.postMessage({ address: location.pathname + location.search, hash: host.dataset.page, about: edition });
  }

  function answered({ isSame, problems }, about) {
    // Another edition has come meanwhile, and with it another question.
    if (about !== edition) return;
    if (isSame) return storage.remove(RELOADED);
    if (problems && !isOwn) {
      // Its template fails: the page as it was is worth more than none. The errors of the edition may tell of it already.
      if (!dialog?.open && storage.get("hidden") !== about) showProblems(problems, about);
      return;
    }
    // Once for an edition: a page that differs each time it is made would reload for ever.
    if (storage.get(RELOADED) === about) return;
    storage.set(RELOADED, about);
    reload();
  }

  function connect() {
    const address = new URL(script.src);
    address.pathname = address.pathname.replace(/[^/]*$/, "worker.js");
    const listen = (port) => {
      port.onmessage = ({ data }) => {
        if (data.answer) answered(data.answer, data.about);
        else if (data.edition) arrived(data.edition);
        else if (data.lost) lost();
      };
      return port;
    };
    const refused = () => { rebuilt.textContent = "not connected: the policy of this page forbids it"; };
    try {
      const shared = "SharedWorker" in window ? new SharedWorker(address, "briefing preview") : null;
      const own = shared ?? new Worker(address);
      own.onerror = refused;
      worker = listen(shared ? shared.port : own);
      worker.postMessage({ hello: true });
    } catch {
      refused();
    }
  }

  // ---- Copying ----

  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // The clipboard is for secure addresses only; another name of this machine is none.
      const area = make("textarea", { class: "copied", "aria-hidden": "true" });
      area.value = words;
      (dialog?.open ? dialog : root).append(area);
      const before = root.activeElement;
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      before?.focus();
      return isCopied;
    }
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copied(button);
  });

  async function copied(button) {
    const words = button.dataset.copy;
    const isCopied = await copy(words);
    const [line] = words.split("\n");
    said.textContent = isCopied ? `copied ${line}` : `could not copy ${line}`;
    button.classList.toggle("done", isCopied);
    setTimeout(() => button.classList.remove("done"), 1500);
  }

  // ---- Passages of a source ----

  /** The look of the buttons: the page's policy allows no style in the page, and the theme knows nothing of them. */
  function buttonSheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      :host { display: flex; flex-wrap: wrap; gap: 0.5em; margin-block: 0 0.75em; user-select: none; }
      button { min-block-size: 24px; padding: 0 0.6em; border: 1px solid; border-radius: 3px; background: transparent;
        color: inherit; font: 400 0.75rem/1.6 system-ui, sans-serif; cursor: copy; }
      button:focus-visible { outline: 2px solid; outline-offset: 2px; }
      button.done { font-weight: 700; }
      @media print { :host { display: none; } }`);
    return sheet;
  }

  /** The number that a claim may be about, with some words around it: a year only if there is no other number. */
  function numberIn(text) {
    const found = [...text.matchAll(/\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?/gu)];
    const isYear = ([number]) => /^(1[5-9]|20)\d\d$/.test(number);
    const match = found.find((it) => !isYear(it)) ?? found[0];
    if (!match) return null;
    const before = text.slice(0, match.index).match(/(?:[^\s.;:!?]+\s+){0,2}$/u)[0];
    const after = text.slice(match.index + match[0].length).match(/^(?:\s+[^\s.;:!?]+){0,1}/u)[0];
    const value = Number(match[0].replace(/[.,\u00a0\u202f ](?=\d{3}(?!\d))/gu, "").replace(",", "."));
    return { number: match[0], value, quote: `${before}${match[0]}${after}`.trim().replace(/[,)\]]+$/u, "") };
  }

  const quoted = (words) => `"${words.replace(/[\\"]/gu, "\\$&").replace(/\s+/gu, " ")}"`;

  function claimOf(id, passage, { value, quote }) {
    const number = /^\d+$/.test(passage) ? passage : `"${passage}"`;
    return `[[claims]]\nproperty = ""\nvalue = ${value}\nsource = "${id}"\npassage = ${number}\nquote = ${quoted(quote)}\n`;
  }

  /** Gives each passage a button for its citation, and one for a claim on a number in it. */
  function addCopies() {
    const id = location.pathname.match(/\/sources\/([^/]+)\/(?:index\.html)?$/)?.[1];
    if (!id) return;
    const sheet = buttonSheet();
    for (const passage of document.querySelectorAll(".passage[id^='p']")) {
      const number = passage.id.slice(1);
      const words = passage.querySelector(".words");
      if (!words || !/^\d+[a-z]*$/.test(number)) continue;
      const button = (copy, label, title) => {
        const made = make("button", { type: "button", "data-copy": copy, title }, label);
        made.addEventListener("click", () => copied(made));
        return made;
      };
      const found = numberIn(words.textContent);
      const cite = `[@${id}#p${number}]`;
      const copies = document.createElement("briefing-copy");
      copies.attachShadow({ mode: "open" }).append(
        button(cite, `copy ${cite}`, `Copy the citation of passage ${number}`),
        ...(found ? [button(claimOf(id, number, found), `claim: ${found.number}`,
          `Copy a claim on ${found.number} in passage ${number}`)] : []));
      copies.shadowRoot.adoptedStyleSheets = [sheet];
      words.append(copies);
    }
  }

  // The lists of a page of the preview itself stand outside of the bar.
  if (isOwn) {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-copy]");
      if (button) copied(button);
    });
  }

  try { if (!isOwn) addCopies(); } catch { /* a browser without such sheets */ }
  try { restorePlace(); } catch { /* it was kept by another version */ }
  connect();
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") consider(); });
  addEventListener("pagehide", () => {
    worker?.postMessage({ bye: true });
    if (!isReloading) history.scrollRestoration = "auto";
  });
  // A page that comes back from the browser's memory has missed what happened.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) worker?.postMessage({ hello: true }); });
})();
