// What the command line says, to compare with.
import { spawnSync } from "node:child_process";
import path from "node:path";

import type { Problem } from "./workbench";

interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning" | "info" | "hint";
  readonly message: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

interface CheckedFile {
  readonly path: string;
  readonly findings: readonly Finding[];
}

/** One problem in one line, so that lists of them can be compared. Problems do not show hints. */
function line(
  file: string,
  severity: number,
  rule: string,
  numbers: readonly number[],
  message: string,
): string {
  return `${file} ${severity} ${rule} ${numbers.join(":")} ${message}`;
}

const severities = { error: 8, warning: 4, info: 2, hint: 1 };

export function gouji(command: string, ...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0 && status !== 1) {
    throw new Error(`gouji ${args.join(" ")}: ${status} ${stderr}`);
  }
  return stdout;
}

function check(command: string, target: string): readonly CheckedFile[] {
  const answer = JSON.parse(gouji(command, "check", "--format", "json", target)) as { files: CheckedFile[] };
  return answer.files;
}

/** The first finding in `file` whose message has that part. */
export function findingIn(command: string, file: string, part: string): Finding {
  const found = check(command, file)[0]?.findings.find(({ message }) => message.includes(part));
  if (found === undefined) {
    throw new Error(`${file} has no finding with ${part}`);
  }
  return found;
}

/** What `gouji check` finds below `folder`, sorted. */
export function checked(command: string, folder: string): string[] {
  return check(command, folder)
    .flatMap((file) =>
      file.findings
        .filter(({ severity }) => severity !== "hint")
        .map(({ rule, severity, message, range: { start, end } }) => {
          const numbers = [start.line, start.character, end.line, end.character].map((number) => number + 1);
          return line(path.basename(file.path), severities[severity], rule, numbers, message);
        }),
    )
    .sort();
}

/** The same for what the Problems panel lists. */
export function listed(problems: readonly Problem[]): string[] {
  return problems
    .map((problem) => {
      const rule = typeof problem.code === "string" ? problem.code : problem.code.value;
      const { startLineNumber, startColumn, endLineNumber, endColumn } = problem;
      const numbers = [startLineNumber, startColumn, endLineNumber, endColumn];
      return line(path.basename(problem.resource), problem.severity, rule, numbers, problem.message);
    })
    .sort();
}
