// The report as read, beside the draft.
import assert from "node:assert/strict";
import path from "node:path";

import { findingIn } from "./gouji";
import { until } from "./report";
import type { Setting } from "./setting";

export async function checkInspection({ report, workbench, drafts, server }: Setting): Promise<void> {
  const { page } = workbench;
  const name = "education-bureau-2024.md";
  const wrong = findingIn(server, path.join(drafts, name), "科研机构");

  await report.check(
    "the report as read stands beside the draft, its cells coloured by their findings",
    async () => {
      await workbench.openFile(name);
      await workbench.goTo(wrong.range.start.line, 0);
      await workbench.command("勾稽: 并排查看读到的报告");
      const frame = await workbench.webview("table td.error");
      const tables = await frame.locator("table").count();
      assert.equal(tables, 6);
      // 200 figures of the form, as many cells that are no labels.
      assert.equal(await frame.locator("td").count(), 200);
      const cell = frame.locator("td.error", { hasText: "5" });
      assert.equal(await cell.count(), 1);
      assert.equal(await cell.getAttribute("title"), wrong.message);
      assert.equal(await frame.locator("td.warning").innerText(), "1,104 = 1104");
      await workbench.keys("Control+KeyB");
      await cell.evaluate((element) => element.scrollIntoView({ block: "center" }));
      await workbench.picture("inspect");
      await workbench.keys("Control+KeyB");
      return `${tables} tables, 200 figures`;
    },
  );

  await report.check("a click on a figure leads to its place in the draft", async () => {
    const frame = await workbench.webview("table td.error");
    await workbench.goTo(0, 0);
    await frame.locator("td.error", { hasText: "5" }).click();
    const { line, character } = wrong.range.start;
    const status = page.locator(".statusbar-item", { hasText: /^Ln \d/u }).first();
    return until("the cursor is there", async () => {
      const text = await status.innerText();
      return (
        text.startsWith(`Ln ${line + 1}, `) &&
        text.includes("selected") &&
        `${text}, asked for ${line + 1}:${character + 1}`
      );
    });
  });

  await report.check("the view follows the draft while it is typed in", async () => {
    // The figure is selected from the click on.
    await page.keyboard.type("2");
    const frame = await workbench.webview("table td");
    await until("no wrong figure in the table of requests", async () => {
      const colours = await frame.locator("td.error").allInnerTexts();
      return colours.every((text) => text === "/");
    });
    await workbench.picture("inspect-mended");
    await workbench.keys("Control+KeyZ");
    await until(
      "the finding is back",
      async () => (await frame.locator("td.error", { hasText: "5" }).count()) === 1,
    );
  });

  await report.check("the cursor in the draft is shown in the view", async () => {
    const frame = await workbench.webview("table td");
    await workbench.goTo(wrong.range.start.line, wrong.range.start.character);
    await until(
      "the cell is marked",
      async () => (await frame.locator("td.current").allInnerTexts()).join() === "5",
    );
    await workbench.command("View: Close Editors in Other Groups");
  });
}
