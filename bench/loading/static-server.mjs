// A static host on this machine that sends what a CDN sends: brotli, and how long each file may be kept.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
};
const COMPRESSED = /\.(?:css|html|js|json|svg|wasm|webmanifest|xml)$/;

export async function serve(folder) {
  const files = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    answer(folder, files, path, request.headers, response).catch((error) => response.destroy(error));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function answer(folder, files, path, headers, response) {
  const name = path.endsWith("/") ? `${path}index.html` : path;
  if (!files.has(name)) files.set(name, await read(folder, name));
  const file = files.get(name);
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  if (headers["if-none-match"] === file.headers.etag) {
    response.writeHead(304, file.headers).end();
    return;
  }
  response.writeHead(200, { ...file.headers, ...file.bodyHeaders }).end(file.body);
}

// A file with its headers, compressed once, or null where there is none.
async function read(folder, name) {
  const content = await readFile(join(folder, name)).catch(() => null);
  if (!content) return null;
  const isCompressed = COMPRESSED.test(name);
  const body = isCompressed ? await compressed(folder, name, content) : content;
  const bodyHeaders = { "content-length": body.length, "content-type": TYPES[extname(name)] ?? "text/plain" };
  if (isCompressed) bodyHeaders["content-encoding"] = "br";
  const etag = `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;
  return { body, bodyHeaders, headers: { "cache-control": cacheControl(name), etag } };
}

// The form that lies beside the file, or a new one.
function compressed(folder, name, content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return readFile(join(folder, `${name}.br`)).catch(() => brotliCompressSync(content, { params }));
}

// As crates/publisher/src/policy.rs says.
function cacheControl(name) {
  if (name.startsWith("/assets/")) return "public, max-age=31536000, immutable";
  return /^\/(?:icons\/|images\/|icon\.svg$)/.test(name) ? "public, max-age=86400" : "no-cache";
}
