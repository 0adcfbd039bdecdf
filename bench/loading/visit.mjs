// One visitor with a slow phone: loads a page with an empty cache, navigates to another page and back, and loads the first
// page again later.

import { readFileSync } from "node:fs";

const OBSERVER = readFileSync(new URL("observer.js", import.meta.url), "utf8");
// Slow 4G: 1.6 Mbps down, 750 kbps up, 150 ms of latency.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const SCREEN = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };

// Resolves to the figures of a visit by name, and the text of the page. The pages `path` and `to` link to each other.
export async function visit(browser, { origin, hasApp }, { path, to }) {
  const page = await browser.openPage();
  try {
    await page.send("Network.enable");
    await page.send("Page.enable");
    await page.send("Network.emulateNetworkConditions", NETWORK);
    await page.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.send("Emulation.setDeviceMetricsOverride", SCREEN);
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: OBSERVER });
    const load = async () => {
      await page.send("Page.navigate", { url: origin + path });
      return page.evaluate(`bench.measureLoad(${hasApp})`);
    };
    const { text, ...firstVisit } = await load();
    const figures = prefixed("firstVisit", firstVisit);
    if (hasApp) {
      Object.assign(figures, prefixed("navigation", await page.evaluate(`bench.measureNavigation(${JSON.stringify(to)})`)));
      Object.assign(figures, prefixed("back", await page.evaluate(`bench.measureNavigation(${JSON.stringify(path)})`)));
    }
    await page.send("Page.navigate", { url: "about:blank" });
    const { text: _, ...repeatVisit } = await load();
    return { text, figures: { ...figures, ...prefixed("repeatVisit", repeatVisit) } };
  } finally {
    await page.close();
  }
}

const prefixed = (prefix, figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${prefix}.${name}`, figure]));
