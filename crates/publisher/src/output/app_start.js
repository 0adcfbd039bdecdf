// Starts the app. While the WebAssembly loads, it reads the files that the document preloads for the first page, so
// that the app can render it at once.
((initialise, start, wasm, integrity) => {
  // The options of the document's preloads: otherwise not all browsers reuse the preloaded files.
  const load = (url, options) => fetch(url, { mode: "no-cors", credentials: "include", ...options });
  const files = new Map();
  const read = async (link) => {
    const answer = await load(link.href);
    if (answer.ok) files.set(link.getAttribute("href"), Promise.resolve(await answer.json()));
  };
  // The app itself fetches what is missing, and reports errors.
  const content = [...document.querySelectorAll("link[as=fetch][href$='.json']")].map((link) => read(link).catch(() => {}));
  Promise.all([initialise({ module_or_path: load(wasm, { integrity }) }), ...content]).then(() => start(files));
  // The first date formatter of a language is slow: 50 ms on a slow phone, which would delay the first render. The
  // browser is idle now.
  setTimeout(() => new Intl.DateTimeFormat(document.documentElement.lang));
})
