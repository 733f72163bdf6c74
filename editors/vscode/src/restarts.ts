// What is done when the server ends by itself.

export type Verdict =
  | { readonly kind: "restart"; readonly afterMs: number; readonly tell: boolean }
  | { readonly kind: "give-up" };

const windowMs = 180_000;
const firstDelayMs = 250;
const longestDelayMs = 8_000;
const crashesToTell = 3;
const mostCrashes = 5;

/**
 * Restarts with growing pauses; from the third crash in three minutes on the user is told, after
 * the fifth it is left to the user.
 */
export class Restarts {
  private crashes: number[] = [];

  /** The server ended by itself at `now` (milliseconds). */
  crashed(now: number): Verdict {
    this.crashes = [...this.crashes.filter((at) => now - at < windowMs), now];
    const count = this.crashes.length;
    if (count > mostCrashes) {
      return { kind: "give-up" };
    }
    const afterMs = Math.min(firstDelayMs * 2 ** (count - 1), longestDelayMs);
    return { kind: "restart", afterMs, tell: count === crashesToTell };
  }

  get count(): number {
    return this.crashes.length;
  }

  /** The user started it: what was before does not count. */
  forget(): void {
    this.crashes = [];
  }
}
