// What an address shows: which kind of page, and from which file.

const FIXED = {
  "/": { kind: "Page", file: "pages/home.json" },
  "/initiatives/": { kind: "Initiatives", file: "initiatives.json" },
  "/leadership/": { kind: "Leadership", file: "leadership.json" },
  "/news/": { kind: "News", file: "news/index.json" },
};
const PATTERNS = [
  [/^\/news\/page\/(\d+)\/$/, "News", (number) => `news/page/${number}.json`],
  [/^\/news\/tags\/([a-z0-9-]+)\/$/, "News", (tag) => `news/tags/${tag}.json`],
  [/^\/news\/([a-z0-9-]+)\/$/, "Post", (slug) => `news/${slug}.json`],
  [/^\/([a-z0-9-]+)\/$/, "Page", (slug) => `pages/${slug}.json`],
];

export function routeOf(pathname) {
  const path = pathname.endsWith("/") ? pathname : `${pathname}/`;
  if (FIXED[path]) return { path, ...FIXED[path] };
  for (const [pattern, kind, file] of PATTERNS) {
    const match = pattern.exec(path);
    if (match) return { path, kind, file: file(match[1]) };
  }
  return { path, kind: "NotFound" };
}

// The value of aria-current for a link of the navigation.
export function currentMark(path, section) {
  if (path === section) return "page";
  return section !== "/" && path.startsWith(section) ? "true" : undefined;
}
