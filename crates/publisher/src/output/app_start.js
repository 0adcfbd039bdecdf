// Starts the app. While its WebAssembly loads, the responses that the document has preloaded for the first page are read to
// their end, so that the app can show the page at once.
((initialize, start, wasm, integrity, offerLanguage) => {
  // The same mode and credentials as the document's preloads: only then do all browsers reuse the preloaded files.
  const load = (url, options) => fetch(url, { mode: "no-cors", credentials: "include", ...options });
  const responses = new Map();
  const read = async (link) => {
    const response = await load(link.href);
    await response.clone().text();
    if (response.ok) responses.set(link.getAttribute("href"), Promise.resolve(response));
  };
  // The app fetches what is missing, and reports why it cannot.
  const content = [...document.querySelectorAll("link[as=fetch][href$='.json']")].map((link) => read(link).catch(() => {}));
  Promise.all([initialize({ module_or_path: load(wasm, { integrity }) }), ...content]).then(() => {
    start(responses);
    offerLanguage();
  });
})
