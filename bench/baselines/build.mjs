// Builds the baselines from a built site: for each, a folder with the same pages, content, styles and images.

import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FRAMEWORKS = ["react", "preact"];

// The tags by which a document loads and preloads the app.
const APP_TAGS = /<link rel="(?:modulepreload|preload)"[^>]*>|<script type="module"[^>]*><\/script>/g;
// The script at the end of the document that detects a failed start of the app.
const WATCHDOG = /<script>(?:(?!<script).)*<\/script>(?=<!--\/body-->)/s;
const CONTENT_PRELOAD = /<link rel="preload" as="fetch" href="([^"]*\.json)">/g;
const BODY = /<!--body-->.*<!--\/body-->/s;

export async function buildBaselines(site, folder) {
  const baselines = { static: staticDocument };
  for (const framework of FRAMEWORKS) {
    const output = resolve(folder, "built", framework);
    await bundle(framework, output);
    const manifest = JSON.parse(readFileSync(join(output, ".vite/manifest.json"), "utf8"));
    const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
    baselines[framework] = (html) => clientDocument(html, entry, manifest);
  }
  for (const [name, renderDocument] of Object.entries(baselines)) {
    const output = join(folder, name);
    copySite(site, output);
    const assets = join(folder, "built", name, "assets");
    if (existsSync(assets)) cpSync(assets, join(output, "assets"), { recursive: true });
    for (const file of documentsIn(output)) writeFileSync(file, renderDocument(readFileSync(file, "utf8")));
  }
  return Object.keys(baselines);
}

async function bundle(framework, outDir) {
  await build({
    root: HERE,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    esbuild: { jsx: "automatic", jsxImportSource: framework },
    resolve: {
      alias: {
        "#ui": join(HERE, framework, "ui.js"),
        // The package's exports name only the development build.
        "react-router": resolve(HERE, "../node_modules/react-router/dist/production/index.mjs"),
      },
    },
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      modulePreload: { polyfill: false },
      target: "es2022",
      rollupOptions: { input: join(HERE, framework, "main.jsx") },
    },
  });
  const assets = join(outDir, "assets");
  for (const script of readdirSync(assets).filter((name) => name.endsWith(".js"))) {
    const file = join(assets, script);
    // The app's script has this hint to compile eagerly, which makes the baselines faster too. It must be the first line.
    writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, "utf8")}`);
  }
}

// Copies the site without the app, and without precompressed files, which would not match the changed documents.
function copySite(site, output) {
  rmSync(output, { recursive: true, force: true });
  const isCopied = (file) => !/\.(?:br|gz|wasm)$|^assets\/.*\.js$/.test(relative(site, file));
  cpSync(site, output, { recursive: true, filter: isCopied });
}

function documentsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  return files.map((file) => join(folder, file)).filter((file) => BODY.test(readFileSync(file, "utf8")));
}

// The lower bound: the page as static HTML, without the app.
const staticDocument = (html) => html.replace(APP_TAGS, "").replace(WATCHDOG, "");

// An empty page that preloads the files that its app is about to fetch.
function clientDocument(html, entry, manifest) {
  const content = [...html.matchAll(CONTENT_PRELOAD)].map(([, url]) => url);
  const imported = (entry.imports ?? []).map((name) => manifest[name].file);
  const tags = [
    ...imported.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    `<script type="module" crossorigin src="/${entry.file}"></script>`,
    ...content.map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`),
  ];
  // The styles show a page once the end of its document was parsed, which the element #start_notice marks.
  const body = '<!--body--><div id="site_root"></div><div id="start_notice" hidden></div><!--/body-->';
  const withoutApp = html.replace(APP_TAGS, "").replace(BODY, body);
  return withoutApp.replace("<!--head-->", (head) => head + tags.join(""));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [site, folder] = process.argv.slice(2);
  await buildBaselines(site, folder);
}
