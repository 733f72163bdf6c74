// The commands that change or check drafts. Each is a question to the server.
import * as vscode from "vscode";
import { DiagnosticSeverity, WorkspaceDiagnosticRequest } from "vscode-languageclient/node";

import type { Client } from "./client";
import { formNamed, officialHeading } from "./forms";
import { type Inspection, tableAt } from "./inspection";
import { sayNotRunning } from "./messages";
import type { Reports } from "./reports";

const { l10n } = vscode;

interface Open {
  readonly uri: string;
  readonly inspection: Inspection;
  readonly cursor: vscode.Position | undefined;
}

function open(client: Client, reports: Reports): Open | undefined {
  const { shown } = reports;
  if (shown !== undefined && client.state !== "running") {
    sayNotRunning();
    return undefined;
  }
  if (shown?.inspection === undefined) {
    void vscode.window.showInformationMessage(l10n.t("Open a disclosure report first."));
    return undefined;
  }
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === shown.document);
  return {
    uri: shown.document.uri.toString(),
    inspection: shown.inspection,
    cursor: editor?.selection.active,
  };
}

export async function fixAll(client: Client, reports: Reports): Promise<void> {
  const report = open(client, reports);
  if (report !== undefined) {
    await client.run("gouji.server.fixAll", { uri: report.uri });
  }
}

function nameOfTable(inspection: Inspection, table: string, form: string): string {
  const known = formNamed(form).tables.find((each) => each.id === table);
  const chinese = vscode.env.language.startsWith("zh");
  const twice = inspection.tables.filter((each) => each.table === table).length > 1;
  return `${(chinese ? known?.name.zh : known?.name.en) ?? table}${twice ? " *" : ""}`;
}

/** Fills the blanks of the table at the cursor; of one that is chosen where it is in none. */
export async function fillTable(client: Client, reports: Reports): Promise<void> {
  const report = open(client, reports);
  if (report === undefined) {
    return;
  }
  const { inspection, cursor, uri } = report;
  const here = cursor === undefined ? undefined : tableAt(inspection, cursor);
  let chosen: { table: string; occurrence: number } | undefined = here;
  if (chosen === undefined) {
    const items = inspection.tables
      .map(({ table, occurrence, form }) => ({
        table,
        occurrence,
        label: nameOfTable(inspection, table, form),
        blanks: inspection.cells.filter(
          (cell) => cell.table === table && cell.occurrence === occurrence && cell.text.trim() === "",
        ).length,
      }))
      .filter((item) => item.blanks > 0)
      .map((item) => ({ ...item, description: l10n.t("{0} blank", item.blanks) }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(l10n.t("No table of this report has a blank."));
      return;
    }
    chosen = await vscode.window.showQuickPick(items, { title: l10n.t("Fill the blanks of a table") });
  }
  if (chosen !== undefined) {
    const { table, occurrence } = chosen;
    await client.run("gouji.server.fillTable", { uri, table, occurrence });
  }
}

export async function insertSection(client: Client, reports: Reports): Promise<void> {
  const report = open(client, reports);
  if (report === undefined) {
    return;
  }
  const { inspection, uri } = report;
  const there = new Set(inspection.sections.map((section) => section.id));
  const items = formNamed(inspection.form ?? "")
    .sections.filter((section) => !there.has(section.id))
    .map((section) => ({ label: officialHeading(section), section: section.id }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(l10n.t("The report has all six sections."));
    return;
  }
  const chosen = await vscode.window.showQuickPick(items, { title: l10n.t("Insert a missing section") });
  if (chosen !== undefined) {
    await client.run("gouji.server.insertSection", { uri, section: chosen.section });
  }
}

/** Checks every draft below the workspace's folders, says what came out and shows it. */
export async function checkWorkspace(client: Client): Promise<void> {
  await client.ensure();
  const { running } = client;
  if (running === undefined) {
    sayNotRunning();
    return;
  }
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: l10n.t("Checking the workspace") },
    () => running.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] }),
  );
  let [drafts, errors, warnings] = [0, 0, 0];
  for (const report of answer.items) {
    if (report.uri.endsWith("/.gouji.json") || report.kind !== "full") {
      continue;
    }
    drafts += 1;
    errors += report.items.filter((item) => item.severity === DiagnosticSeverity.Error).length;
    warnings += report.items.filter((item) => item.severity === DiagnosticSeverity.Warning).length;
  }
  if (errors + warnings > 0) {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
  void vscode.window.showInformationMessage(
    l10n.t("{0} files checked: {1} errors, {2} warnings", drafts, errors, warnings),
  );
}
