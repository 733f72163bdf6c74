// Packs the extension into a VSIX, with the server for one platform.
//
// usage: node scripts/package.mjs [--target TARGET] [--server FILE] [--out FILE] [--repository URL]
//
//   --target      linux-x64, win32-x64, darwin-arm64 … as vsce names them; without it the package
//                 carries no server and takes the one of gouji.server.path or the PATH
//   --server      the server for the target; without it the one for this machine is built here
//   --repository  where the pictures of the README are found by galleries
import { execFileSync } from "node:child_process";
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { createVSIX } from "@vscode/vsce";

import { machineOf } from "./machine.mjs";
import { notices } from "./notices.mjs";

const extension = path.dirname(import.meta.dirname);
const root = path.resolve(extension, "../..");
const { version, name } = createRequire(import.meta.url)("../package.json");
const { values } = parseArgs({
  options: {
    target: { type: "string" },
    server: { type: "string" },
    out: { type: "string" },
    repository: { type: "string" },
  },
});
const { target, repository } = values;
const stage = path.join(root, "build/vscode", target ?? "universal");

function fail(why) {
  process.stderr.write(`package: ${why}\n`);
  process.exit(1);
}

/** The server that is built from this tree, for the machine that we are on. */
function buildServer() {
  if (target !== `${process.platform}-${process.arch}`) {
    fail(
      `a server for ${target} cannot be built on ${process.platform}-${process.arch}; name one with --server`,
    );
  }
  const cmake = (...args) =>
    execFileSync("cmake", args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  // Without shared libraries: it must run where nothing is installed.
  cmake("--preset", "release", "-DGOUJI_STATIC=ON");
  cmake("--build", "build/release", "--target", "gouji");
  return path.join(root, "build/release/gouji");
}

async function addServer() {
  const server = values.server ?? buildServer();
  const machine = machineOf(await readFile(server));
  if (machine !== target.replace("alpine", "linux")) {
    fail(`${server} is a program for ${machine ?? "no machine that is known"}, not for ${target}`);
  }
  const file = path.join(stage, "server/bin", target.startsWith("win32") ? "gouji.exe" : "gouji");
  await mkdir(path.dirname(file), { recursive: true });
  await cp(server, file);
  await chmod(file, 0o755);
  if (values.server === undefined) {
    execFileSync("strip", [file]);
  }
  // Where an installed server looks for the pages that its findings link to.
  const pages = path.join(stage, "server/share/doc/gouji/rules");
  await mkdir(pages, { recursive: true });
  for (const page of await readdir(path.join(root, "docs/rules"))) {
    await cp(path.join(root, "docs/rules", page), path.join(pages, page));
  }
}

await rm(stage, { recursive: true, force: true });
await mkdir(stage, { recursive: true });
execFileSync(process.execPath, [path.join(extension, "scripts/build.mjs"), "--minify"], { stdio: "inherit" });
for (const part of [
  "dist",
  "l10n",
  "icon",
  "images",
  "snippets",
  "walkthrough",
  "README.md",
  "package.nls.json",
  "package.nls.zh-cn.json",
]) {
  await cp(path.join(extension, part), path.join(stage, part), { recursive: true });
}
await cp(path.join(root, "LICENSE"), path.join(stage, "LICENSE.txt"));
await cp(path.join(root, "CHANGELOG.md"), path.join(stage, "CHANGELOG.md"));
await cp(path.join(root, "docs/gouji.schema.json"), path.join(stage, "gouji.schema.json"));
const packages = JSON.parse(await readFile(path.join(stage, "dist/packages.json"), "utf8"));
await rm(path.join(stage, "dist/packages.json"));
const builtHere = target !== undefined && values.server === undefined;
await writeFile(path.join(stage, "ThirdPartyNotices.txt"), await notices(extension, packages, builtHere));
// All that it runs is in the bundle.
const { dependencies, devDependencies, scripts, ...manifest } = JSON.parse(
  await readFile(path.join(extension, "package.json"), "utf8"),
);
await writeFile(
  path.join(stage, "package.json"),
  JSON.stringify(
    repository ? { ...manifest, repository: { type: "git", url: repository } } : manifest,
    null,
    2,
  ),
);
if (target !== undefined) {
  await addServer();
}

const out = values.out ?? path.join(root, "build/vscode", `${name}-${target ?? "universal"}-${version}.vsix`);
await writeFile(path.join(stage, ".vscodeignore"), "");
await createVSIX({
  cwd: stage,
  packagePath: out,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: repository !== undefined,
  ...(target === undefined ? {} : { target }),
});
process.stdout.write(`${out}\n`);
