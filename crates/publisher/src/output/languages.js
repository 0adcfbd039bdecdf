// What links between languages need. The result is a function that offers another language.
(() => {
  // A link to another language leads to the same place, also before the app has started: to the target of the address while it
  // is visible, or else to the last heading or card above. At the top of the page it is the target again: the reader may have
  // gone there for the link. The content of a translated heading is an element with the id of the source. The choice is
  // stored, unless the browser forbids that.
  const place = () => {
    const top = (element) => element?.getClientRects()[0]?.top;
    const { hash } = location;
    const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const above = [...document.querySelectorAll("main :is(h2, h3, h4, li, span)[id]")].filter((element) => top(element) < 90);
    const element = top(target) >= 0 && top(target) < innerHeight ? target : (above.pop() ?? target);
    return element?.firstElementChild?.id || element?.id || "";
  };
  // The middle button and the context menu open links in other tabs.
  for (const type of ["click", "auxclick", "contextmenu"]) {
    addEventListener(type, ({ target }) => {
      const link = target.closest("a[hreflang]");
      if (!link) return;
      try {
        link.hash = place();
        localStorage.setItem("language", link.hreflang);
      } catch {}
    });
  }
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
