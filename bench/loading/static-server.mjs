// A local static file server that responds as a CDN does: with brotli, ETag and Cache-Control.

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
const COMPRESSIBLE = /\.(?:css|html|js|json|svg|wasm|webmanifest|xml)$/;

export async function serve(folder) {
  const files = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    respond(folder, files, path, request.headers, response).catch((error) => response.destroy(error));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function respond(folder, files, path, headers, response) {
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

// Returns a file with its headers, compressed once, or null if it does not exist.
async function read(folder, name) {
  const content = await readFile(join(folder, name)).catch(() => null);
  if (!content) return null;
  const isCompressible = COMPRESSIBLE.test(name);
  const body = isCompressible ? await brotli(folder, name, content) : content;
  const bodyHeaders = { "content-length": body.length, "content-type": TYPES[extname(name)] ?? "text/plain" };
  if (isCompressible) bodyHeaders["content-encoding"] = "br";
  const etag = `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;
  return { body, bodyHeaders, headers: { "cache-control": cacheControl(name), etag } };
}

// Returns the precompressed file if there is one, and compresses otherwise.
function brotli(folder, name, content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return readFile(join(folder, `${name}.br`)).catch(() => brotliCompressSync(content, { params }));
}

// Mirrors the headers of crates/publisher/src/files/headers.rs.
function cacheControl(name) {
  if (name.startsWith("/assets/")) return "public, max-age=31536000, immutable";
  return /^\/(?:icons\/|images\/|icon\.svg$)/.test(name) ? "public, max-age=86400" : "no-cache";
}
