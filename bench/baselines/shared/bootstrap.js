// Loads the content of the initial page in parallel; the document has preloaded both files.

import { loadPage } from "./App.jsx";
import { loadContent } from "./loader.js";

export async function bootstrap(render) {
  const [site, initialPage] = await Promise.all([loadContent("site.json"), loadPage(location.pathname)]);
  render({ ...site, language: document.documentElement.lang }, initialPage, document.getElementById("site_root"));
}

// Returns the URL of a click that navigates within the app, or null.
export function internalUrl(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const url = new URL(link.href);
  const isExternal = url.origin !== location.origin || link.rel === "external" || link.target;
  return isExternal || (url.pathname === location.pathname && url.hash) ? null : url.pathname + url.search + url.hash;
}
