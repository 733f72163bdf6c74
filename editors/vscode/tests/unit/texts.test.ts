import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

const root = path.resolve(import.meta.dirname, "../..");

function json(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")) as Record<string, unknown>;
}

/** Every text that the sources hand to l10n.t. */
function textsOfSources(): Set<string> {
  const texts = new Set<string>();
  for (const file of readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (file.endsWith(".ts")) {
      const source = readFileSync(path.join(root, "src", file), "utf8");
      for (const [, text] of source.matchAll(/l10n\.t\(\s*"([^"]+)"/gu)) {
        texts.add(text ?? "");
      }
    }
  }
  return texts;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\d\}/gu)].map(([found]) => found).sort();
}

test("every text has its Chinese, with the same placeholders, and no translation is left over", () => {
  const chinese = json("l10n/bundle.l10n.zh-cn.json");
  const texts = textsOfSources();
  assert.ok(texts.size > 40);
  assert.deepEqual([...texts].sort(), Object.keys(chinese).sort());
  for (const [text, translation] of Object.entries(chinese)) {
    assert.deepEqual(placeholders(String(translation)), placeholders(text), text);
  }
});

test("every name of the manifest has both its texts", () => {
  const manifest = readFileSync(path.join(root, "package.json"), "utf8");
  const names = [...manifest.matchAll(/"%([\w.]+)%"/gu)].map(([, name]) => name ?? "");
  const unique = [...new Set(names)].sort();
  assert.deepEqual(Object.keys(json("package.nls.json")).sort(), unique);
  assert.deepEqual(Object.keys(json("package.nls.zh-cn.json")).sort(), unique);
});

test("the extension has the version of the server of its tree", () => {
  const cmake = readFileSync(path.join(root, "../../CMakeLists.txt"), "utf8");
  const version = /project\(gouji VERSION (\d+\.\d+\.\d+)/u.exec(cmake)?.[1];
  assert.equal(json("package.json")["version"], version);
});

test("every file that the manifest names is there", () => {
  const manifest = readFileSync(path.join(root, "package.json"), "utf8");
  const files = [...manifest.matchAll(/"(?:\.\/)?((?:icon|images|snippets|walkthrough)\/[\w.-]+)"/gu)];
  assert.ok(files.length >= 6);
  for (const [, file] of files) {
    assert.ok(readFileSync(path.join(root, file ?? "")).length > 0, file);
  }
});
