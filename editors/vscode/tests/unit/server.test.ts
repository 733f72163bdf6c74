import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { candidates, findServer, type Places } from "../../src/server";
import { fits, parseVersion } from "../../src/version";

const folder = mkdtempSync(path.join(tmpdir(), "gouji-unit-"));
after(() => rmSync(folder, { recursive: true }));

/** A program that says `text` when it is asked for its version. */
function program(file: string, text: string, status = 0): string {
  const full = path.join(folder, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, `#!/bin/sh\necho '${text}'\nexit ${status}\n`);
  chmodSync(full, 0o755);
  return full;
}

function places(over: Partial<Places>): Places {
  return {
    setting: "",
    extensionFolder: path.join(folder, "nothing"),
    version: "0.1.3",
    environment: {},
    platform: "linux",
    ...over,
  };
}

test("versions are read, and nothing else is", () => {
  assert.deepEqual(parseVersion("gouji 1.20.3\n"), { major: 1, minor: 20, patch: 3 });
  assert.deepEqual(parseVersion("0.1.0"), { major: 0, minor: 1, patch: 0 });
  for (const text of ["", "gouji", "clangd 14.0", "v1.2.3", "1.2"]) {
    assert.equal(parseVersion(text), undefined, text);
  }
});

test("which versions fit", () => {
  const fit = (server: string, ours: string): boolean => {
    const [one, other] = [parseVersion(server), parseVersion(ours)];
    assert.ok(one !== undefined && other !== undefined);
    return fits(one, other);
  };
  assert.ok(fit("0.1.0", "0.1.9"));
  assert.ok(!fit("0.2.0", "0.1.0"));
  assert.ok(fit("1.4.0", "1.3.7"));
  assert.ok(!fit("1.2.9", "1.3.0"));
  assert.ok(!fit("2.0.0", "1.9.0"));
});

test("the setting comes before the bundled server, and that before the PATH", async () => {
  const set = program("set/gouji", "gouji 0.1.0");
  const bundled = program("extension/server/bin/gouji", "gouji 0.1.1");
  const onPath = program("bin/gouji", "gouji 0.1.2");
  const all = places({
    setting: set,
    extensionFolder: path.join(folder, "extension"),
    environment: { PATH: `${folder}/none:relative:${folder}/bin` },
  });
  assert.deepEqual(await candidates(all), [
    { command: set, origin: "setting" },
    { command: bundled, origin: "bundled" },
    { command: onPath, origin: "path" },
  ]);
  assert.equal((await findServer(all)).server?.command, set);
  assert.equal((await findServer({ ...all, setting: "" })).server?.command, bundled);
  const without = await findServer({ ...all, setting: "", extensionFolder: "/nowhere" });
  assert.deepEqual(without.server, { command: onPath, origin: "path", version: "0.1.2" });
});

test("what does not fit is said, and the next is taken", async () => {
  const old = program("old/gouji", "gouji 0.0.9");
  const right = program("right/gouji", "gouji 0.1.0");
  const search = await findServer(places({ setting: old, environment: { PATH: path.dirname(right) } }));
  assert.equal(search.server?.command, right);
  assert.deepEqual(search.refused, [
    { command: old, origin: "setting", why: "wrong-version", detail: "0.0.9" },
  ]);
});

test("why a server cannot be used", async () => {
  const why = async (setting: string): Promise<string | undefined> =>
    (await findServer(places({ setting }))).refused[0]?.why;
  const plain = path.join(folder, "plain");
  writeFileSync(plain, "no program");
  assert.equal(await why(path.join(folder, "missing")), "missing");
  assert.equal(await why(program("other", "something else 1.0.0")), "does-not-run");
  assert.equal(await why(program("broken", "error while loading shared libraries", 127)), "does-not-run");
  // The super user may read everything, but execute only what somebody may.
  assert.equal(await why(plain), "not-executable");
});

test("nothing at all", async () => {
  assert.deepEqual(await findServer(places({})), { server: undefined, refused: [] });
});
