// The server of the package where nothing is installed: a root with the program and a draft, and nothing else.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import type { Setting } from "./setting";

/** The command that runs `args` with `root` for its root; as another user than root by way of a namespace. */
function inRoot(root: string, args: readonly string[]): readonly string[] {
  const own = process.getuid?.() === 0 ? [] : ["unshare", "--user", "--map-root-user"];
  return [...own, "chroot", root, ...args];
}

export async function checkBareRoot({ report, server, folder, source }: Setting): Promise<void> {
  await report.check("the packaged server runs in a root with nothing else in it", async () => {
    assert.ok((statSync(server).mode & 0o111) !== 0, "it is executable");
    const root = mkdtempSync(path.join(folder, "bare-"));
    copyFileSync(server, path.join(root, "gouji"));
    const draft = source("samples/water-bureau-2023.txt");
    writeFileSync(path.join(root, "utf-8.txt"), draft);
    // As old editors save it: the conversion is in the program too.
    writeFileSync(path.join(root, "utf-16.txt"), Buffer.from(`\ufeff${draft}`, "utf16le"));
    const run = (file: string): unknown => {
      const [command, ...args] = inRoot(root, ["/gouji", "check", "--format", "json", `/${file}`]);
      const { stdout, stderr, status } = spawnSync(command ?? "", args, { encoding: "utf8" });
      assert.equal(status, 1, stderr);
      return (JSON.parse(stdout) as { files: { findings: unknown }[] }).files[0]?.findings;
    };
    const inside = run("utf-8.txt");
    assert.deepEqual(run("utf-16.txt"), inside);
    const outside = spawnSync(server, ["check", "--format", "json", path.join(root, "utf-8.txt")], {
      encoding: "utf8",
    });
    assert.deepEqual(
      inside,
      (JSON.parse(outside.stdout) as { files: { findings: unknown }[] }).files[0]?.findings,
    );
    rmSync(root, { recursive: true });
    const begin = performance.now();
    for (let i = 0; i < 20; i += 1) {
      spawnSync(server, ["--version"]);
    }
    const start = ((performance.now() - begin) / 20).toFixed(1);
    return `${(readFileSync(server).length / 1e6).toFixed(0)} MB, starts and ends in ${start} ms`;
  });
}
