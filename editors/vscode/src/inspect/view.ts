// The report as it was read, in a panel beside the draft. Follows the draft while it changes.
import * as vscode from "vscode";

import type { Extent, Inspection, Place } from "../inspection";
import { findingsOf, type Reports, ruleOf } from "../reports";
import { edition } from "../status";
import { type Finding, pageOf, type Severity } from "./model";

const { l10n } = vscode;
const viewType = "gouji.inspect";
const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

function place(position: vscode.Position): Place {
  return { line: position.line, character: position.character };
}

function findings(uri: vscode.Uri): Finding[] {
  return findingsOf(uri).map((diagnostic) => ({
    rule: ruleOf(diagnostic),
    severity: severities[diagnostic.severity] ?? "info",
    message: diagnostic.message,
    range: { start: place(diagnostic.range.start), end: place(diagnostic.range.end) },
  }));
}

/** The words of the page that are not the report's. */
function words(): Record<string, string> {
  return {
    absent: l10n.t("not in the draft"),
    uncertain: l10n.t("not read as a number"),
    sums: l10n.t("{0} sums, all hold"),
    broken: l10n.t("{0} sums, {1} do not hold"),
    elsewhere: l10n.t("Other findings"),
    unread: l10n.t("Not read"),
    missing: l10n.t("missing"),
    none: l10n.t("This text is not read as a disclosure report."),
  };
}

function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join("");
}

type FromPage = { readonly kind: "ready" } | { readonly kind: "go"; readonly range: Extent };

export class InspectView implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private uri: vscode.Uri | undefined;
  private ready = false;
  private last: object | undefined;
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly reports: Reports,
  ) {
    this.subscriptions = [
      // The draft beside it, or another that came in its place.
      reports.onDidChange((shown) => {
        if (shown !== undefined && this.panel !== undefined) {
          this.fill(shown.document.uri, shown.inspection);
        }
      }),
      vscode.window.onDidChangeTextEditorSelection((change) => {
        if (change.textEditor.document.uri.toString() === this.uri?.toString()) {
          this.post({ kind: "cursor", place: place(change.textEditor.selection.active) });
        }
      }),
    ];
  }

  /** Opens the panel beside the report before the user, or brings it to the front. */
  async show(): Promise<void> {
    const { shown } = this.reports;
    if (shown === undefined) {
      void vscode.window.showInformationMessage(l10n.t("Open a disclosure report first."));
      return;
    }
    if (this.panel === undefined) {
      this.open();
    } else {
      this.panel.reveal(undefined, true);
    }
    this.fill(shown.document.uri, await this.reports.inspect(shown.document.uri));
  }

  dispose(): void {
    this.panel?.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private open(): void {
    const folder = vscode.Uri.joinPath(this.extensionUri, "dist");
    const panel = vscode.window.createWebviewPanel(
      viewType,
      l10n.t("As read"),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [folder], enableFindWidget: true },
    );
    panel.iconPath = vscode.Uri.joinPath(this.extensionUri, "icon", "icon.svg");
    panel.onDidDispose(() => {
      this.panel = undefined;
      this.ready = false;
    });
    panel.webview.onDidReceiveMessage((message: FromPage) => void this.take(message));
    panel.webview.html = this.html(panel.webview, folder);
    this.panel = panel;
  }

  private html(webview: vscode.Webview, folder: vscode.Uri): string {
    const uri = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    const once = nonce();
    return `<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${once}'">
<link rel="stylesheet" href="${uri("inspect.css")}">
</head>
<body>
<script nonce="${once}" src="${uri("inspect.js")}"></script>
</body>
</html>`;
  }

  private fill(uri: vscode.Uri, inspection: Inspection | undefined): void {
    this.uri = uri;
    // While the server is away, what it said last stays.
    if (this.panel === undefined || (inspection === undefined && !this.reports.answered)) {
      return;
    }
    const page = inspection === undefined ? undefined : pageOf(inspection, findings(uri));
    const name = uri.path.split("/").at(-1) ?? "";
    this.panel.title = l10n.t("As read: {0}", name);
    this.last = {
      kind: "page",
      page,
      edition: inspection === undefined ? "" : edition(inspection.form),
      words: words(),
    };
    this.post(this.last);
  }

  private post(message: object): void {
    if (this.ready) {
      void this.panel?.webview.postMessage(message);
    }
  }

  private async take(message: FromPage): Promise<void> {
    if (message.kind === "ready") {
      this.ready = true;
      if (this.last !== undefined) {
        this.post(this.last);
      }
      return;
    }
    if (this.uri !== undefined) {
      const { start, end } = message.range;
      const editor = vscode.window.visibleTextEditors.find(
        (each) => each.document.uri.toString() === this.uri?.toString(),
      );
      await vscode.window.showTextDocument(this.uri, {
        viewColumn: editor?.viewColumn ?? vscode.ViewColumn.One,
        selection: new vscode.Range(start.line, start.character, end.line, end.character),
      });
    }
  }
}
