// Bundles src/widget.ts, styles included, into the one file that travels with every widget; packs the libraries that a page
// asks for, once, when it needs them; and writes the licences of all of them beside them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import { build, context, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = "../al_widget/static/widget.js";
const licenses = join(here, `${bundle}.LICENSES.txt`);
/** By the names under which a page asks for them: scripts as they were published. */
const libraries = {
  charts: { package: "plotly.js-basic-dist-min", script: "plotly-basic.min.js" },
  markup: { package: "dompurify", script: "dist/purify.min.js" },
};
const watch = process.argv.includes("--watch");

/** bundle.py defines the stamp; it hands it over, or is asked for it. */
function readStamp() {
  if (process.env.AL_WIDGET_STAMP) return process.env.AL_WIDGET_STAMP;
  const python = process.env.PYTHON ?? "python3";
  return execFileSync(python, [join(here, "bundle.py"), "--stamp"], { encoding: "utf8" }).trim();
}

/** The names of the packages that esbuild took files from, in order. */
function bundledPackages(metafile) {
  const inPackage = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const names = Object.keys(metafile.inputs).flatMap((path) => inPackage.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

/** Name, version and full licence of a package. A package without a licence file must not be bundled. */
function licenseOf(name) {
  const folder = join(here, "node_modules", name);
  const { version, license, homepage } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const files = readdirSync(folder).filter((file) => /^(licen[sc]e|notice)/i.test(file));
  if (files.length === 0) throw new Error(`expected a licence file in the package ${name}, found none`);
  const texts = files
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [
    `${name} ${version}, licence: ${license}`,
    ...(homepage ? [homepage] : []),
    "",
    texts.join("\n\n"),
  ].join("\n");
}

/**
 * The styles become a text in the bundle: minified, which esbuild does to no text, and packed to a third of that. The module
 * waits for the browser to unpack it.
 */
const packedStyles = {
  name: "packed-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (watch) return { contents: text, loader: "text" };
      const { code } = await transform(text, { loader: "css", minify: true });
      // No header tells the time or the machine; each zlib packs a little differently, and the bundle is committed.
      const packed = deflateRawSync(code, { level: 9 }).toString("base64");
      const contents = `
        const packed = Uint8Array.from(atob("${packed}"), (letter) => letter.charCodeAt(0));
        const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
        export default await new Response(stream).text();`;
      return { contents, loader: "js" };
    });
  },
};

const manifest = (name) => JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));

/** Packs the libraries, and describes them for the kernel. */
function packLibraries() {
  const folder = join(here, dirname(bundle));
  const described = {};
  for (const [name, { package: from, script }] of Object.entries(libraries)) {
    const { version, license } = manifest(from);
    const code = readFileSync(join(here, "node_modules", from, script));
    const file = `library-${name}.js.gz`;
    const packed = join(folder, file);
    // Each zlib packs a little differently: the file is written only where its content is another.
    if (!existsSync(packed) || !gunzipSync(readFileSync(packed)).equals(code)) {
      writeFileSync(packed, gzipSync(code, { level: 9 }));
    }
    const sha256 = createHash("sha256").update(code).digest("hex");
    described[name] = { package: from, version, license, file, sha256 };
  }
  writeFileSync(join(folder, "libraries.json"), `${JSON.stringify(described, null, 2)}\n`);
}

/** Package and version of each library, for the bundle. */
const versions = Object.fromEntries(
  Object.entries(libraries).map(([name, { package: from }]) => [name, `${from} ${manifest(from).version}`]),
);

const options = {
  absWorkingDir: here,
  entryPoints: ["src/widget.ts"],
  outfile: bundle,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  plugins: [packedStyles],
  define: { LIBRARIES: JSON.stringify(versions) },
  logLevel: "info",
  metafile: true,
};

if (watch) {
  // Without a stamp: the bundle of a watch is not the one to commit, and tests/page/test_bundle.py says so.
  const watching = await context(options);
  await watching.watch();
} else {
  const stamp = `al_widget bundle ${readStamp()}`;
  const { metafile } = await build({ ...options, banner: { js: `/* ${stamp} */` } });
  packLibraries();
  const sent = Object.values(libraries).map((one) => one.package);
  const head =
    `${stamp}\n\nwidget.js contains the packages below, minified, but for those of libraries.json, which lie beside it ` +
    "as they were published. Their licences:";
  const rule = "-".repeat(80);
  const sections = [head, ...[...bundledPackages(metafile), ...sent].sort().map(licenseOf)];
  writeFileSync(licenses, `${sections.join(`\n\n${rule}\n\n`)}\n`);
}
