// Offers the page in a language that the visitor's browser prefers, in a bar at the bottom. `languages.js` loads this module,
// with the first subtag of the language as its query, and stores that the visitor has chosen a language.

const html = document.documentElement;

// Returns the address of the current page in a language: that of the language control, which the app keeps up to date.
const address = (code) => document.querySelector(`.language-list a[hreflang="${code}"]`)?.href;

// The app replaces the page as it starts, and its language control with it.
const started = () =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => check());
    const check = () => {
      if (!html.hasAttribute("data-started")) return;
      observer.disconnect();
      resolve();
    };
    observer.observe(html, { attributes: true });
    check();
  });

const element = (name, properties, ...children) => {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
};

// Returns the code of the language: one of its varieties, that of the browser if the page is written in it.
const code = () => {
  const preferred = new URL(import.meta.url).search.slice(1);
  const codes = [...document.querySelectorAll("link[hreflang]")].map((link) => link.hreflang);
  const varieties = codes.filter((code) => `${code}-`.startsWith(`${preferred}-`));
  return navigator.languages.find((tag) => varieties.includes(tag)) ?? varieties[0];
};

const show = async () => {
  const response = await fetch(new URL(`${code().toLowerCase()}/language_offer.json`, import.meta.url));
  const offer = await response.json();
  await started();
  const href = address(offer.code);
  if (!href) return;
  // The app leaves external links to the browser: another language is another document.
  const link = element("a", { href, hreflang: offer.code, rel: "external" }, offer.link);
  // The app may show another page by now.
  const update = () => (link.href = address(offer.code) ?? link.href);
  for (const event of ["pointerover", "focus", "click"]) link.addEventListener(event, update);
  const button = element("button", { type: "button" }, offer.close);
  const bar = element("section", { className: "language-offer", lang: offer.code, dir: offer.direction }, link, button);
  bar.setAttribute("aria-label", offer.region);
  // The page ends above the bar, and a focused element is scrolled out from under it.
  const observer = new ResizeObserver(() => html.style.setProperty("--offer-height", `${bar.offsetHeight}px`));
  button.addEventListener("click", () => {
    observer.disconnect();
    html.style.removeProperty("--offer-height");
    bar.remove();
    try {
      localStorage.setItem("language", html.lang);
    } catch {}
  });
  const { sheet } = document.querySelector("style");
  sheet.insertRule(STYLE, sheet.cssRules.length);
  document.body.prepend(bar);
  observer.observe(bar);
};

show().catch(() => {});
