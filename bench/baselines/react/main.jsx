// The React baseline, with react-router.

import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { App } from "../shared/App.jsx";
import { bootstrap, internalUrl } from "../shared/bootstrap.js";

function Root({ site, initialPage }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // One delegated listener for all links is less work than a <Link> component for each.
  useEffect(() => {
    const onClick = (event) => {
      const url = internalUrl(event);
      if (url === null) return;
      event.preventDefault();
      navigate(url);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [navigate]);
  return <App site={site} initialPage={initialPage} pathname={pathname} />;
}

bootstrap((site, initialPage, element) =>
  createRoot(element).render(
    <BrowserRouter>
      <Root site={site} initialPage={initialPage} />
    </BrowserRouter>,
  ),
);
