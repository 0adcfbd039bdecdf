// Builds the peers from a built site: for each, a folder with the same pages, content, style sheet and pictures.

import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FRAMEWORKS = ["react", "preact"];

// The tags by which a document loads the app and prepares for it.
const APP_TAGS = /<link rel="(?:modulepreload|preload)"[^>]*>|<script type="module"[^>]*><\/script>/g;
// The script at the end that notices when the app does not start.
const WATCHDOG = /<script>(?:(?!<script).)*<\/script>(?=<!--\/body-->)/s;
const CONTENT_PRELOAD = /<link rel="preload" as="fetch" href="([^"]*\.json)">/g;
const BODY = /<!--body-->.*<!--\/body-->/s;

export async function buildPeers(site, folder) {
  const peers = { static: staticDocument };
  for (const framework of FRAMEWORKS) {
    const output = resolve(folder, "built", framework);
    await bundle(framework, output);
    const manifest = JSON.parse(readFileSync(join(output, ".vite/manifest.json"), "utf8"));
    const entry = Object.values(manifest).find((chunk) => chunk.isEntry);
    peers[framework] = (html) => clientDocument(html, entry, manifest);
  }
  for (const [name, documentOf] of Object.entries(peers)) {
    const peer = join(folder, name);
    copySite(site, peer);
    const built = join(folder, "built", name, "assets");
    if (existsSync(built)) cpSync(built, join(peer, "assets"), { recursive: true });
    for (const file of documentsBelow(peer)) writeFileSync(file, documentOf(readFileSync(file, "utf8")));
  }
  return Object.keys(peers);
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
        // The package names its build for development only.
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
    // As the app's script has it. It makes the twins quicker too, and must be the first line.
    writeFileSync(file, `//# allFunctionsCalledOnLoad\n${readFileSync(file, "utf8")}`);
  }
}

// All but the app and the compressed forms, which would be those of other documents.
function copySite(site, peer) {
  rmSync(peer, { recursive: true, force: true });
  const isCopied = (file) => !/\.(?:br|gz|wasm)$|^assets\/.*\.js$/.test(relative(site, file));
  cpSync(site, peer, { recursive: true, filter: isCopied });
}

function documentsBelow(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html"));
  return files.map((file) => join(folder, file)).filter((file) => BODY.test(readFileSync(file, "utf8")));
}

// The floor: the page as text, and no script of the app.
const staticDocument = (html) => html.replace(APP_TAGS, "").replace(WATCHDOG, "");

// An empty page that preloads what its app is about to load.
function clientDocument(html, entry, manifest) {
  const content = [...html.matchAll(CONTENT_PRELOAD)].map(([, url]) => url);
  const imported = (entry.imports ?? []).map((name) => manifest[name].file);
  const tags = [
    ...imported.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
    `<script type="module" crossorigin src="/${entry.file}"></script>`,
    ...content.map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`),
  ];
  // The style sheet shows a page once the end of its document is there, which the notice marks.
  const body = '<!--body--><div id="site"></div><div id="start_notice" hidden></div><!--/body-->';
  const withoutApp = html.replace(APP_TAGS, "").replace(BODY, body);
  return withoutApp.replace("<!--head-->", (head) => head + tags.join(""));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [site, folder] = process.argv.slice(2);
  await buildPeers(site, folder);
}
