// Windows on links. The block is not indented.
"use strict";

{
const root = new URL("..", document.currentScript.src).href;
const PAGE = /\/(actors|attacks|briefings|outlets|sources)\/[^/]+\/index\.html$/;
const make = (name, values) => Object.assign(document.createElement(name), values);
const box = make("div", { id: "_window", className: "window", role: "tooltip" });
let link, timer, isTouch, given;

globalThis.briefingWindow = value => (given = value);
const load = page => briefingLoad(new URL("window.js", page)).then(() => given);

// Lines, each of a class and a text.
const linesOf = a => {
  const [page, anchor] = a.href.split("#");
  const note = a.role === "doc-noteref" ? document.getElementById(decodeURI(anchor)) : null;
  if (note?.closest(".references")) return linesOf(note.querySelector("a"));
  if (note) {
    const { lang, dir } = note.closest("[lang]");
    return [["", note.textContent.replace(/\s*↩.*/s, ""), lang, dir]];
  }
  return page.startsWith(root) && PAGE.test(page) && a.pathname !== location.pathname && load(page).then(all => all[a.dataset.passages] ?? all[anchor] ?? all[""]);
};

const close = () => {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = box.remove();
};
const show = async (a, made = linesOf(a)) => {
  close();
  link = a;
  const lines = await made;
  if (!lines || link !== a) return;
  box.replaceChildren(...lines.map(([className, textContent, lang = "", dir = ""]) => make("p", { className, textContent, lang, dir })));
  a.closest("main")?.append(box);
  a.setAttribute("aria-describedby", box.id);
  const { left, top, bottom } = a.getBoundingClientRect();
  const { offsetWidth: w, offsetHeight: h } = box;
  box.style.left = `${Math.max(8, Math.min(left - 16, innerWidth - w - 24)) + scrollX}px`;
  box.style.top = `${(bottom + h > innerHeight && top > h ? top - h : bottom) + scrollY}px`;
};

const soon = (what, a) => {
  clearTimeout(timer);
  timer = setTimeout(what, 300, a);
};
const on = (types, act) => types.split(" ").forEach(type => addEventListener(type, event => {
  // Drawings, rows, results and quotations say it all.
  const a = event.target.closest?.("main a:not(nav a, svg a, .index a, .found a, .number, .unquoted a)");
  act(box.contains(event.target) ? link : a, event);
}));
on("pointerover focusin", (a, { pointerType }) => {
  if (a && pointerType !== "touch") soon(a === link ? Boolean : show, a);
});
on("pointerout focusout", a => a && soon(() => link?.matches(":focus-visible") || close()));
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
  const made = isTouch && a && a !== link && linesOf(a);
  if (!made) return;
  event.preventDefault();
  show(a, made);
});
}
