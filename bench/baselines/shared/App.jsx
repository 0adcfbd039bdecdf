// The app: renders the page of a URL, and keeps the previous page until the next one is loaded.

import { useEffect, useLayoutEffect, useRef, useState } from "#ui";
import { Footer, Header, LiveRegion } from "./layout.jsx";
import { loadContent } from "./loader.js";
import { LoadError, NotFound, PAGES } from "./pages.jsx";
import { matchRoute } from "./route.js";
import { SiteProvider } from "./site-context.jsx";

const MAIN_ID = "main_content";

// Returns the page of a URL: synchronously if its file is cached, otherwise as a promise.
export function loadPage(pathname) {
  const route = matchRoute(pathname);
  if (!route.file) return { route };
  const content = loadContent(route.file);
  if (!(content instanceof Promise)) return { route, content };
  return content.then((json) => ({ route, content: json }), () => ({ route, hasFailed: true }));
}

export function App({ site, initialPage, pathname }) {
  const [page, setPage] = useState(initialPage);
  const [attempt, setAttempt] = useState(0);
  const [announcement, setAnnouncement] = useState({ message: "", isVisible: false });
  const isInitialRender = useRef(true);
  const { path } = page.route;

  useEffect(() => {
    if (isInitialRender.current) return undefined;
    let isCurrent = true;
    const next = loadPage(pathname);
    const show = (loaded) => isCurrent && setPage(loaded);
    if (next instanceof Promise) next.then(show);
    else show(next);
    return () => {
      isCurrent = false;
    };
  }, [pathname, attempt]);

  useLayoutEffect(() => {
    const title = titleOf(page, site);
    document.title = title === site.title ? title : `${title} – ${site.title}`;
    if (isInitialRender.current) {
      isInitialRender.current = false;
      document.documentElement.dataset.started = "yes";
      return;
    }
    scrollTo(0, 0);
    const heading = document.querySelector("main h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    setAnnouncement({ message: document.title, isVisible: false });
  }, [page]);

  const announce = (message) => setAnnouncement({ message, isVisible: true });
  const Page = PAGES[page.route.kind];
  return (
    <SiteProvider value={site}>
      <a className="skip-link" href={`#${MAIN_ID}`}>{site.strings.skip_to_content}</a>
      <Header path={path} />
      <main id={MAIN_ID} tabIndex={-1}>
        {page.content && <Page key={path} path={path} content={page.content} announce={announce} />}
        {page.hasFailed && <LoadError retry={() => setAttempt(attempt + 1)} />}
        {!Page && <NotFound />}
      </main>
      <Footer />
      <LiveRegion announcement={announcement} />
    </SiteProvider>
  );
}

function titleOf({ content, hasFailed }, { strings }) {
  if (hasFailed) return strings.failure_heading;
  return content ? (content.head ?? content.summary).title : strings.not_found_heading;
}
