// Runs in every page before the page's own scripts, and records performance entries. All times are in milliseconds.

(() => {
  const metrics = { fcp: 0, lcp: 0, shift: 0, longTasks: [], appStarted: 0 };
  const observe = (type, callback) =>
    new PerformanceObserver((list) => list.getEntries().forEach(callback)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") metrics.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    metrics.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) metrics.shift += entry.value;
  });
  observe("longtask", ({ startTime, duration }) => metrics.longTasks.push({ startTime, duration }));

  // Resolves after the next frame, when the current changes are painted.
  const nextPaint = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
  const waitFor = (condition) =>
    new Promise((resolve) => {
      if (condition()) return resolve();
      const observer = new MutationObserver(() => {
        if (!condition()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    });
  // Returns the page's requests, without the favicon, which the browser requests by itself.
  const requests = () => performance.getEntriesByType("resource").filter(({ initiatorType }) => initiatorType !== "other");
  const sleep = (duration) => new Promise((resolve) => setTimeout(resolve, duration));

  const hasStarted = () => document.documentElement?.dataset.started === "yes";
  const started = waitFor(hasStarted).then(nextPaint).then((time) => {
    metrics.appStarted = time;
  });
  const loaded = new Promise((resolve) => addEventListener("load", resolve));

  // Resolves to the metrics of a page load, 1.5 seconds after it has finished.
  async function measureLoad(hasApp) {
    await loaded;
    if (hasApp) await started;
    await sleep(1500);
    const blocking = metrics.longTasks
      .filter(({ startTime }) => startTime >= metrics.fcp)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
    const { fcp, lcp, shift } = metrics;
    const appStarted = hasApp ? metrics.appStarted : undefined;
    const entries = [...performance.getEntriesByType("navigation"), ...requests()];
    const bytes = entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { fcp, lcp, shift, blocking, appStarted, requests: entries.length, bytes, text: mainText() };
  }

  // Returns the text of <main> without controls that need the app, and without whitespace, which may differ.
  function mainText() {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll(".app-only").forEach((element) => element.remove());
    return main.textContent.replace(/\s+/g, "");
  }

  // Resolves to the metrics of a click on a link, without hovering first.
  async function measureNavigation(path) {
    const heading = () => document.querySelector("main h1")?.textContent;
    const before = heading();
    const link = [...document.querySelectorAll(`a[href="${path}"]`)].find((candidate) => candidate.rel !== "external");
    performance.clearResourceTimings();
    const start = performance.now();
    link.click();
    await waitFor(() => location.pathname === path && heading() !== undefined && heading() !== before);
    const end = await nextPaint();
    await sleep(500);
    const needed = requests().filter(({ initiatorType }) => initiatorType !== "img");
    // Prefetched data was received before the click.
    const dataReceived = Math.max(start, ...needed.map(({ responseEnd }) => responseEnd).filter((time) => time < end));
    return { duration: end - start, afterData: end - dataReceived, requests: requests().length };
  }

  globalThis.bench = { measureLoad, measureNavigation };
})();
