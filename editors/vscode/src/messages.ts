// What the user is told about the server, with what can be done.
import * as vscode from "vscode";

import type { Refusal, Server } from "./server";

const { l10n } = vscode;

interface Choice extends vscode.MessageItem {
  readonly command: string;
  readonly argument?: string;
}

function openSetting(): Choice {
  return {
    title: l10n.t("Set the path"),
    command: "workbench.action.openSettings",
    argument: "gouji.server.path",
  };
}

function showLog(): Choice {
  return { title: l10n.t("Show log"), command: "gouji.showLog" };
}

function restart(): Choice {
  return { title: l10n.t("Start again"), command: "gouji.restart" };
}

async function offer(shown: Thenable<Choice | undefined>): Promise<void> {
  const chosen = await shown;
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command, chosen.argument);
  }
}

/** Why it cannot be used, in a sentence. `ours` is the version of the extension. */
export function reason(refused: Refusal, ours: string): string {
  const { command } = refused;
  switch (refused.why) {
    case "missing":
      return l10n.t("There is no file {0}.", command);
    case "not-executable":
      return l10n.t("{0} may not be executed: set its executable bit (chmod +x).", command);
    case "does-not-run":
      return l10n.t("{0} does not run on this system: {1}", command, refused.detail);
    case "wrong-version":
      return l10n.t(
        "{0} has version {1}, which does not fit this extension (version {2}).",
        command,
        refused.detail,
        ours,
      );
  }
}

export function sayNoServer(refused: readonly Refusal[], ours: string): void {
  const what =
    refused.length > 0
      ? refused.map((each) => reason(each, ours)).join(" ")
      : l10n.t(
          "This package of the extension brings no server for {0}.",
          `${process.platform}-${process.arch}`,
        );
  const todo = l10n.t(
    "Install gouji {0} and put it on the PATH or name it in gouji.server.path, or install the extension's package for this platform.",
    ours,
  );
  void offer(
    vscode.window.showErrorMessage(
      `${l10n.t("gouji cannot check this report: no server was found.")} ${what} ${todo}`,
      openSetting(),
      restart(),
      showLog(),
    ),
  );
}

/** The one that the setting names is not used. */
export function sayRefused(refused: Refusal, used: Server, ours: string): void {
  const instead =
    used.origin === "bundled"
      ? l10n.t("The server that the extension brings is used instead.")
      : l10n.t("{0} is used instead.", used.command);
  void offer(
    vscode.window.showWarningMessage(`${reason(refused, ours)} ${instead}`, openSetting(), showLog()),
  );
}

/** Something was asked for that needs the server. */
export function sayNotRunning(): void {
  void offer(
    vscode.window.showWarningMessage(l10n.t("The gouji server does not run."), restart(), showLog()),
  );
}

export function sayRestarting(count: number): void {
  void offer(
    vscode.window.showWarningMessage(
      l10n.t(
        "The gouji server has ended unexpectedly {0} times in three minutes; it is being started again.",
        count,
      ),
      showLog(),
    ),
  );
}

export function sayGaveUp(count: number): void {
  void offer(
    vscode.window.showErrorMessage(
      l10n.t(
        "The gouji server has ended unexpectedly {0} times in three minutes and is not started again. Drafts are not checked now.",
        count,
      ),
      restart(),
      showLog(),
    ),
  );
}
