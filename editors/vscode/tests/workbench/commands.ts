// The commands, by their titles in the palette.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { checked, findingIn, gouji, listed } from "./gouji";
import { until } from "./report";
import type { Setting } from "./setting";

export async function checkCommands({ report, workbench, drafts, server }: Setting): Promise<void> {
  const { page } = workbench;
  const file = (name: string): string => readFileSync(path.join(drafts, name), "utf8");

  await report.check("all safe fixes are made by the command, as gouji fix makes them", async () => {
    await workbench.openFile("bar-lines-2021.txt");
    await workbench.keys("Control+KeyZ");
    await page.waitForSelector(".tab.active.dirty");
    await workbench.save();
    const mended = gouji(server, "fix", "--diff", path.join(drafts, "bar-lines-2021.txt"));
    assert.notEqual(mended, "");
    await workbench.command("勾稽: 修正全部有把握的问题");
    await page.waitForSelector(".tab.active.dirty");
    await workbench.save();
    assert.equal(gouji(server, "fix", "--diff", path.join(drafts, "bar-lines-2021.txt")), "");
    return `${mended.split("\n").filter((line) => /^\+[^+]/u.test(line)).length} lines`;
  });

  await report.check("the blanks of the table at the cursor are filled", async () => {
    await workbench.openFile("bar-rows-2025.txt");
    const lines = file("bar-rows-2025.txt").split("\n");
    await workbench.goTo(
      lines.findIndex((line) => line.includes("行政规范性文件")),
      0,
    );
    await workbench.command("勾稽: 本表空格填 0");
    await page.waitForSelector(".tab.active.dirty");
    await workbench.save();
    const changed = file("bar-rows-2025.txt")
      .split("\n")
      .filter((line, at) => line !== lines[at]);
    assert.equal(changed.length, 2);
    assert.ok(
      changed.every((line) => /^\| .* \| 0 \| 0 \| 0 \|/u.test(line)),
      changed.join("\n"),
    );
    return `${changed.length} cells`;
  });

  await report.check("a missing section is inserted", async () => {
    await workbench.openFile("tab-rows-2021.txt");
    const lines = file("tab-rows-2021.txt").split("\n");
    const at = lines.findIndex((line) => /^五、/u.test(line));
    assert.ok(at > 0);
    await workbench.goTo(at, 0);
    await workbench.keys("Shift+End", "Delete");
    await page.waitForTimeout(600);
    await workbench.command("勾稽: 插入缺少的部分");
    await workbench.pick("五、存在的主要问题及改进情况");
    await until("the heading", async () => (await workbench.drawn("五、存在的主要问题及改进情况")) !== "");
    await workbench.command("File: Revert File");
  });

  await report.check("a rule's page opens, from the server itself", async () => {
    await workbench.command("勾稽: 查看规则说明");
    await workbench.pick("row-total");
    const frame = await workbench.webview("h1:text('row-total')");
    const text = await frame.locator("body").innerText();
    assert.match(text, /一行各项之和/u);
    await workbench.picture("rule");
    await workbench.command("View: Close Editor");
    return "row-total";
  });

  await report.check("the menu of the status bar item lists what can be done", async () => {
    await workbench.openFile("water-bureau-2023.txt");
    await workbench.status().click();
    const rows = page.locator(".quick-input-list .monaco-list-row");
    await rows.first().waitFor({ state: "visible" });
    const text = (await rows.allInnerTexts()).join(" ");
    for (const part of [
      "并排查看",
      "修正全部",
      "由上年报告新建",
      "检查整个工作区",
      "重启服务器",
      "显示日志",
    ]) {
      assert.ok(text.includes(part), part);
    }
    await workbench.picture("menu");
    await workbench.keys("Escape");
    return `${await rows.count()} entries`;
  });

  await report.check("checking the workspace says how many drafts and findings there are", async () => {
    await workbench.command("勾稽: 检查整个工作区");
    const said = await until(
      "a notification",
      async () => /检查了 (\d+) 个文件：.*/u.exec(await workbench.notifications())?.[0],
    );
    assert.match(said, /检查了 9 个文件/u);
    await workbench.clearNotifications();
    await workbench.closePanel();
    return said;
  });

  await report.check("a new report is made from last year's", async () => {
    await workbench.openFile("district-2021.txt");
    await workbench.command("勾稽: 由上年报告新建");
    await page.locator(".quick-input-widget input").first().waitFor({ state: "visible" });
    await workbench.keys("Enter");
    await until("the new draft", async () => (await workbench.drawn("云溪区人民政府办公室2022年")) !== "");
    await until("it is checked", async () => /2022年/u.test(await workbench.status().innerText()));
    await workbench.picture("new-report");
    const status = (await workbench.status().innerText()).replace(/\s+/gu, " ").trim();
    await workbench.command("View: Revert and Close Editor");
    return status;
  });

  await report.check("the walkthrough opens", async () => {
    await workbench.command("Welcome: Open Walkthrough");
    await workbench.pick("核对一份年度报告");
    await page
      .locator(".getting-started-step", { hasText: "修正有把握的问题" })
      .first()
      .waitFor({ state: "visible" });
    await workbench.picture("walkthrough");
    await workbench.command("View: Close Editor");
  });
}

/** Leaves a settings file behind. */
export async function checkAccept({ report, workbench, drafts, server }: Setting): Promise<void> {
  await report.check("a finding that is accepted is written into .gouji.json, and gone", async () => {
    const name = "education-bureau-2024.md";
    const before = findingIn(server, path.join(drafts, name), "1,104");
    await workbench.openFile(name);
    await workbench.goTo(before.range.start.line, before.range.start.character);
    await workbench.quickFix("接受此处的");
    const settings = await until("the file", async () => {
      const file = path.join(drafts, ".gouji.json");
      await workbench.command("File: Save All Files");
      return existsSync(file) && (readFileSync(file, "utf8") || undefined);
    });
    assert.match(settings, /"number-format"/u);
    await until("it is gone", async () => {
      const lines = listed(await workbench.problems());
      return lines.join("\n") === checked(server, drafts).join("\n") && !lines.join().includes("1,104");
    });
    await workbench.closePanel();
    return before.message;
  });
}
