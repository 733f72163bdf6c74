import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { decode, lookedAt, looksLikeReport } from "../../src/look";

const root = path.resolve(import.meta.dirname, "../../../..");

function drafts(folder: string): [string, string][] {
  return readdirSync(path.join(root, folder)).map((name) => [
    name,
    decode(readFileSync(path.join(root, folder, name)).subarray(0, lookedAt)),
  ]);
}

test("the samples and the drafts of the corpus are reports", () => {
  const all = [...drafts("samples"), ...drafts("tests/corpus")];
  assert.ok(all.length >= 9);
  for (const [name, text] of all) {
    assert.ok(looksLikeReport(text), name);
  }
});

test("a title is enough, in every way that it is written", () => {
  for (const text of [
    "青泽县水务局2023年政府信息公开工作年度报告",
    "# 2023年度 政府信息公开 年度报告\n",
    "<html><body><h1>青泽县 <b>2023</b> 年政府信息公开工作年度报告</h1><p>正文</p></body></html>",
    "\n\n　青泽县水务局2023年政府信息公开工作年度报告（公开稿）\r\n正文",
  ]) {
    assert.ok(looksLikeReport(text), text);
  }
});

test("two official headings are enough, numbered or not", () => {
  assert.ok(looksLikeReport("一、总体情况\n略\n二、主动公开政府信息情况\n"));
  assert.ok(looksLikeReport("## 总体情况\n\n## （五）存在的主要问题及改进情况\n"));
});

test("what only speaks of such a report is none", () => {
  for (const text of [
    "",
    "# README\n\nnpm install\n",
    "关于做好2023年政府信息公开工作年度报告编制工作的通知，请各单位按时报送。",
    "一、总体情况\n本单位全年无事故。\n二、存在的问题\n",
    "```\n青泽县水务局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n```\n",
    "一、总体情况\n一、总体情况\n",
  ]) {
    assert.ok(!looksLikeReport(text), text);
  }
});

test("encodings: UTF-8 cut in the middle of a letter, UTF-16, GB18030", () => {
  const title = "青泽县政府信息公开年度报告";
  assert.equal(decode(new TextEncoder().encode(title).subarray(0, 5)), "青");
  assert.equal(decode(Buffer.from(`\ufeff${title}`, "utf16le")), title);
  assert.equal(decode(Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae])), "政府");
});

test("hostile text takes no time to speak of", () => {
  for (const text of [
    "<".repeat(1e6),
    "<!".repeat(5e5),
    " ".repeat(1e6),
    "（".repeat(1e6),
    "#\n".repeat(5e5),
  ]) {
    const begin = performance.now();
    assert.ok(!looksLikeReport(text));
    // Quadratic passes over a million letters take minutes.
    assert.ok(performance.now() - begin < 5_000);
  }
});
