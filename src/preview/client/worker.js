// Listens for new editions, for all pages of the preview that are open, and asks on their behalf. See `mod.rs` for why.
"use strict";

(() => {
  const ports = new Set();
  // The last thing heard: `{ edition }` as text, or `{ lost: true }`.
  let state = { lost: false };

  function tell(news) {
    state = news;
    for (const port of ports) port.postMessage(news);
  }

  function listen() {
    const events = new EventSource("events");
    events.onmessage = ({ data }) => tell({ edition: data });
    events.onerror = () => {
      tell({ lost: true });
      // The browser comes back by itself, but not where another program has answered meanwhile.
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
    };
  }

  /** Whether the page at `address` is still the one with this hash; if it cannot be made any more, why. */
  async function ask({ address, hash }) {
    const tag = `"${hash}"`;
    try {
      const response = await fetch(address, {
        method: "HEAD",
        headers: { "If-None-Match": tag },
        cache: "no-store",
        redirect: "manual",
      });
      if (response.status === 304 || response.headers.get("ETag") === tag) return { isSame: true };
      if (response.status !== 500) return { isSame: false };
      const reasons = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      return { isSame: false, problems: reasons.status === 500 ? await reasons.json() : null };
    } catch {
      // The connection is lost: the stream of events says so and comes back.
      return { isSame: true };
    }
  }

  function join(port) {
    port.onmessage = async ({ data }) => {
      if (data.hello) {
        ports.add(port);
        port.postMessage(state);
      } else if (data.bye) {
        ports.delete(port);
      } else {
        port.postMessage({ answer: await ask(data), about: data.about });
      }
    };
  }

  if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => join(port);
  else join(self);
  listen();
})();
