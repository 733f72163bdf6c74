// The settings of this extension that the server is not asked for.
import * as vscode from "vscode";

const section = "gouji";

export interface ServerSettings {
  readonly path: string;
  readonly logFile: string;
}

/** What VS Code gives here leaves out the folder's own values in a workspace that is not trusted. */
export function serverSettings(): ServerSettings {
  const settings = vscode.workspace.getConfiguration(section);
  return {
    path: settings.get("server.path", ""),
    logFile: settings.get("server.logFile", "").trim(),
  };
}

/** All that the server reads, as it asks for it later. */
export function forTheServer(): unknown {
  return { gouji: vscode.workspace.getConfiguration().get(section) };
}

/** Whether the change makes another server, or one that is started otherwise. */
export function asksForRestart(change: vscode.ConfigurationChangeEvent): boolean {
  return change.affectsConfiguration(`${section}.server`);
}
