// Chromium without a window, told what to do over two pipes: https://chromedevtools.github.io/devtools-protocol/

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Since its address bar is a page with eighty scripts, a desktop Chromium loads that beside the first page of each profile.
const ADDRESS_BAR = ["Popup", "AimPopup", "FullPopup"].map((name) => `WebUIOmnibox${name}`);

const SWITCHES = [
  "--headless=new",
  "--remote-debugging-pipe",
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-extensions",
  `--disable-features=${ADDRESS_BAR}`,
  "--disable-sync",
  "--mute-audio",
];
// How long an answer may take, in milliseconds. A page on a slow network takes seconds.
const PATIENCE = 120_000;

export class Browser {
  #process;
  #profile = mkdtempSync(join(tmpdir(), "bench-"));
  #number = 0;
  #answers = new Map();
  #unread = [];

  constructor(program) {
    const options = { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] };
    this.#process = spawn(program, [...SWITCHES, `--user-data-dir=${this.#profile}`, "about:blank"], options);
    this.#process.on("error", (error) => this.#giveUp(error));
    this.#process.on("exit", () => this.#giveUp(new Error(`${program} has ended`)));
    this.#process.stdio[4].on("data", (bytes) => this.#read(bytes));
  }

  // Sends a command to the browser, or to the page of a session, and gives its result.
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#answer(id, { error: { message: "no answer" } }), PATIENCE);
      this.#answers.set(id, { method, resolve, reject, timer });
      this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  // A page in a profile of its own, in which nothing has been kept.
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
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.send("Browser.close").catch(() => {});
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  // Messages end with a zero byte.
  #read(bytes) {
    let rest = bytes;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(Buffer.concat([...this.#unread, rest.subarray(0, end)]));
      this.#unread = [];
      rest = rest.subarray(end + 1);
      if (message.id) this.#answer(message.id, message);
    }
    this.#unread.push(rest);
  }

  #answer(id, { result, error }) {
    const waiting = this.#answers.get(id);
    if (!waiting) return;
    this.#answers.delete(id);
    clearTimeout(waiting.timer);
    if (error) waiting.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting.resolve(result);
  }

  #giveUp(error) {
    for (const id of [...this.#answers.keys()]) this.#answer(id, { error });
  }
}
