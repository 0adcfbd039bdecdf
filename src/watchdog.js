// Notices when the app does not start or breaks down, and says so in the words that the document holds. Written for old
// browsers too, because it is they who need it. The app announces in the attribute data-started of <html> that it has
// started, or that it has said itself why it has not.
(function () {
  "use strict";
  var SLOW = 30000;
  var CHECK = 2000;
  var notice = document.getElementById("start_notice");
  var app = document.querySelector("script[type=module]");
  var button = notice.querySelector("button");
  var failed = false;

  function show(reason) {
    var sentences = notice.querySelectorAll("[data-reason]");
    for (var index = 0; index < sentences.length; index += 1) {
      sentences[index].hidden = sentences[index].getAttribute("data-reason") !== reason;
    }
    button.hidden = reason === "unsupported";
    notice.hidden = false;
  }

  function hasStarted() {
    return document.documentElement.hasAttribute("data-started");
  }

  // A document that a browser has kept may name files of an earlier deployment. If there is a newer document, it is
  // loaded instead, but never twice in a row.
  function mayReload() {
    var entry = performance.getEntriesByType("navigation")[0];
    return Boolean(entry) && entry.type !== "reload";
  }

  function fail() {
    if (failed || hasStarted()) {
      return;
    }
    failed = true;
    if (!mayReload()) {
      show("failed");
      return;
    }
    var patience = setTimeout(show, CHECK, "failed");
    fetch(location.href, { cache: "no-store" })
      .then(function (response) { return response.text(); })
      .then(function (text) {
        clearTimeout(patience);
        var name = app.getAttribute("src").split("/").pop();
        if (text.indexOf("start_notice") >= 0 && text.indexOf(name) < 0) {
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

  // What a browser has kept may be what is broken, so all files of the page are fetched anew first. Without a connection
  // the reader keeps the page.
  function retry() {
    notice.hidden = true;
    var files = document.querySelectorAll("link[rel=preload], link[rel=modulepreload]");
    var fetched = [];
    for (var index = 0; index < files.length; index += 1) {
      fetched.push(fetch(files[index].href, { cache: "reload" }).catch(function () {}));
    }
    Promise.all(fetched)
      .then(function () { return fetch(location.href, { cache: "no-store" }); })
      .then(function () { location.reload(); }, function () { show("failed"); });
  }

  button.addEventListener("click", retry);

  if (typeof WebAssembly !== "object" || !("noModule" in app)) {
    failed = true;
    show("unsupported");
    return;
  }

  function hear(error) {
    if (hasStarted()) {
      // Other errors may be those of an extension of the browser.
      if (error instanceof WebAssembly.RuntimeError) {
        show("failed");
      }
    } else if (error instanceof WebAssembly.CompileError) {
      // The bytes are the right ones, or their integrity would not have let them through.
      failed = true;
      show("unsupported");
    } else {
      fail();
    }
  }

  // Scripts that cannot be loaded say so to themselves only, so errors are caught on their way down.
  addEventListener("error", function (event) {
    if (event.target === app || event.error) {
      hear(event.error);
    }
  }, true);

  addEventListener("unhandledrejection", function (event) { hear(event.reason); });

  setTimeout(function () {
    if (!failed && !hasStarted()) {
      show("slow");
    }
  }, SLOW);
})();
