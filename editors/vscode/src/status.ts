// The status bar item and its menu.
import * as vscode from "vscode";

import type { Client } from "./client";
import { isWithinReach } from "./documents";
import { findingsOf, type Reports, type Shown } from "./reports";

const { l10n } = vscode;

interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

function count(findings: readonly vscode.Diagnostic[]): Counts {
  const of = (severity: vscode.DiagnosticSeverity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = of(vscode.DiagnosticSeverity.Error);
  const warnings = of(vscode.DiagnosticSeverity.Warning);
  return { errors, warnings, others: findings.length - errors - warnings };
}

/** 2021版 2024年 */
export function edition(form: string | null): string {
  if (form === null) {
    return "";
  }
  return form === "mixed" ? l10n.t("two editions") : l10n.t("form of {0}", form);
}

export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly client: Client,
    private readonly reports: Reports,
  ) {
    this.item = vscode.window.createStatusBarItem("gouji.status", vscode.StatusBarAlignment.Right, 100);
    this.item.name = l10n.t("gouji");
    this.item.command = "gouji.menu";
    this.subscriptions = [
      this.item,
      client.onDidChange(() => this.update()),
      reports.onDidChange(() => this.update()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private update(): void {
    const { shown } = this.reports;
    const { state } = this.client;
    this.item.backgroundColor = undefined;
    if (shown === undefined) {
      this.item.hide();
      return;
    }
    if (!isWithinReach(shown.document)) {
      this.say(
        "$(circle-slash)",
        "",
        l10n.t("Only files on disk and unsaved texts are checked, not those of virtual file systems."),
      );
    } else if (state === "failed") {
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.errorBackground");
      this.say(
        "$(error)",
        l10n.t("no server"),
        l10n.t("The server does not run. Click for what can be done."),
      );
    } else if (state === "waiting") {
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
      this.say(
        "$(sync)",
        l10n.t("starting again"),
        l10n.t("The server has ended unexpectedly and is being started again."),
      );
    } else if (state !== "running") {
      this.say("$(loading~spin)", "", l10n.t("The server is starting."));
    } else if (shown.inspection === undefined) {
      this.say("$(circle-slash)", "", l10n.t("The server does not read this text as a disclosure report."));
    } else {
      this.sum(shown);
    }
    this.item.show();
  }

  private sum(shown: Shown): void {
    const { form, year, agency } = shown.inspection ?? { form: null, year: null, agency: null };
    const { errors, warnings, others } = count(findingsOf(shown.document.uri));
    const parts = [edition(form), year === null ? "" : l10n.t("year {0}", year)].filter(
      (part) => part !== "",
    );
    const numbers = [
      errors > 0 ? `$(error) ${errors}` : "",
      warnings > 0 ? `$(warning) ${warnings}` : "",
      others > 0 ? `$(info) ${others}` : "",
    ].filter((part) => part !== "");
    const icon = errors + warnings + others === 0 ? "$(pass)" : "$(checklist)";
    const said = l10n.t("{0} errors, {1} warnings, {2} remarks", errors, warnings, others);
    this.say(
      icon,
      [...parts, ...numbers].join(" "),
      [agency ?? "", ...parts, said].filter((part) => part !== "").join("\n"),
    );
  }

  private say(icon: string, text: string, about: string): void {
    const { server } = this.client;
    this.item.text = `${icon} ${l10n.t("gouji")} ${text}`.trim();
    // Names that stand in the draft are no Markdown.
    const tooltip = new vscode.MarkdownString().appendText(about);
    if (server !== undefined) {
      tooltip.appendMarkdown(`\n\n---\n\n`);
      tooltip.appendText(l10n.t("Server {0}: {1}", server.version, server.command));
    }
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `${l10n.t("gouji")} ${text} ${about}` };
  }
}

interface Entry extends vscode.QuickPickItem {
  readonly command?: string;
}

/** Everything that can be done, in one list. */
export async function showMenu(client: Client, reports: Reports): Promise<void> {
  const { shown } = reports;
  const withReport: Entry[] =
    shown?.inspection === undefined
      ? []
      : [
          { label: `$(open-preview) ${l10n.t("Show the report as read")}`, command: "gouji.inspect" },
          { label: `$(wand) ${l10n.t("Make all safe fixes")}`, command: "gouji.fixAll" },
          { label: `$(symbol-number) ${l10n.t("Fill the blanks of a table")}`, command: "gouji.fillTable" },
          { label: `$(insert) ${l10n.t("Insert a missing section")}`, command: "gouji.insertSection" },
        ];
  const always: Entry[] = [
    { label: `$(new-file) ${l10n.t("New report from last year's")}`, command: "gouji.newReport" },
    { label: `$(checklist) ${l10n.t("Check the workspace")}`, command: "gouji.checkWorkspace" },
    { label: `$(book) ${l10n.t("Open a rule's page")}`, command: "gouji.openRule" },
    { label: l10n.t("Server"), kind: vscode.QuickPickItemKind.Separator },
    { label: `$(debug-restart) ${l10n.t("Restart the server")}`, command: "gouji.restart" },
    { label: `$(output) ${l10n.t("Show log")}`, command: "gouji.showLog" },
  ];
  const { server } = client;
  const chosen = await vscode.window.showQuickPick<Entry>([...withReport, ...always], {
    title: server === undefined ? l10n.t("gouji") : `${l10n.t("gouji")} ${server.version}`,
  });
  if (chosen?.command !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
