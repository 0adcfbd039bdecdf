// The whole app: shows the page of an address, and keeps the old one until the new one is there.

import { useEffect, useLayoutEffect, useRef, useState } from "#ui";
import { content } from "./content.js";
import { Footer, Header, StatusLine } from "./frame.jsx";
import { Failure, NotFound, PAGES } from "./pages.jsx";
import { routeOf } from "./route.js";
import { SiteProvider } from "./site.jsx";

const MAIN = "main_content";

// What an address shows: at once where its file has been loaded, else as a promise.
export function load(pathname) {
  const route = routeOf(pathname);
  if (!route.file) return { route };
  const loaded = content(route.file);
  if (!(loaded instanceof Promise)) return { route, content: loaded };
  return loaded.then((json) => ({ route, content: json }), () => ({ route, failed: true }));
}

export function App({ site, first, pathname }) {
  const [shown, setShown] = useState(first);
  const [attempt, setAttempt] = useState(0);
  const [status, setStatus] = useState({ text: "", visible: false });
  const isFirst = useRef(true);
  const { path } = shown.route;

  useEffect(() => {
    if (isFirst.current) return undefined;
    let isWanted = true;
    const next = load(pathname);
    const show = (page) => isWanted && setShown(page);
    if (next instanceof Promise) next.then(show);
    else show(next);
    return () => {
      isWanted = false;
    };
  }, [pathname, attempt]);

  useLayoutEffect(() => {
    const title = titleOf(shown, site);
    document.title = title === site.title ? title : `${title} – ${site.title}`;
    if (isFirst.current) {
      isFirst.current = false;
      document.documentElement.dataset.started = "yes";
      return;
    }
    scrollTo(0, 0);
    const heading = document.querySelector("main h1");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    setStatus({ text: document.title, visible: false });
  }, [shown]);

  const say = (text) => setStatus({ text, visible: true });
  const Page = PAGES[shown.route.kind];
  return (
    <SiteProvider value={site}>
      <a className="skip-link" href={`#${MAIN}`}>{site.strings.skip_to_content}</a>
      <Header path={path} />
      <main id={MAIN} tabIndex={-1}>
        {shown.content && <Page key={path} path={path} content={shown.content} say={say} />}
        {shown.failed && <Failure retry={() => setAttempt(attempt + 1)} />}
        {!Page && <NotFound />}
      </main>
      <Footer />
      <StatusLine status={status} />
    </SiteProvider>
  );
}

function titleOf({ content: page, failed }, { strings }) {
  if (failed) return strings.failure_heading;
  return page ? (page.head ?? page.summary).title : strings.not_found_heading;
}
