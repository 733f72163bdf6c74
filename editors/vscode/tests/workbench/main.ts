// The packaged extension in the genuine workbench.
// usage: node dist-tests/workbench/main.mjs VSIX PICTURES
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { installHost } from "../../scripts/host.mjs";
import { checkBareRoot } from "./bare";
import { checkAccept, checkCommands } from "./commands";
import { checkDiagnostics } from "./diagnostics";
import { Vscode } from "./host";
import { checkInspection } from "./inspection";
import { checkCrashes, checkNoServer, checkSettings, checkStart } from "./lifecycle";
import { Watch } from "./processes";
import { Report } from "./report";
import { checkTrust } from "./trust";
import { Workbench } from "./workbench";

const [, , vsix, pictures] = process.argv;
if (vsix === undefined || pictures === undefined) {
  throw new Error("usage: main.mjs VSIX PICTURES");
}
const root = path.resolve(import.meta.dirname, "../../../..");
const folder = mkdtempSync(path.join(tmpdir(), "gouji-workbench-"));
const drafts = path.join(folder, "年报");
const others = path.join(folder, "others");
mkdirSync(pictures, { recursive: true });
mkdirSync(others);
for (const from of ["samples", "tests/corpus"]) {
  cpSync(path.join(root, from), drafts, { recursive: true });
}
writeFileSync(path.join(others, "notes.md"), "# Notes\n\n政府信息公开工作年度报告要在一月份公布。\n");
writeFileSync(
  path.join(others, ".gouji.json"),
  '{\n  // of the office\n  "rules": {"blank-cell": "loud"}\n}\n',
);
writeFileSync(path.join(others, "server.log"), "一、总体情况\n二、主动公开政府信息情况\n");

const report = new Report();
const vscode = new Vscode(await installHost(), folder);
const needed = {
  "security.workspace.trust.enabled": false,
  "workbench.startupEditor": "none",
  "workbench.editor.useModal": "off",
  "workbench.colorTheme": "Light Modern",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "window.dialogStyle": "custom",
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": "off",
  "update.mode": "none",
  "files.autoSave": "off",
  "files.hotExit": "off",
  "editor.accessibilitySupport": "off",
  "editor.fontFamily": "'Noto Sans Mono CJK SC', monospace",
  "editor.minimap.enabled": false,
  "editor.cursorBlinking": "solid",
};
vscode.settings = needed;

let workbench: Workbench | undefined;
try {
  await report.check("the package installs", async () => vscode.install(vsix));
  await vscode.start();
  workbench = await Workbench.launch(vscode.port, pictures);
  const window = workbench;
  report.keep = (number) => window.picture(`failure-${number}`).catch(() => undefined);
  const [installed] = readdirSync(path.join(folder, "extensions")).filter((name) =>
    name.startsWith("gouji."),
  );
  const server = path.join(folder, "extensions", installed ?? "", "server/bin/gouji");
  const setting = {
    report,
    vscode,
    workbench,
    folder,
    drafts,
    others,
    server,
    set: (settings: object) => window.settings({ ...needed, ...settings }),
    source: (file: string) => readFileSync(path.join(root, file), "utf8"),
  };
  const watch = new Watch([process.pid, vscode.pid]);
  await checkBareRoot(setting);
  await checkStart(setting);
  await workbench.open(drafts, "water-bureau-2023.txt");
  await checkDiagnostics(setting);
  await checkInspection(setting);
  await checkCommands(setting);
  await checkSettings(setting);
  await checkNoServer(setting);
  await checkCrashes(setting);
  await checkAccept(setting);
  await checkTrust(setting);
  await report.check("nothing but this machine was asked for anything", async () => {
    watch.stop();
    assert.deepEqual(window.hosts(), ["127.0.0.1"]);
    assert.deepEqual([...watch.outside], []);
    return `${window.requests} requests of the page, ${watch.looks} looks at the sockets of all processes`;
  });
} catch (error) {
  await report.check("the run goes through", () => Promise.reject(error));
} finally {
  await workbench?.close();
  vscode.stop();
}
if (report.failed === 0) {
  rmSync(folder, { recursive: true, force: true });
} else {
  console.log(`what it left behind: ${folder}, pictures: ${pictures}`);
}
console.log(`${report.passed} passed, ${report.failed} failed`);
process.exit(report.failed === 0 ? 0 : 1);
