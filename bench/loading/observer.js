// Runs in every page before any of its own scripts, and notes when what happens. All times are in milliseconds.

(() => {
  const observed = { fcp: 0, lcp: 0, shift: 0, tasks: [], started: 0 };
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") observed.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    observed.lcp = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    if (!entry.hadRecentInput) observed.shift += entry.value;
  });
  observe("longtask", ({ startTime, duration }) => observed.tasks.push({ startTime, duration }));

  // What is done now is on the screen in a moment: after the next frame.
  const nextPaint = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now());
        channel.port2.postMessage(null);
      });
    });
  const until = (isSo) =>
    new Promise((resolve) => {
      if (isSo()) return resolve();
      const observer = new MutationObserver(() => {
        if (!isSo()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
    });
  // The page's files. The browser asks for the icon of its tab by itself.
  const files = () => performance.getEntriesByType("resource").filter(({ initiatorType }) => initiatorType !== "other");
  const pause = (duration) => new Promise((resolve) => setTimeout(resolve, duration));

  const hasStarted = () => document.documentElement?.dataset.started === "yes";
  const started = until(hasStarted).then(nextPaint).then((time) => {
    observed.started = time;
  });
  const loaded = new Promise((resolve) => addEventListener("load", resolve));

  // What was observed until the page had long been quiet.
  async function visit(hasApp) {
    await loaded;
    if (hasApp) await started;
    await pause(1500);
    const blocking = observed.tasks
      .filter(({ startTime }) => startTime >= observed.fcp)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
    const { fcp, lcp, shift } = observed;
    const takenOver = hasApp ? observed.started : undefined;
    const loadedFiles = [...performance.getEntriesByType("navigation"), ...files()];
    const bytes = loadedFiles.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { fcp, lcp, shift, blocking, takenOver, requests: loadedFiles.length, bytes, text: text() };
  }

  // The text of the page without what only an app can do, and without spaces, which may differ.
  function text() {
    const main = document.querySelector("main").cloneNode(true);
    main.querySelectorAll(".needs-app").forEach((element) => element.remove());
    return main.textContent.replace(/\s+/g, "");
  }

  // Follows a link as a visitor does who points at it and clicks at once.
  async function follow(path) {
    const heading = () => document.querySelector("main h1")?.textContent;
    const before = heading();
    const link = [...document.querySelectorAll(`a[href="${path}"]`)].find((candidate) => candidate.rel !== "external");
    performance.clearResourceTimings();
    const start = performance.now();
    link.click();
    await until(() => location.pathname === path && heading() !== undefined && heading() !== before);
    const done = await nextPaint();
    await pause(500);
    const needed = files().filter(({ initiatorType }) => initiatorType !== "img");
    // What was fetched ahead had arrived before the click.
    const arrived = Math.max(start, ...needed.map(({ responseEnd }) => responseEnd).filter((time) => time < done));
    return { duration: done - start, afterData: done - arrived, requests: files().length };
  }

  globalThis.bench = { visit, follow };
})();
