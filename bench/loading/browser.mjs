// Headless Chromium, controlled with the DevTools protocol over two pipes: https://chromedevtools.github.io/devtools-protocol/

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The address bar of a desktop Chromium is a page with eighty scripts, which loads along with the first page of each profile.
const OMNIBOX_FEATURES = ["Popup", "AimPopup", "FullPopup"].map((name) => `WebUIOmnibox${name}`);

const SWITCHES = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-extensions",
  `--disable-features=${OMNIBOX_FEATURES}`,
  "--disable-sync",
  "--mute-audio",
];
// The timeout of a command in milliseconds. A page on a slow network takes seconds.
const TIMEOUT = 120_000;

export class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), "bench-"));
  #lastId = 0;
  #pending = new Map();
  #buffer = [];

  constructor(program) {
    const options = { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] };
    this.#process = spawn(program, [...SWITCHES, `--user-data-dir=${this.#profile}`, "about:blank"], options);
    this.#process.on("error", (error) => this.#rejectAll(error));
    this.#process.on("exit", () => this.#rejectAll(new Error(`${program} has exited`)));
    this.#process.stdio[4].on("data", (bytes) => this.#read(bytes));
  }

  // Sends a command to the browser, or to the page of a session, and resolves to its result.
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, { error: { message: "timeout" } }), TIMEOUT);
      this.#pending.set(id, { method, resolve, reject, timer });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  // Opens a page in a new browser context, with an empty cache.
  async openPage() {
    const { browserContextId } = await this.send("Target.createBrowserContext");
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    const evaluate = async (expression) => {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const { result, exceptionDetails } = await send("Runtime.evaluate", options);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    return { send, evaluate, close: () => this.send("Target.disposeBrowserContext", { browserContextId }) };
  }

  async close() {
    const exited = new Promise((resolve) => this.#process.once("exit", resolve));
    this.send("Browser.close").catch(() => {});
    await exited;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  // Messages are terminated with a NUL byte.
  #read(bytes) {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(Buffer.concat([...this.#buffer, rest.subarray(0, end)]));
      this.#buffer = [];
      rest = rest.subarray(end + 1);
      if (message.id) this.#settle(message.id, message);
    }
    this.#buffer.push(rest);
  }

  #settle(id, { result, error }) {
    const command = this.#pending.get(id);
    if (!command) return;
    this.#pending.delete(id);
    clearTimeout(command.timer);
    if (error) command.reject(new Error(`${command.method}: ${error.message}`));
    else command.resolve(result);
  }

  #rejectAll(error) {
    for (const id of [...this.#pending.keys()]) this.#settle(id, { error });
  }
}
