// Which documents may be drafts.
import { open } from "node:fs/promises";

import * as vscode from "vscode";
import type { DocumentSelector } from "vscode-languageclient/node";

import { decode, lookedAt, looksLikeReport } from "./look";

const languages = ["plaintext", "markdown", "html"];
const schemes = ["file", "untitled"];
const draftPattern = "**/*.{txt,md,markdown,html,htm}";
const leftOut = "**/{node_modules,.git,build,dist,out,target}/**";
const mostFiles = 500;

/** Drafts, and the files with their settings. */
export const documentSelector: DocumentSelector = [
  ...schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language }))),
  { scheme: "file", pattern: "**/.gouji.json" },
];

export function isReport(document: vscode.TextDocument): boolean {
  return languages.includes(document.languageId) && looksLikeReport(head(document));
}

/** Whether the server can be asked about it: it has no access to any but these. */
export function isWithinReach(document: vscode.TextDocument): boolean {
  return schemes.includes(document.uri.scheme);
}

function head(document: vscode.TextDocument): string {
  const end = document.positionAt(lookedAt);
  return document.getText(new vscode.Range(new vscode.Position(0, 0), end));
}

/** The reports among the files of the workspace, at most `wanted`. */
export async function reportsInWorkspace(wanted: number): Promise<vscode.Uri[]> {
  const reports: vscode.Uri[] = [];
  for (const uri of await vscode.workspace.findFiles(draftPattern, leftOut, mostFiles)) {
    if (reports.length >= wanted) {
      break;
    }
    if (uri.scheme === "file" && (await isReportFile(uri))) {
      reports.push(uri);
    }
  }
  return reports;
}

async function isReportFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const file = await open(uri.fsPath);
    try {
      const { buffer, bytesRead } = await file.read(new Uint8Array(lookedAt), 0, lookedAt, 0);
      return looksLikeReport(decode(buffer.subarray(0, bytesRead)));
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
