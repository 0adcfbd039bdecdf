// The route table: the kind and the content file of a URL.

const STATIC_ROUTES = {
  "/": { kind: "Page", file: "pages/home.json" },
  "/initiatives/": { kind: "Initiatives", file: "initiatives.json" },
  "/leadership/": { kind: "Leadership", file: "leadership.json" },
  "/news/": { kind: "News", file: "news/index.json" },
};
const DYNAMIC_ROUTES = [
  [/^\/news\/page\/(\d+)\/$/, "News", (number) => `news/page/${number}.json`],
  [/^\/news\/tags\/([a-z0-9-]+)\/$/, "News", (tag) => `news/tags/${tag}.json`],
  [/^\/news\/([a-z0-9-]+)\/$/, "Post", (slug) => `news/${slug}.json`],
  [/^\/([a-z0-9-]+)\/$/, "Page", (slug) => `pages/${slug}.json`],
];

export function matchRoute(pathname) {
  const path = pathname.endsWith("/") ? pathname : `${pathname}/`;
  if (STATIC_ROUTES[path]) return { path, ...STATIC_ROUTES[path] };
  for (const [pattern, kind, file] of DYNAMIC_ROUTES) {
    const match = pattern.exec(path);
    if (match) return { path, kind, file: file(match[1]) };
  }
  return { path, kind: "NotFound" };
}

// Returns the value of aria-current for a navigation link.
export function ariaCurrent(path, linkPath) {
  if (path === linkPath) return "page";
  return linkPath !== "/" && path.startsWith(linkPath) ? "true" : undefined;
}
