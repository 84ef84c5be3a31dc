// Bundles src/widget.ts, styles included, into the one file that travels with every widget.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes("--watch");

/** bundle.py owns the definition of the stamp; it hands it over, or is asked for it. */
function stamp() {
  if (process.env.AL_WIDGET_STAMP) return process.env.AL_WIDGET_STAMP;
  const python = process.env.PYTHON ?? "python3";
  return execFileSync(python, [join(here, "bundle.py"), "--stamp"], { encoding: "utf8" }).trim();
}

const options = {
  absWorkingDir: here,
  entryPoints: ["src/widget.ts"],
  outfile: "../al_widget/static/widget.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: !watch,
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  loader: { ".css": "text" },
  logLevel: "info",
};

if (watch) {
  // No stamp: the bundle of a watch is not the one to commit, and tests/test_bundle.py says so.
  const watching = await context(options);
  await watching.watch();
} else {
  await build({ ...options, banner: { js: `/* al_widget bundle ${stamp()} */` } });
}
