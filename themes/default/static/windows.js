// Windows on links, of files beside the pages. One block, not indented.
"use strict";

{
const root = new URL("..", document.currentScript.src).href;
const PAGE = /\/(actors|attacks|briefings|outlets|sources)\/[^/]+\/index\.html$/;
const make = (name, values) => Object.assign(document.createElement(name), values);
const box = make("div", { id: "_window", className: "window", role: "tooltip" });
const loaded = {};
let link, timer, isTouch, given;

globalThis.briefingWindow = (value) => (given = value);
const load = (page) => (loaded[page] ??= new Promise((done) => {
  document.head.append(make("script", { src: new URL("window.js", page), onload: () => done(given) }));
}));

// Lines, each of a class and a text.
const linesOf = (a) => {
  const [page, anchor] = a.href.split("#");
  const note = a.role === "doc-noteref" && document.getElementById(decodeURIComponent(anchor));
  if (note?.closest(".references")) return linesOf(note.querySelector("a"));
  if (note) {
    const { lang, dir } = note.closest("[lang]");
    return [["", note.textContent.replace(/\s*↩.*/s, ""), lang, dir]];
  }
  return page.startsWith(root) && PAGE.test(page) && a.pathname !== location.pathname && load(page).then((all) => all[anchor] ?? all[""]);
};

const close = () => {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = box.remove();
};
const show = async (a) => {
  close();
  link = a;
  const lines = await linesOf(a);
  if (!lines || link !== a) return;
  box.replaceChildren(...lines.map(([className, textContent, lang = "", dir = ""]) => make("p", { className, textContent, lang, dir })));
  a.closest("main").append(box);
  a.setAttribute("aria-describedby", box.id);
  const { left, width, top, bottom } = a.getBoundingClientRect();
  const { offsetWidth: w, offsetHeight: h } = box;
  box.style.left = `${Math.max(8, Math.min(left + (width - w) / 2, innerWidth - w - 24)) + scrollX}px`;
  box.style.top = `${(bottom + h > innerHeight && top > h ? top - h : bottom) + scrollY}px`;
};

const soon = (what, a) => {
  clearTimeout(timer);
  timer = setTimeout(what, 300, a);
};
const on = (types, act) => types.split(" ").forEach((type) => addEventListener(type, (event) => {
  const a = box.contains(event.target) ? link : event.target.closest?.("main a");
  // Drawings name what they link, rows of lists say it all.
  act(a?.closest("nav, svg, .index") ? null : a, event);
}));
on("pointerover focusin", (a, { pointerType }) => {
  if (a && pointerType !== "touch") soon(a === link ? Boolean : show, a);
});
on("pointerout focusout", (a) => a && soon(() => link?.matches(":focus-visible") || close()));
on("pointerdown", (a, { pointerType }) => {
  isTouch = pointerType === "touch";
  if (!a) close();
});
on("keydown", (_, { key }) => key === "Escape" && close());
on("scroll", () => {
  const { top, bottom } = (link ?? box).getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) close();
});
// A second tap follows the link.
on("click", (a, event) => {
  if (!isTouch || !a || a === link || !linesOf(a)) return;
  event.preventDefault();
  show(a);
});
}
