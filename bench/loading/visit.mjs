// One visitor with a slow phone: opens a page for the first time, looks at another one, comes back, and returns later.

import { readFileSync } from "node:fs";

const OBSERVER = readFileSync(new URL("observer.js", import.meta.url), "utf8");
// Slow 4G: 1.6 Mbps down, 750 kbps up, 150 ms until an answer begins.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const CPU_SLOWDOWN = 4;
const SCREEN = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };

// Gives the figures of a visit by name. `to` is a page that a link of the first page leads to, with a link back.
export async function visit(browser, { origin, hasApp }, { path, to }) {
  const page = await browser.openPage();
  try {
    await page.send("Network.enable");
    await page.send("Page.enable");
    await page.send("Network.emulateNetworkConditions", NETWORK);
    await page.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.send("Emulation.setDeviceMetricsOverride", SCREEN);
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: OBSERVER });
    const open = async () => {
      await page.send("Page.navigate", { url: origin + path });
      return page.evaluate(`bench.visit(${hasApp})`);
    };
    const { text, ...first } = await open();
    const figures = named("first", first);
    if (hasApp) {
      Object.assign(figures, named("other", await page.evaluate(`bench.follow(${JSON.stringify(to)})`)));
      Object.assign(figures, named("back", await page.evaluate(`bench.follow(${JSON.stringify(path)})`)));
    }
    await page.send("Page.navigate", { url: "about:blank" });
    const { text: _, ...again } = await open();
    return { text, figures: { ...figures, ...named("again", again) } };
  } finally {
    await page.close();
  }
}

const named = (prefix, figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${prefix}.${name}`, figure]));
