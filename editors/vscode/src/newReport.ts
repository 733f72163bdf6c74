// Next year's draft from this year's.
import * as vscode from "vscode";

import type { Client } from "./client";
import { reportsInWorkspace } from "./documents";
import { sayNotRunning } from "./messages";
import type { Reports } from "./reports";

const { l10n } = vscode;
const command = "gouji.server.new";
const mostOffered = 50;

/** Last year's report: the one before the user, or one that is chosen. */
async function lastYears(reports: Reports): Promise<vscode.TextDocument | undefined> {
  if (reports.shown?.inspection !== undefined) {
    return reports.shown.document;
  }
  const found = await reportsInWorkspace(mostOffered);
  const items = found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const other = { label: `$(folder-opened) ${l10n.t("Another file…")}`, uri: undefined };
  const chosen = await vscode.window.showQuickPick([...items, other], {
    title: l10n.t("New report from last year's"),
    placeHolder: l10n.t("Which is last year's report?"),
  });
  if (chosen === undefined) {
    return undefined;
  }
  const [uri] = chosen.uri !== undefined ? [chosen.uri] : ((await vscode.window.showOpenDialog()) ?? []);
  return uri === undefined ? undefined : vscode.workspace.openTextDocument(uri);
}

async function askYear(last: number | null): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: l10n.t("New report from last year's"),
    prompt: l10n.t("The year that the new report is for"),
    value: String(last === null ? new Date().getFullYear() - 1 : last + 1),
    validateInput: (text) =>
      /^20\d\d$/u.test(text.trim()) ? undefined : l10n.t("A year of four digits, such as 2025"),
  });
  return answer === undefined ? undefined : Number(answer.trim());
}

export async function newReport(client: Client, reports: Reports): Promise<void> {
  await client.ensure();
  if (client.state !== "running") {
    sayNotRunning();
    return;
  }
  if (!client.offers(command)) {
    void vscode.window.showWarningMessage(
      l10n.t("This server ({0}) cannot make new reports; a later one can.", client.server?.version ?? ""),
    );
    return;
  }
  const last = await lastYears(reports);
  if (last === undefined) {
    return;
  }
  const inspection = await reports.inspect(last.uri);
  if (inspection === undefined) {
    void vscode.window.showWarningMessage(
      l10n.t("{0} is not a disclosure report that can be read.", vscode.workspace.asRelativePath(last.uri)),
    );
    return;
  }
  const year = await askYear(inspection.year);
  if (year === undefined) {
    return;
  }
  const content = await client.run<string>(command, { uri: last.uri.toString(), year });
  if (content !== undefined) {
    const document = await vscode.workspace.openTextDocument({ language: last.languageId, content });
    await vscode.window.showTextDocument(document);
  }
}
