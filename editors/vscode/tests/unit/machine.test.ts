import assert from "node:assert/strict";
import { test } from "node:test";

import { machineOf } from "../../scripts/machine.mjs";

function bytes(...parts: [number, number[]][]): Buffer {
  const all = Buffer.alloc(256);
  for (const [at, values] of parts) {
    all.set(values, at);
  }
  return all;
}

test("programs are known by their first bytes", () => {
  const elf = [0x7f, 0x45, 0x4c, 0x46];
  assert.equal(machineOf(bytes([0, elf], [18, [0x3e, 0]])), "linux-x64");
  assert.equal(machineOf(bytes([0, elf], [18, [0xb7, 0]])), "linux-arm64");
  assert.equal(machineOf(bytes([0, [0xcf, 0xfa, 0xed, 0xfe, 0x0c, 0, 0, 1]])), "darwin-arm64");
  const pe: [number, number[]][] = [
    [0, [0x4d, 0x5a]],
    [0x3c, [0x80]],
    [0x80, [0x50, 0x45, 0, 0, 0x64, 0x86]],
  ];
  assert.equal(machineOf(bytes(...pe)), "win32-x64");
});

test("scripts, broken headers and other machines are none", () => {
  assert.equal(machineOf(Buffer.from("#!/bin/sh\n")), undefined);
  assert.equal(machineOf(bytes()), undefined);
  assert.equal(machineOf(bytes([0, [0x7f, 0x45, 0x4c, 0x46]], [18, [0xf3, 0]])), undefined);
  assert.equal(machineOf(bytes([0, [0x4d, 0x5a]], [0x3c, [0xff, 0xff, 0xff, 0x7f]])), undefined);
});
