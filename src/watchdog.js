// Detects that the app fails to start or crashes, and shows the matching message of the document. Written in ES5, because
// the browsers too old for the app need it most. The app sets the attribute data-started of <html> once it has started, or
// once it has reported itself why it did not.
(function () {
  "use strict";
  var START_TIMEOUT = 30000;
  var FETCH_TIMEOUT = 2000;
  var notice = document.getElementById("start_notice");
  var appScript = document.querySelector("script[type=module]");
  var retryButton = notice.querySelector("button");
  var failed = false;

  function show(reason) {
    var messages = notice.querySelectorAll("[data-reason]");
    for (var index = 0; index < messages.length; index += 1) {
      messages[index].hidden = messages[index].getAttribute("data-reason") !== reason;
    }
    retryButton.hidden = reason === "unsupported";
    notice.hidden = false;
  }

  function hasStarted() {
    return document.documentElement.hasAttribute("data-started");
  }

  // A cached document may reference files of an earlier deployment. If the host has a newer document, the page reloads,
  // but never twice in a row.
  function mayReload() {
    var entry = performance.getEntriesByType("navigation")[0];
    return Boolean(entry) && entry.type !== "reload";
  }

  function onStartFailure() {
    if (failed || hasStarted()) {
      return;
    }
    failed = true;
    if (!mayReload()) {
      show("failed");
      return;
    }
    var timeout = setTimeout(show, FETCH_TIMEOUT, "failed");
    fetch(location.href, { cache: "no-store" })
      .then(function (response) { return response.text(); })
      .then(function (html) {
        clearTimeout(timeout);
        var fileName = appScript.getAttribute("src").split("/").pop();
        if (html.indexOf("start_notice") >= 0 && html.indexOf(fileName) < 0) {
          location.reload();
        } else {
          show("failed");
        }
      })
      .catch(function () { show("failed"); });
  }

  if (mayReload()) {
    document.documentElement.setAttribute("data-may-reload", "");
  }

  // The cached copy of a file may be the broken one, so all files of the page are fetched again before the reload. Offline,
  // the page does not reload, so that the visitor keeps it.
  function retry() {
    notice.hidden = true;
    var links = document.querySelectorAll("link[rel=preload], link[rel=modulepreload]");
    var requests = [];
    for (var index = 0; index < links.length; index += 1) {
      requests.push(fetch(links[index].href, { cache: "reload" }).catch(function () {}));
    }
    Promise.all(requests)
      .then(function () { return fetch(location.href, { cache: "no-store" }); })
      .then(function () { location.reload(); }, function () { show("failed"); });
  }

  retryButton.addEventListener("click", retry);

  if (typeof WebAssembly !== "object" || !("noModule" in appScript)) {
    failed = true;
    show("unsupported");
    return;
  }

  function onError(error) {
    if (hasStarted()) {
      // Other errors may come from a browser extension.
      if (error instanceof WebAssembly.RuntimeError) {
        show("failed");
      }
    } else if (error instanceof WebAssembly.CompileError) {
      // The bytes are correct: otherwise the integrity check would have rejected them. So the browser does not support them.
      failed = true;
      show("unsupported");
    } else {
      onStartFailure();
    }
  }

  // The error event of a script that fails to load does not bubble, so the listener runs in the capture phase.
  addEventListener("error", function (event) {
    if (event.target === appScript || event.error) {
      onError(event.error);
    }
  }, true);

  addEventListener("unhandledrejection", function (event) { onError(event.reason); });

  setTimeout(function () {
    if (!failed && !hasStarted()) {
      show("slow");
    }
  }, START_TIMEOUT);
})();
