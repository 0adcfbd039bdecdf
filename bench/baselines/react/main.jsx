// The twin in React with react-router.

import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, useLocation, useNavigate } from "react-router";
import { App } from "../shared/App.jsx";
import { pageOfClick, start } from "../shared/start.js";

function Routed({ site, first }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // One listener serves all links, which is less work than a component around each.
  useEffect(() => {
    const follow = (event) => {
      const page = pageOfClick(event);
      if (page === null) return;
      event.preventDefault();
      navigate(page);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
  return <App site={site} first={first} pathname={pathname} />;
}

start((site, first, element) =>
  createRoot(element).render(
    <BrowserRouter>
      <Routed site={site} first={first} />
    </BrowserRouter>,
  ),
);
