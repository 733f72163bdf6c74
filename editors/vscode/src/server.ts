// Finding a server that can be run. Knows nothing of the editor, so that it can be tested without.
import { execFile } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { homedir } from "node:os";
import * as path from "node:path";

import { fits, parseVersion, type Version } from "./version";

export type Origin = "setting" | "bundled" | "path";

export interface Server {
  readonly command: string;
  readonly origin: Origin;
  readonly version: string;
}

export interface Refusal {
  readonly command: string;
  readonly origin: Origin;
  readonly why: "missing" | "not-executable" | "does-not-run" | "wrong-version";
  /** The version it has, or what it said. */
  readonly detail: string;
}

export interface Search {
  /** The first that fits; undefined where none does. */
  readonly server: Server | undefined;
  /** Those that were tried before and do not. */
  readonly refused: readonly Refusal[];
}

export interface Places {
  /** `gouji.server.path`; empty where it is not set. */
  readonly setting: string;
  readonly extensionFolder: string;
  /** The version of the extension. */
  readonly version: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

const patienceMs = 10_000;

function programName(platform: NodeJS.Platform): string {
  return platform === "win32" ? "gouji.exe" : "gouji";
}

/** Where a packaged extension has its server. */
export function bundledServer(extensionFolder: string, platform: NodeJS.Platform): string {
  return path.join(extensionFolder, "server", "bin", programName(platform));
}

function expanded(setting: string): string {
  return setting === "~" || setting.startsWith("~/") ? path.join(homedir(), setting.slice(1)) : setting;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The files that could be the server, in the order in which they are tried. */
export async function candidates(places: Places): Promise<Pick<Server, "command" | "origin">[]> {
  const found: Pick<Server, "command" | "origin">[] = [];
  const setting = places.setting.trim();
  if (setting !== "") {
    found.push({ command: expanded(setting), origin: "setting" });
  }
  const bundled = bundledServer(places.extensionFolder, places.platform);
  if (await exists(bundled)) {
    found.push({ command: bundled, origin: "bundled" });
  }
  const separator = places.platform === "win32" ? ";" : ":";
  for (const folder of (places.environment["PATH"] ?? "").split(separator)) {
    // A relative entry would mean another file in every folder.
    if (path.isAbsolute(folder)) {
      const command = path.join(folder, programName(places.platform));
      if (await exists(command)) {
        found.push({ command, origin: "path" });
        break;
      }
    }
  }
  return found;
}

interface Said {
  readonly text: string;
  readonly failed: boolean;
}

function ask(command: string): Promise<Said> {
  return new Promise((resolve) => {
    execFile(command, ["--version"], { timeout: patienceMs, windowsHide: true }, (error, stdout, stderr) => {
      const text = (stdout || stderr || error?.message || "").trim().split("\n")[0] ?? "";
      resolve({ text, failed: error !== null });
    });
  });
}

async function refusal(command: string, ours: Version): Promise<Pick<Refusal, "why" | "detail"> | string> {
  if (!(await exists(command))) {
    return { why: "missing", detail: "" };
  }
  const executable = await access(command, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) {
    return { why: "not-executable", detail: "" };
  }
  const said = await ask(command);
  const version = said.failed ? undefined : parseVersion(said.text);
  if (version === undefined) {
    return { why: "does-not-run", detail: said.text };
  }
  const words = `${version.major}.${version.minor}.${version.patch}`;
  return fits(version, ours) ? words : { why: "wrong-version", detail: words };
}

/** Looks for a server that runs and has the right version. */
export async function findServer(places: Places): Promise<Search> {
  const ours = parseVersion(places.version);
  const refused: Refusal[] = [];
  if (ours === undefined) {
    return { server: undefined, refused };
  }
  for (const { command, origin } of await candidates(places)) {
    const result = await refusal(command, ours);
    if (typeof result === "string") {
      return { server: { command, origin, version: result }, refused };
    }
    refused.push({ command, origin, ...result });
  }
  return { server: undefined, refused };
}
