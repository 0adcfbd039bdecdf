// The twin in Preact, with as much of a router as it needs.

import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { App } from "../shared/App.jsx";
import { pageOfClick, start } from "../shared/start.js";

function Routed({ site, first }) {
  const [pathname, setPathname] = useState(location.pathname);
  useEffect(() => {
    const follow = (event) => {
      const page = pageOfClick(event);
      if (page === null) return;
      event.preventDefault();
      history.pushState(null, "", page);
      setPathname(location.pathname);
    };
    const goBack = () => setPathname(location.pathname);
    document.addEventListener("click", follow);
    addEventListener("popstate", goBack);
    return () => {
      document.removeEventListener("click", follow);
      removeEventListener("popstate", goBack);
    };
  }, []);
  return <App site={site} first={first} pathname={pathname} />;
}

start((site, first, element) => render(<Routed site={site} first={first} />, element));
