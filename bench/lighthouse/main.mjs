// Runs Lighthouse for mobile on every route of a built site, and prints the results as Markdown: node main.mjs SITE CHROMIUM

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../loading/static-server.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIME_AUDITS = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
const SHIFT_AUDIT = "cumulative-layout-shift";

const [site, chromePath] = process.argv.slice(2);
const server = await serve(site);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox"] });
const rows = [];
const failedAudits = [];
try {
  for (const route of routes(site)) {
    const { lhr } = await lighthouse(server.origin + route, { port: chrome.port, onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${route}: ${lhr.runtimeError.message}`);
    rows.push(row(route, lhr));
    failedAudits.push(...failedAuditsOf(route, lhr));
    console.error(rows.at(-1).join("  "));
  }
} finally {
  chrome.kill();
  server.close();
}
const header = ["route", "performance", "accessibility", "best practices", "SEO", "FCP, ms", "LCP, ms", "TBT, ms", "CLS"];
const alignments = header.map((_, column) => (column === 0 ? "---" : "---:"));
console.log([header, alignments, ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join(""));
console.log(failedAudits.length === 0 ? "No audit failed." : `Failed audits:\n\n${failedAudits.join("\n")}`);

// Returns all routes. Documents that are not indexed or only redirect are not routes.
function routes(folder) {
  const documents = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  const isRoute = (file) => !/name="robots" content="noindex"|http-equiv="refresh"/.test(readFileSync(join(folder, file), "utf8"));
  return documents.filter(isRoute).map((file) => `/${file.replace(/index\.html$/, "")}`).sort();
}

function row(route, { categories, audits }) {
  const scores = CATEGORIES.map((category) => Math.round(categories[category].score * 100));
  const times = TIME_AUDITS.map((audit) => Math.round(audits[audit].numericValue));
  return [`\`${route}\``, ...scores, ...times, audits[SHIFT_AUDIT].numericValue.toFixed(3)];
}

// Returns the audits that lower a category's score. A time below the full score does not count while its category has 100.
function failedAuditsOf(route, { categories, audits }) {
  const incomplete = CATEGORIES.filter((category) => categories[category].score < 1);
  return incomplete.flatMap((category) => {
    const failed = categories[category].auditRefs.filter(({ weight, id }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
    return failed.map(({ id }) => `- \`${route}\`, ${category}: ${audits[id].title} (${audits[id].displayValue ?? audits[id].score})`);
  });
}
