// Bundles src/widget.ts, styles included, into the one file that travels with every widget; packs the library that draws
// the charts, which is sent once a page; and writes the licences of both beside them.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { build, context, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = "../al_widget/static/widget.js";
const licenses = join(here, `${bundle}.LICENSES.txt`);
const chartLibrary = {
  package: "plotly.js-basic-dist-min",
  script: "plotly-basic.min.js",
  file: "chart-library.js.gz",
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

/** The styles become a text in the bundle, and esbuild minifies no text. */
const minifiedStyles = {
  name: "minified-styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: !watch });
      return { contents: code, loader: "text" };
    });
  },
};

/** Packs the library as it was published, with a description by which the kernel knows it. */
function packChartLibrary() {
  const { package: name, script, file } = chartLibrary;
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const code = readFileSync(join(folder, script));
  const packed = join(here, dirname(bundle), file);
  // Each zlib packs a little differently: the file is written only where its content is another.
  if (!existsSync(packed) || !gunzipSync(readFileSync(packed)).equals(code)) {
    writeFileSync(packed, gzipSync(code, { level: 9 }));
  }
  const sha256 = createHash("sha256").update(code).digest("hex");
  const description = { package: name, version, license, file, sha256 };
  writeFileSync(
    join(here, dirname(bundle), "chart-library.json"),
    `${JSON.stringify(description, null, 2)}\n`,
  );
}

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
  plugins: [minifiedStyles],
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
  packChartLibrary();
  const head =
    `${stamp}\n\nwidget.js contains the packages below, minified; ` +
    `${chartLibrary.file} is ${chartLibrary.package} as it was published. Their licences:`;
  const rule = "-".repeat(80);
  const sections = [head, ...[...bundledPackages(metafile), chartLibrary.package].sort().map(licenseOf)];
  writeFileSync(licenses, `${sections.join(`\n\n${rule}\n\n`)}\n`);
}
