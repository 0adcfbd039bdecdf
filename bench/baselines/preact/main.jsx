// The Preact baseline, with a minimal router.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { App } from "../shared/App.jsx";
import { bootstrap, internalUrl } from "../shared/bootstrap.js";

function Root({ site, initialPage }) {
  const [pathname, setPathname] = useState(location.pathname);
  useEffect(() => {
    const onClick = (event) => {
      const url = internalUrl(event);
      if (url === null) return;
      event.preventDefault();
      history.pushState(null, "", url);
      setPathname(location.pathname);
    };
    const onPopState = () => setPathname(location.pathname);
    document.addEventListener("click", onClick);
    addEventListener("popstate", onPopState);
    return () => {
      document.removeEventListener("click", onClick);
      removeEventListener("popstate", onPopState);
    };
  }, []);
  return <App site={site} initialPage={initialPage} pathname={pathname} />;
}

bootstrap((site, initialPage, element) => render(<Root site={site} initialPage={initialPage} />, element));
