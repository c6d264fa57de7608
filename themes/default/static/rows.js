// The rows of a list that is on several pages, for its filters.
"use strict";

(() => {
  const root = new URL("../", document.currentScript.src);
  const given = {};

  // Each script hands over rows as HTML, which the build escapes as it does that of pages; their links start from the root
  // of the site.
  globalThis.briefingRows = (name, html) => (given[name] = html);
  const load = name => briefingLoad(new URL(`${name}.js`, root)).then(() => given[name]);

  globalThis.briefingAllRows = async names => {
    const template = document.createElement("template");
    template.innerHTML = (await Promise.all(names.split(" ").map(load))).join("");
    const { content } = template;
    for (const link of content.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), root);
    return content.children;
  };
})();
