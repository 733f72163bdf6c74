import * as vscode from "vscode";

import { Client } from "./client";
import { checkWorkspace, fillTable, fixAll, insertSection } from "./commands";
import { reportsInWorkspace } from "./documents";
import { InspectView } from "./inspect/view";
import { newReport } from "./newReport";
import { Reports } from "./reports";
import { RulePages, ruleScheme } from "./rulePage";
import { asksForRestart } from "./settings";
import { showMenu, Status } from "./status";

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("gouji", { log: true });
  const client = new Client(context, log);
  const reports = new Reports(client);
  const view = new InspectView(context.extensionUri, reports);
  const pages = new RulePages(client, reports);
  const command = (name: string, run: (...args: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`gouji.${name}`, async (...args: never[]) => {
      try {
        await run(...args);
      } catch (error) {
        log.error(`${name}: ${String(error)}`);
        const why = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(`${vscode.l10n.t("gouji")}: ${why}`);
      }
    });
  context.subscriptions.push(
    log,
    client,
    reports,
    view,
    new Status(client, reports),
    vscode.workspace.registerTextDocumentContentProvider(ruleScheme, pages),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (asksForRestart(change) && client.state !== "idle") {
        void client.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (client.state === "failed") {
        void client.restart();
      }
    }),
    command("inspect", () => view.show()),
    command("fixAll", () => fixAll(client, reports)),
    command("fillTable", () => fillTable(client, reports)),
    command("insertSection", () => insertSection(client, reports)),
    command("newReport", () => newReport(client, reports)),
    command("checkWorkspace", () => checkWorkspace(client)),
    command("openRule", (rule?: string) => pages.open(rule)),
    command("menu", () => showMenu(client, reports)),
    command("restart", () => client.restart()),
    command("showLog", () => log.show()),
  );
  reports.look();
  void startForWorkspace(client);
}

/** Starts the server where a report lies in the workspace, opened or not. */
async function startForWorkspace(client: Client): Promise<void> {
  const reports = await reportsInWorkspace(1);
  if (reports.length > 0) {
    await client.ensure();
  }
}
