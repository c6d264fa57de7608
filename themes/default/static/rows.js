// The rows of a list that is on several pages, for its filters.
"use strict";

(() => {
  const root = new URL("../", document.currentScript.src);
  const waiting = {};

  // A page in a folder may load scripts and nothing else. Each hands over rows as HTML, which the build escapes as it does
  // that of pages; their links start from the root of the site.
  globalThis.briefingRows = (name, html) => waiting[name](html);
  const load = name => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting[name] = resolve;
    script.src = new URL(`${name}.js`, root);
    script.onerror = reject;
    document.head.append(script);
  });

  globalThis.briefingAllRows = async names => {
    const template = document.createElement("template");
    template.innerHTML = (await Promise.all(names.split(" ").map(load))).join("");
    const { content } = template;
    for (const link of content.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), root);
    return content.children;
  };
})();
