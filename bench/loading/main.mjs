// Measures how pages load beside their peers, and prints the results as Markdown: node main.mjs SITE FOLDER ROUNDS
//
// In each round every page is visited on every site, one right after the other, in an order that changes from round to
// round. So what slows the machine down for a while slows all of them, and their ratios hold.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPeers } from "../peers/build.mjs";
import { Browser } from "./browser.mjs";
import { serve } from "./host.mjs";
import { report } from "./report.mjs";
import { visit } from "./visit.mjs";

const PAGES = [
  { path: "/about/", to: "/community/" },
  { path: "/news/", to: "/news/leadership-summit/" },
  { path: "/news/leadership-summit/", to: "/news/" },
];

const [site, folder, count] = process.argv.slice(2);
await buildPeers(site, folder);
const sites = [
  { name: "app", label: "the app", folder: site, hasApp: true },
  { name: "same", label: "the app again (A/A)", folder: site, hasApp: true },
  { name: "static", label: "the static twin", folder: join(folder, "static"), hasApp: false },
  { name: "react", label: "the React twin", folder: join(folder, "react"), hasApp: true },
  { name: "preact", label: "the Preact twin", folder: join(folder, "preact"), hasApp: true },
];
const hosts = await Promise.all(sites.map((one) => serve(one.folder)));
sites.forEach((one, index) => {
  one.origin = hosts[index].origin;
});
const browser = new Browser("chromium");
const rounds = [];
try {
  // The first round only warms up.
  for (let round = 0; round <= Number(count); round += 1) {
    const figures = await measure(round);
    if (round > 0) rounds.push(figures);
    console.error(`Round ${round} of ${count} is done.`);
  }
} finally {
  await browser.close();
  hosts.forEach((host) => host.close());
}
console.log(report(rounds, PAGES, sites));
console.log(`The twins were built with ${versions()}.`);

async function measure(round) {
  const figures = {};
  for (const page of PAGES) {
    const texts = {};
    figures[page.path] = {};
    for (const { name, ...one } of inOrder(round)) {
      const visited = await visit(browser, one, page);
      figures[page.path][name] = visited.figures;
      texts[name] = visited.text;
    }
    compareTexts(page.path, texts);
  }
  return figures;
}

// Every site is the first one at times, and comes before and after each of its neighbours.
function inOrder(round) {
  const order = sites.map((_, turn) => sites[(turn + round) % sites.length]);
  return round % 2 === 0 ? order : order.reverse();
}

// A twin that shows something else would be no twin.
function compareTexts(path, texts) {
  for (const [name, text] of Object.entries(texts)) {
    if (text === texts.static) continue;
    const at = [...text].findIndex((letter, index) => letter !== [...texts.static][index]);
    const [shown, expected] = [text, texts.static].map((one) => [...one].slice(Math.max(0, at - 20), at + 40).join(""));
    throw new Error(`${name} shows another text on ${path}: “${shown}” instead of “${expected}”`);
  }
}

function versions() {
  const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const names = ["react", "react-router", "preact", "vite"];
  return names.map((name) => `${name} ${dependencies[name]}`).join(", ");
}
