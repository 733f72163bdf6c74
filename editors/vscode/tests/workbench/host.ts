// Starting and stopping the genuine VS Code, with the packaged extension installed in it.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

import type { Host } from "../../scripts/host.mjs";
import { until } from "./report";

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

export class Vscode {
  private process: ChildProcess | undefined;
  port = 0;

  /** `folder` is for everything that it writes. */
  constructor(
    private readonly host: Host,
    private readonly folder: string,
  ) {
    mkdirSync(path.join(folder, "data/User"), { recursive: true });
  }

  /** The settings of the user, before it starts. */
  set settings(settings: object) {
    writeFileSync(path.join(this.folder, "data/User/settings.json"), JSON.stringify(settings, null, 2));
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /** Gives what is installed then, with versions. */
  install(vsix: string): string {
    this.run("--install-extension", vsix);
    return this.run("--list-extensions", "--show-versions").trim();
  }

  async start(): Promise<void> {
    this.port = await freePort();
    const log = openSync(path.join(this.folder, "host.log"), "w");
    const flags = ["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"];
    const address = ["--auth", "none", "--bind-addr", `127.0.0.1:${this.port}`];
    this.process = spawn(this.host.node, [...this.common(), ...flags, ...address], {
      env: this.environment(),
      stdio: ["ignore", log, log],
      detached: true,
    });
    closeSync(log);
    await until("code-server answers", async () => {
      const answer = await fetch(`http://127.0.0.1:${this.port}/healthz`).catch(() => undefined);
      return answer?.ok;
    });
  }

  stop(): void {
    try {
      process.kill(-this.pid, "SIGTERM");
    } catch {
      // It has ended already.
    }
  }

  private common(): string[] {
    const data = path.join(this.folder, "data");
    return [
      this.host.entry,
      "--user-data-dir",
      data,
      "--extensions-dir",
      path.join(this.folder, "extensions"),
    ];
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      // No server but the extension's own is to be found.
      PATH: "/usr/bin:/bin",
      HOME: this.folder,
      LANG: "C.UTF-8",
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: "" }),
    };
  }

  private run(...args: string[]): string {
    return execFileSync(this.host.node, [...this.common(), ...args], {
      env: this.environment(),
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}
