// Starts the app. While the WebAssembly downloads, this reads the files that the document preloads for the first page, so
// that the app can render it immediately.
((initialize, start, wasm, integrity) => {
  // The same mode and credentials as the document's preloads: otherwise some browsers download the files a second time.
  const load = (url, options) => fetch(url, { mode: "no-cors", credentials: "include", ...options });
  const files = new Map();
  const read = async (link) => {
    const response = await load(link.href);
    if (response.ok) files.set(link.getAttribute("href"), Promise.resolve(await response.json()));
  };
  // Failures are ignored here: the app requests missing files itself, and reports why they cannot be loaded.
  const content = [...document.querySelectorAll("link[as=fetch][href$='.json']")].map((link) => read(link).catch(() => {}));
  Promise.all([initialize({ module_or_path: load(wasm, { integrity }) }), ...content]).then(() => start(files));
  // The first Intl.DateTimeFormat of a language is slow to create: 50 ms on a slow phone, which would delay the first render.
  // Here it is created while the browser is idle.
  setTimeout(() => new Intl.DateTimeFormat(document.documentElement.lang));
})
