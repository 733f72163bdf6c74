// Bundles the extension, the page of its view and, with --tests, the tests.
// usage: node scripts/build.mjs [--minify] [--tests]
//
// dist/packages.json names the packages whose code is in the bundle.
import { cp, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const root = path.dirname(import.meta.dirname);
const has = (flag) => process.argv.includes(flag);
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  logLevel: "warning",
  minify: has("--minify"),
  sourcemap: has("--minify") ? false : "linked",
};

await rm(path.join(root, "dist"), { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  metafile: true,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
});
const bundled = Object.keys(metafile.inputs).flatMap((file) => {
  const found = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(file);
  return found === null ? [] : [file.slice(0, found.index + found[0].length)];
});
await writeFile(path.join(root, "dist/packages.json"), JSON.stringify([...new Set(bundled)].sort()));
await build({
  ...common,
  entryPoints: ["webview/inspect.ts"],
  outfile: "dist/inspect.js",
  platform: "browser",
  target: "es2022",
  format: "iife",
});
await cp(path.join(root, "webview/inspect.css"), path.join(root, "dist/inspect.css"));

if (has("--tests")) {
  await rm(path.join(root, "dist-tests"), { recursive: true, force: true });
  const unit = (await readdir(path.join(root, "tests/unit"))).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: [...unit.map((name) => `tests/unit/${name}`), "tests/workbench/main.ts"],
    outdir: "dist-tests",
    outbase: "tests",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
  });
}
