import assert from "node:assert/strict";
import { test } from "node:test";

import { Restarts, type Verdict } from "../../src/restarts";

function crash(restarts: Restarts, ...times: number[]): Verdict[] {
  return times.map((at) => restarts.crashed(at));
}

test("pauses grow, the third crash is told of, the sixth is the last", () => {
  const verdicts = crash(new Restarts(), 0, 1_000, 2_000, 3_000, 4_000, 5_000);
  assert.deepEqual(verdicts, [
    { kind: "restart", afterMs: 250, tell: false },
    { kind: "restart", afterMs: 500, tell: false },
    { kind: "restart", afterMs: 1_000, tell: true },
    { kind: "restart", afterMs: 2_000, tell: false },
    { kind: "restart", afterMs: 4_000, tell: false },
    { kind: "give-up" },
  ]);
});

test("what was long ago does not count", () => {
  const restarts = new Restarts();
  for (let at = 0; at < 3_600_000; at += 60_000) {
    assert.equal(restarts.crashed(at).kind, "restart");
  }
});

test("the user's own start begins anew", () => {
  const restarts = new Restarts();
  crash(restarts, 0, 1, 2, 3, 4, 5);
  restarts.forget();
  assert.deepEqual(restarts.crashed(6), { kind: "restart", afterMs: 250, tell: false });
});
