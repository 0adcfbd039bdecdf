// Measures how pages load compared with baselines, and prints the results as Markdown: node main.mjs SITE FOLDER ROUNDS
//
// Each round visits every page on every site, one right after the other, in an order that changes from round to round.
// A temporary slowdown of the machine then affects all sites alike, and the ratios stay valid.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildBaselines } from "../baselines/build.mjs";
import { Browser } from "./browser.mjs";
import { report } from "./report.mjs";
import { serve } from "./static-server.mjs";
import { visit } from "./visit.mjs";

const PAGES = [
  { path: "/about/", to: "/community/" },
  { path: "/news/", to: "/news/leadership-summit/" },
  { path: "/news/leadership-summit/", to: "/news/" },
];

const [site, folder, count] = process.argv.slice(2);
await buildBaselines(site, folder);
const sites = [
  { name: "app", label: "the app", folder: site, hasApp: true },
  { name: "same", label: "the app again (A/A)", folder: site, hasApp: true },
  { name: "static", label: "the static baseline", folder: join(folder, "static"), hasApp: false },
  { name: "react", label: "the React baseline", folder: join(folder, "react"), hasApp: true },
  { name: "preact", label: "the Preact baseline", folder: join(folder, "preact"), hasApp: true },
];
const servers = await Promise.all(sites.map(({ folder }) => serve(folder)));
sites.forEach((site, index) => {
  site.origin = servers[index].origin;
});
const browser = new Browser("chromium");
const rounds = [];
try {
  // Round 0 is a warm-up.
  for (let round = 0; round <= Number(count); round += 1) {
    const figures = await measure(round);
    if (round > 0) rounds.push(figures);
    console.error(`Round ${round} of ${count} is done.`);
  }
} finally {
  await browser.close();
  servers.forEach((server) => server.close());
}
console.log(report(rounds, PAGES, sites));
console.log(`The baselines were built with ${versions()}.`);

async function measure(round) {
  const figures = {};
  for (const page of PAGES) {
    const texts = {};
    figures[page.path] = {};
    for (const { name, ...site } of visitOrder(round)) {
      const result = await visit(browser, site, page);
      figures[page.path][name] = result.figures;
      texts[name] = result.text;
    }
    assertSameText(page.path, texts);
  }
  return figures;
}

// Rotates and reverses the order, so that every site is first at times, and precedes and follows each of its neighbours.
function visitOrder(round) {
  const order = sites.map((_, index) => sites[(index + round) % sites.length]);
  return round % 2 === 0 ? order : order.reverse();
}

// Throws if a site shows other text than the static baseline, since it could not be compared then.
function assertSameText(path, texts) {
  for (const [name, text] of Object.entries(texts)) {
    if (text === texts.static) continue;
    const start = [...text].findIndex((char, index) => char !== [...texts.static][index]);
    const excerpt = (source) => [...source].slice(Math.max(0, start - 20), start + 40).join("");
    throw new Error(`${name} shows other text on ${path}: “${excerpt(text)}” instead of “${excerpt(texts.static)}”`);
  }
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const names = ["react", "react-router", "preact", "vite"];
  return names.map((name) => `${name} ${dependencies[name]}`).join(", ");
}
