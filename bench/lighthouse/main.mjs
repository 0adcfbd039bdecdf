// Runs Lighthouse on every route of a built site, as a phone, and prints the results as Markdown: node main.mjs SITE

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../loading/host.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
const SHIFT = "cumulative-layout-shift";

const [site, program] = process.argv.slice(2);
const host = await serve(site);
const chrome = await launch({ chromePath: program, chromeFlags: ["--headless=new", "--no-sandbox"] });
const rows = [];
const shortcomings = [];
try {
  for (const route of routes(site)) {
    const { lhr } = await lighthouse(host.origin + route, { port: chrome.port, onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${route}: ${lhr.runtimeError.message}`);
    rows.push(row(route, lhr));
    shortcomings.push(...shortcomingsOf(route, lhr));
    console.error(rows.at(-1).join("  "));
  }
} finally {
  chrome.kill();
  host.close();
}
const header = ["route", "performance", "accessibility", "best practices", "SEO", "FCP, ms", "LCP, ms", "TBT, ms", "CLS"];
const alignments = header.map((_, column) => (column === 0 ? "---" : "---:"));
console.log([header, alignments, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join(""));
console.log(shortcomings.length === 0 ? "Nothing falls short." : `What falls short:\n\n${shortcomings.join("\n")}`);

// All routes; a document that is not to be indexed or only leads elsewhere is none.
function routes(folder) {
  const documents = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  const isRoute = (file) => !/name="robots" content="noindex"|http-equiv="refresh"/.test(readFileSync(join(folder, file), "utf8"));
  return documents.filter(isRoute).map((file) => `/${file.replace(/index\.html$/, "")}`).sort();
}

function row(route, { categories, audits }) {
  const scores = CATEGORIES.map((category) => Math.round(categories[category].score * 100));
  const times = TIMES.map((audit) => Math.round(audits[audit].numericValue));
  return [`\`${route}\``, ...scores, ...times, audits[SHIFT].numericValue.toFixed(3)];
}

// What takes points away. The score of a time is no shortcoming as long as its category is complete.
function shortcomingsOf(route, { categories, audits }) {
  const incomplete = CATEGORIES.filter((category) => categories[category].score < 1);
  return incomplete.flatMap((category) => {
    const counted = categories[category].auditRefs.filter(({ weight, id }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
    return counted.map(({ id }) => `- \`${route}\`, ${category}: ${audits[id].title} (${audits[id].displayValue ?? audits[id].score})`);
  });
}
