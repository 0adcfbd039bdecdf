// Renders the figures of all rounds as Markdown tables.

// Figures that are compared as ratios. A site without an app lacks some of them.
const RATIO_FIGURES = [
  ["firstVisit.fcp", "first contentful paint"],
  ["firstVisit.lcp", "largest contentful paint"],
  ["firstVisit.appStarted", "app started"],
  ["navigation.duration", "navigation, first time"],
  ["back.duration", "navigation back"],
  ["repeatVisit.fcp", "repeat visit: first contentful paint"],
  ["repeatVisit.lcp", "repeat visit: largest contentful paint"],
  ["repeatVisit.appStarted", "repeat visit: app started"],
];
const MEDIAN_FIGURES = [
  ["firstVisit.requests", "requests", 0],
  ["firstVisit.bytes", "bytes of response bodies", 0],
  ["firstVisit.fcp", "first contentful paint, ms", 0],
  ["firstVisit.lcp", "largest contentful paint, ms", 0],
  ["firstVisit.appStarted", "app started, ms", 0],
  ["firstVisit.shift", "layout shift", 3],
  ["firstVisit.blocking", "blocking time, ms", 0],
  ["navigation.duration", "navigation, ms", 0],
  ["navigation.afterData", "of which after the data, ms", 0],
  ["navigation.requests", "requests of a navigation", 0],
  ["back.duration", "navigation back, ms", 0],
  ["back.requests", "requests of a navigation back", 0],
  ["repeatVisit.lcp", "repeat visit: largest contentful paint, ms", 0],
  ["repeatVisit.appStarted", "repeat visit: app started, ms", 0],
  ["repeatVisit.blocking", "repeat visit: blocking time, ms", 0],
];

// Returns a section for each page. `rounds` contains the figures of each round, by page and site.
export function report(rounds, pages, sites) {
  return pages.map((page) => section(rounds.map((round) => round[page.path]), page, sites)).join("\n");
}

function section(rounds, { path }, sites) {
  const baselines = sites.slice(1).map(({ name }) => name);
  const ratios = RATIO_FIGURES.map(([figure, label]) => [label, ...baselines.map((baseline) => ratio(rounds, figure, baseline))]);
  // React paints its content when it has started, so the start of the app is compared with that paint.
  const startRatios = rounds.map((round) => round.app["firstVisit.appStarted"] / round.react["firstVisit.lcp"]);
  const medians = MEDIAN_FIGURES.map(([figure, label, digits]) => [
    label,
    ...sites.map(({ name }) => formatMedian(rounds.map((round) => round[name][figure]), digits)),
  ]);
  return [
    `### \`${path}\``,
    "",
    table(["the app's time divided by that of", ...sites.slice(1).map(({ label }) => label)], ratios),
    `App started, divided by the React baseline's largest contentful paint: ${dispersion(startRatios)}.`,
    "",
    table(["median of all rounds", ...sites.map(({ label }) => label)], medians),
  ].join("\n");
}

const ratio = (rounds, figure, baseline) => dispersion(rounds.map((round) => round.app[figure] / round[baseline][figure]));

function sorted(values) {
  return values.filter((value) => Number.isFinite(value)).sort((one, other) => one - other);
}

function median(values) {
  const half = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

function dispersion(values) {
  const all = sorted(values);
  if (all.length === 0) return "–";
  return `${median(all).toFixed(2)} (${all[0].toFixed(2)}–${all.at(-1).toFixed(2)})`;
}

function formatMedian(values, digits) {
  const all = sorted(values);
  return all.length === 0 ? "–" : median(all).toFixed(digits);
}

function table(header, rows) {
  const alignments = header.map((_, column) => (column === 0 ? "---" : "---:"));
  return [header, alignments, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}
