// Loads what the first page needs, side by side; the document has preloaded both.

import { load } from "./App.jsx";
import { content } from "./content.js";

export async function start(render) {
  const [site, first] = await Promise.all([content("site.json"), load(location.pathname)]);
  render({ ...site, language: document.documentElement.lang }, first, document.getElementById("site"));
}

// Whether a click on a link leads to another page of this app.
export function pageOfClick(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const url = new URL(link.href);
  const isOther = url.origin !== location.origin || link.rel === "external" || link.target;
  return isOther || (url.pathname === location.pathname && url.hash) ? null : url.pathname + url.search + url.hash;
}
