// Which report is before the user, and what the server knows of it.
import * as vscode from "vscode";

import type { Client } from "./client";
import { isReport, isWithinReach } from "./documents";
import type { Inspection } from "./inspection";

const quietMs = 200;

export interface Shown {
  readonly document: vscode.TextDocument;
  /** Undefined while the server does not answer, and where it says that this is no report. */
  readonly inspection: Inspection | undefined;
}

export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === "gouji");
}

/** The name of the rule that made a finding. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === "object" ? code.value : (code ?? ""));
}

/**
 * Follows the active editor, and starts the server when it shows a report. An editor that loses
 * the focus to a panel or a webview is still the one that the user works in.
 */
export class Reports implements vscode.Disposable {
  private shown_: Shown | undefined;
  private pause: NodeJS.Timeout | undefined;
  private readonly changed = new vscode.EventEmitter<Shown | undefined>();
  private readonly subscriptions: vscode.Disposable[];

  /** After another report is shown, it has changed, or its findings have. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly client: Client) {
    this.subscriptions = [
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        // Another language for the same text makes it another document.
        if (document === this.current()) {
          this.look();
        }
      }),
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === this.current()) {
          this.soon();
        }
      }),
      vscode.languages.onDidChangeDiagnostics((change) => {
        const uri = this.shown_?.document.uri.toString();
        if (change.uris.some((each) => each.toString() === uri)) {
          this.soon();
        }
      }),
      client.onDidChange(() => this.soon()),
    ];
  }

  /** Whether the server answers: an inspection that is not there says something then. */
  get answered(): boolean {
    return this.client.state === "running";
  }

  get shown(): Shown | undefined {
    return this.shown_;
  }

  /** Looks at once at what the active editor shows. */
  look(): void {
    clearTimeout(this.pause);
    void this.refresh();
  }

  dispose(): void {
    clearTimeout(this.pause);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private current(): vscode.TextDocument | undefined {
    const before = this.shown_?.document;
    const stillVisible = vscode.window.visibleTextEditors.find((editor) => editor.document === before);
    return (vscode.window.activeTextEditor ?? stillVisible)?.document;
  }

  private soon(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.look(), quietMs);
  }

  private async refresh(): Promise<void> {
    const document = this.current();
    const report = document !== undefined && isReport(document) ? document : undefined;
    void vscode.commands.executeCommand("setContext", "gouji.report", report !== undefined);
    if (report === undefined) {
      this.show(undefined);
      return;
    }
    if (!isWithinReach(report)) {
      this.show({ document: report, inspection: undefined });
      return;
    }
    await this.client.ensure();
    const inspection = await this.inspect(report.uri);
    // Another editor may have come to the front meanwhile.
    if (report === this.current()) {
      this.show({ document: report, inspection });
    }
  }

  /** The report as the server reads it; undefined where it cannot be had. */
  async inspect(uri: vscode.Uri): Promise<Inspection | undefined> {
    try {
      return await this.client.run<Inspection>("gouji.server.inspect", { uri: uri.toString() });
    } catch (error) {
      this.client.log.debug(String(error));
      return undefined;
    }
  }

  private show(shown: Shown | undefined): void {
    this.shown_ = shown;
    this.changed.fire(shown);
  }
}
