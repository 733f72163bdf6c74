// What was checked, and what came out.
import assert from "node:assert/strict";

const begin = Date.now();

function seconds(): string {
  return `${((Date.now() - begin) / 1000).toFixed(1)} s`.padStart(7);
}

export class Report {
  passed = 0;
  failed = 0;
  /** Keeps what could be seen when a check failed. */
  keep: (number: number) => Promise<void> = () => Promise.resolve();

  /** Runs one check; what it gives is printed behind its name. */
  async check(name: string, body: () => Promise<string | void>): Promise<void> {
    try {
      const detail = await body();
      this.passed += 1;
      console.log(`ok   ${seconds()}  ${name}${detail === undefined ? "" : ` (${detail})`}`);
    } catch (error) {
      this.failed += 1;
      const why = error instanceof Error ? error.message : String(error);
      await this.keep(this.failed);
      console.log(`FAIL ${seconds()}  ${name}\n     ${why.split("\n").slice(0, 30).join("\n     ")}`);
    }
  }
}

/** Waits until `probe` gives something that is not undefined or false, and gives that. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false> | T | undefined | false,
  patienceMs = 20_000,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const result = await probe();
    if (result !== undefined && result !== false) {
      return result;
    }
    assert.ok(Date.now() < end, `waited ${patienceMs / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
