// The page of a rule, as the server itself has it: no network, and it fits the server's version.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

import * as vscode from "vscode";

import type { Client } from "./client";
import { sayNotRunning } from "./messages";
import { findingsOf, type Reports, ruleOf } from "./reports";

const { l10n } = vscode;
const run = promisify(execFile);
export const ruleScheme = "gouji-rule";

interface Rule {
  readonly rule: string;
  readonly family: string;
  readonly summary: { readonly zh: string; readonly en: string };
}

function inChinese(): boolean {
  const set = vscode.workspace.getConfiguration("gouji").get<string | null>("language", null);
  return set === null ? vscode.env.language.startsWith("zh") : set === "zh";
}

export class RulePages implements vscode.TextDocumentContentProvider {
  constructor(
    private readonly client: Client,
    private readonly reports: Reports,
  ) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return this.ask("explain", uri.path.replace(/^\/|\.md$/gu, ""));
  }

  /** Shows the page of `rule`; of the rule at the cursor or one that is chosen where it is not given. */
  async open(rule?: string): Promise<void> {
    await this.client.ensure();
    if (this.client.server === undefined) {
      sayNotRunning();
      return;
    }
    const name = rule ?? (await this.choose());
    if (name !== undefined) {
      const uri = vscode.Uri.from({ scheme: ruleScheme, path: `/${name}.md` });
      await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
    }
  }

  private async choose(): Promise<string | undefined> {
    const here = this.atCursor();
    if (here.length === 1) {
      return here[0];
    }
    const { rules } = JSON.parse(await this.ask("rules", "--format", "json")) as { rules: Rule[] };
    const items = rules
      .filter((rule) => here.length === 0 || here.includes(rule.rule))
      .map((rule) => ({
        label: rule.rule,
        description: rule.family,
        detail: inChinese() ? rule.summary.zh : rule.summary.en,
      }));
    const chosen = await vscode.window.showQuickPick(items, {
      title: l10n.t("Open a rule's page"),
      matchOnDetail: true,
    });
    return chosen?.label;
  }

  private atCursor(): string[] {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.document !== this.reports.shown?.document) {
      return [];
    }
    const found = findingsOf(editor.document.uri).filter((finding) =>
      finding.range.contains(editor.selection.active),
    );
    return [...new Set(found.map(ruleOf))];
  }

  private async ask(...args: string[]): Promise<string> {
    const command = this.client.server?.command;
    if (command === undefined) {
      throw new Error(l10n.t("The gouji server does not run."));
    }
    const language = inChinese() ? "zh" : "en";
    return (await run(command, [...args, "--lang", language], { windowsHide: true })).stdout;
  }
}
