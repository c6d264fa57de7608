// The network: the neighbours of a mark stand out, its view is moved and scaled, and thin ties are left out.
"use strict";
(() => {
  const figure = document.querySelector("figure.network");
  const tools = figure.querySelector(".tools");
  const weight = figure.querySelector("[name=weight]");

  const live = [...figure.querySelectorAll(".graph")].map(svg => {
    const lines = [...svg.querySelectorAll("[data-a]")];
    const nodes = new Map([...svg.querySelectorAll(".node")].map(node => [node.dataset.n, node]));
    const ends = ({ dataset: { a, b } }) => [nodes.get(a), nodes.get(b)];
    const ties = new Map([...nodes.values()].map(node => [node, []]));
    for (const line of lines) for (const node of ends(line)) ties.get(node).push(line);

    let near = [];
    const light = node => {
      const set = is => near.forEach(mark => mark.classList.toggle("near", is));
      set(false);
      const own = ties.get(node) ?? [];
      near = node ? [node, ...own, ...own.flatMap(ends)] : [];
      set(true);
      svg.classList.toggle("lit", near.length > 0);
    };
    const on = (...all) => svg.addEventListener(...all);
    for (const type of ["pointerover", "focusin"]) on(type, ({ target }) => light(target.closest(".node")));
    for (const type of ["pointerleave", "focusout"]) on(type, () => light());

    // What filters leave without an end, or without a tie, goes with it.
    const isFiltered = mark => mark.matches(".filtered-out");
    const tidy = () => {
      for (const line of lines) {
        const isThin = weight && Number(line.dataset.w) < Number(weight.value);
        line.classList.toggle("loose", isThin || ends(line).some(isFiltered));
      }
      const isAny = lines.some(isFiltered);
      for (const [node, own] of ties) {
        const bonds = own.filter(line => line.matches(".bond"));
        node.classList.toggle("loose", isAny && bonds.length > 0 && bonds.every(line => line.matches(".filtered-out, .loose")));
      }
    };

    const { width, height } = svg.viewBox.baseVal;
    let [x, y, scale] = [0, 0, 1];
    const move = (across, down, by = 1 / scale) => {
      x = Math.min(Math.max(x + across * width * by, 0), width - width / scale);
      y = Math.min(Math.max(y + down * height * by, 0), height - height / scale);
      svg.setAttribute("viewBox", [x, y, width / scale, height / scale].join(" "));
      // Letters keep their size, and more of them have room.
      svg.style.setProperty("--scale", scale);
      svg.dataset.scale = Math.ceil(Math.log2(scale));
    };
    // Around a point of what is seen, which stays where it is; 0 shows the whole.
    const zoom = (factor, [across, down] = [0.5, 0.5]) => {
      const before = scale;
      scale = factor ? Math.min(Math.max(scale * factor, 1), 12) : 1;
      move(across, down, 1 / before - 1 / scale);
    };
    const point = event => {
      const box = svg.getBoundingClientRect();
      return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    };
    // The wheel scrolls the page, unless Ctrl is held or the drawing is larger already.
    on("wheel", event => {
      if (!event.ctrlKey && scale === 1) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 1.25 : 0.8, point(event));
    }, { passive: false });
    let [held, far] = [null, 0];
    on("pointerdown", event => {
      held = scale > 1 && event.button === 0 ? point(event) : null;
      far = 0;
    });
    on("pointermove", event => {
      if (!held || !event.buttons) return;
      const now = point(event);
      const way = [held[0] - now[0], held[1] - now[1]];
      move(...way);
      far += Math.hypot(...way);
      held = now;
    });
    on("dragstart", event => event.preventDefault());
    on("click", event => far > 0.01 && event.preventDefault());
    on("keydown", event => {
      const factor = { "+": 1.5, "=": 1.5, "-": 0.67, 0: 0 }[event.key];
      const way = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (factor !== undefined) zoom(factor);
      else if (way && scale > 1) move(...way);
      else return;
      event.preventDefault();
    });
    svg.tabIndex = 0;
    return { zoom, tidy };
  });

  tools.hidden = false;
  tools.onclick = ({ target: { dataset } }) => dataset.zoom && live[0].zoom(Number(dataset.zoom));
  const tidy = () => live.forEach(drawing => drawing.tidy());
  tools.onchange = tidy;
  addEventListener("filtered", tidy, true);
  tidy();
})();
