// A folder that is not trusted cannot name a program to be run.
import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { until } from "./report";
import type { Setting } from "./setting";

export async function checkTrust({ report, workbench, folder, server, drafts, set }: Setting): Promise<void> {
  const { page } = workbench;
  const received = path.join(folder, "received");
  const program = path.join(received, "gouji");
  const trace = path.join(folder, "was-run");

  await report.check(
    "a folder that is not trusted is checked, but its gouji.server.path is not run",
    async () => {
      mkdirSync(path.join(received, ".vscode"), { recursive: true });
      writeFileSync(
        path.join(received, ".vscode/settings.json"),
        JSON.stringify({ "gouji.server.path": program }),
      );
      writeFileSync(program, `#!/bin/sh\necho "$*" >> '${trace}'\nexec '${server}' "$@"\n`);
      chmodSync(program, 0o755);
      cpSync(path.join(drafts, "tab-rows-surplus-2023.txt"), path.join(received, "received.txt"));
      await set({
        "security.workspace.trust.enabled": true,
        "security.workspace.trust.startupPrompt": "never",
      });
      await workbench.open(received, "received.txt");
      await until(
        "restricted mode",
        async () => (await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).count()) > 0,
      );
      await until("squiggles", async () => (await workbench.squiggles()) > 0);
      assert.ok(!existsSync(trace));
      await workbench.picture("untrusted");
    },
  );

  await report.check("when the folder is trusted, it is", async () => {
    await workbench.command("Workspaces: Manage Workspace Trust");
    await page
      .locator(".workspace-trust-editor .monaco-button", { hasText: /^Trust$/u })
      .first()
      .click();
    await until("it is run", () => existsSync(trace) && readFileSync(trace, "utf8").includes("lsp"));
  });
}
