// Starts the app. While its WebAssembly is on its way, what the document has preloaded for the first page is read, so that
// the app can show it at once.
((initialise, start, wasm, integrity) => {
  // As the document's preloads are made: only then do all browsers take the files that have already been loaded.
  const load = (url, options) => fetch(url, { mode: "no-cors", credentials: "include", ...options });
  const files = new Map();
  const read = async (link) => {
    const answer = await load(link.href);
    if (answer.ok) files.set(link.getAttribute("href"), Promise.resolve(await answer.json()));
  };
  // The app asks for what is missing itself, and says why it cannot be had.
  const content = [...document.querySelectorAll("link[as=fetch][href$='.json']")].map((link) => read(link).catch(() => {}));
  Promise.all([initialise({ module_or_path: load(wasm, { integrity }) }), ...content]).then(() => start(files));
  // A browser takes long to get to know how days are written in a language: on a slow phone 50 ms, in which the app would
  // not be shown. Now it has nothing else to do.
  setTimeout(() => new Intl.DateTimeFormat(document.documentElement.lang));
})
