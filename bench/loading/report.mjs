// Figures of all rounds → tables of Markdown.

// What is compared as a ratio. A site without an app has no time for some of them.
const RATIOS = [
  ["first.fcp", "first contentful paint"],
  ["first.lcp", "largest contentful paint"],
  ["first.takenOver", "app in place"],
  ["other.duration", "navigation, first time"],
  ["back.duration", "navigation back"],
  ["again.fcp", "later visit: first contentful paint"],
  ["again.lcp", "later visit: largest contentful paint"],
  ["again.takenOver", "later visit: app in place"],
];
const ABSOLUTE = [
  ["first.requests", "requests", 0],
  ["first.bytes", "bytes of their bodies", 0],
  ["first.fcp", "first contentful paint, ms", 0],
  ["first.lcp", "largest contentful paint, ms", 0],
  ["first.takenOver", "app in place, ms", 0],
  ["first.shift", "layout shift", 3],
  ["first.blocking", "blocking time, ms", 0],
  ["other.duration", "navigation, ms", 0],
  ["other.afterData", "of it after the data, ms", 0],
  ["other.requests", "requests of a navigation", 0],
  ["back.duration", "navigation back, ms", 0],
  ["back.requests", "requests of a navigation back", 0],
  ["again.lcp", "later visit: largest contentful paint, ms", 0],
  ["again.takenOver", "later visit: app in place, ms", 0],
  ["again.blocking", "later visit: blocking time, ms", 0],
];

// `rounds` holds, for each round, the figures by page and by site.
export function report(rounds, pages, sites) {
  return pages.map((page) => section(rounds.map((round) => round[page.path]), page, sites)).join("\n");
}

function section(rounds, { path }, sites) {
  const peers = sites.slice(1).map(({ name }) => name);
  const ratios = RATIOS.map(([figure, label]) => [label, ...peers.map((peer) => ratio(rounds, figure, peer))]);
  // The largest paint of the React twin is what the app's own rendering is to be compared with.
  const ahead = rounds.map((round) => round.app["first.takenOver"] / round.react["first.lcp"]);
  const absolute = ABSOLUTE.map(([figure, label, digits]) => [
    label,
    ...sites.map(({ name }) => middle(rounds.map((round) => round[name][figure]), digits)),
  ]);
  return [
    `### \`${path}\``,
    "",
    table(["the app's time divided by that of", ...sites.slice(1).map(({ label }) => label)], ratios),
    `App in place, divided by the React twin's largest contentful paint: ${spread(ahead)}.`,
    "",
    table(["middle of all rounds", ...sites.map(({ label }) => label)], absolute),
  ].join("\n");
}

const ratio = (rounds, figure, peer) => spread(rounds.map((round) => round.app[figure] / round[peer][figure]));

function sorted(values) {
  return values.filter((value) => Number.isFinite(value)).sort((one, other) => one - other);
}

function median(values) {
  const half = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

function spread(values) {
  const all = sorted(values);
  if (all.length === 0) return "–";
  return `${median(all).toFixed(2)} (${all[0].toFixed(2)}–${all.at(-1).toFixed(2)})`;
}

function middle(values, digits) {
  const all = sorted(values);
  return all.length === 0 ? "–" : median(all).toFixed(digits);
}

function table(header, rows) {
  const alignments = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [header, alignments, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
