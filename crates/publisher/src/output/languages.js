// What links between languages need. The result is a function that offers another language.
(() => {
  // A link to another language leads to the same place, also before the app has started: before the content of a translated
  // heading is an element with the id of the source. The choice is stored, unless the browser forbids that.
  addEventListener("click", ({ target }) => {
    const link = target.closest("a[hreflang]");
    if (!link) return;
    try {
      const { hash } = location;
      link.hash = (hash && document.getElementById(decodeURIComponent(hash.slice(1)))?.firstElementChild?.id) || hash;
      localStorage.setItem("language", link.hreflang);
    } catch {}
  });
  return () => {
    const { lang, dataset } = document.documentElement;
    // The head of a page that is written in several languages links to them. Varieties of a language are not told apart here.
    const links = [...document.querySelectorAll("link[hreflang]")];
    const codes = links.map((link) => link.hreflang.replace(/-.*/, "")).join("|");
    const [, preferred] = RegExp(`(?:^|,)(${codes})\\b`).exec(navigator.languages) ?? [];
    let isChosen = document.referrer.startsWith(location.origin + dataset.basePath);
    try {
      isChosen ||= localStorage.getItem("language");
    } catch {}
    if (preferred && !lang.startsWith(preferred) && !isChosen) {
      import(`../content/language_offer.js?${preferred}`).catch(() => {});
    }
  };
})()
