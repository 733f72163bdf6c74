// Findings: the same as the command line's, gone when they are mended.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { checked, findingIn, gouji, listed } from "./gouji";
import { until } from "./report";
import type { Setting } from "./setting";

/** The settings that the README tells people to set. */
export function settingsOfReadme(readme: string): object {
  const block = /```json\n(\{[^`]*source\.fixAll\.gouji[^`]*\})\n```/u.exec(readme)?.[1];
  assert.ok(block !== undefined, "the README shows the settings for fixing on save");
  return JSON.parse(block) as object;
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}

export async function checkDiagnostics(setting: Setting): Promise<void> {
  const { report, workbench, drafts, server } = setting;
  const { page } = workbench;
  const file = (name: string): string => readFileSync(path.join(drafts, name), "utf8");

  await report.check("findings are underlined in the draft that is open", async () => {
    await workbench.openFile("water-bureau-2023.txt");
    const count = await until("squiggles", async () => (await workbench.squiggles()) || undefined);
    return `${count} squiggles in sight`;
  });

  await report.check(
    "Problems lists exactly what gouji check finds, in every draft of the workspace",
    async () => {
      const expected = checked(server, drafts);
      assert.ok(expected.length >= 20);
      let last: string[] = [];
      await until("the same list", async () => {
        last = listed(await workbench.problems());
        return same(last, expected);
      }).catch(() => undefined);
      assert.deepEqual(last, expected);
      await workbench.picture("problems");
      const files = new Set(expected.map((line) => line.split(" ")[0]));
      return `${expected.length} findings in ${files.size} files`;
    },
  );

  await report.check("the status bar shows edition, year and counts", async () => {
    const text = await until("counts", async () => {
      const shown = (await workbench.status().innerText()).replace(/\s+/gu, " ").trim();
      return /2021.*2023/u.test(shown) && shown;
    });
    assert.match(text, / 2 1$/u);
    return text;
  });

  await report.check("hints beside totals say what the addends come to", async () => {
    await workbench.closePanel();
    await until("a hint at a total that is right", async () =>
      (await workbench.drawn("上年结转政府信息公开申请数量")).includes("✓"),
    );
    await workbench.openFile("education-bureau-2024.md");
    await workbench.goTo(42, 0);
    const drawn = await until("a hint at a total that is not", async () => {
      const line = await workbench.drawn("（一）予以公开");
      return /(应为|各项之和) \d/u.test(line) && line;
    });
    await workbench.picture("inlay-hints");
    return `✓, ${drawn.trim().slice(-10)}`;
  });

  const settled = findingIn(server, path.join(drafts, "water-bureau-2023.txt"), "应为 2");
  const blank = findingIn(server, path.join(drafts, "water-bureau-2023.txt"), "没有的数据项应填 0");

  await report.check("hovering a finding shows its message, its rule and what the cell is", async () => {
    await workbench.openFile("water-bureau-2023.txt");
    await workbench.goTo(settled.range.start.line, settled.range.start.character);
    const cursor = page.locator(".cursors-layer .cursor").first();
    const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: settled.message }).first();
    const text = await until("the hover", async () => {
      // Measured each time, for what is drawn late may move the text. And it is the movement that counts, not where
      // the mouse stands.
      const place = await cursor.boundingBox();
      assert.ok(place !== null);
      await page.mouse.move(place.x + 2, place.y + 5);
      await page.mouse.move(place.x + 4, place.y + 8);
      await hover.waitFor({ state: "visible", timeout: 2_000 }).catch(() => undefined);
      return (await hover.isVisible()) && hover.innerText();
    });
    assert.match(text, /blank-cell/u);
    assert.match(text, /列：.*商业企业/u);
    await workbench.picture("hover");
    await page.mouse.move(5, 5);
    return settled.message;
  });

  await report.check("the light bulb's fix changes the text", async () => {
    await workbench.goTo(settled.range.start.line, settled.range.start.character);
    await workbench.lightBulb("填入 2", "quick-fix");
    await workbench.save();
    assert.match(file("water-bureau-2023.txt"), /（一）予以公开 \| 9 \| ?2 ?\| 0/u);
    await until("the same list", async () => {
      return same(listed(await workbench.problems()), checked(server, drafts));
    });
    await workbench.closePanel();
    return "填入 2";
  });

  await report.check("typing a digit clears the finding", async () => {
    await workbench.problems();
    await workbench.goTo(blank.range.start.line, blank.range.start.character + 1);
    const squiggle = page.locator(".view-overlays .squiggly-error");
    assert.equal(await squiggle.count(), 1);
    await page.keyboard.type("0");
    const begin = Date.now();
    await until("no squiggle", async () => (await squiggle.count()) === 0);
    const took = Date.now() - begin;
    await workbench.picture("typed");
    const rest = await workbench.problems();
    const where = ({ resource, startLineNumber }: (typeof rest)[number]): boolean =>
      resource.endsWith("water-bureau-2023.txt") && startLineNumber === blank.range.start.line + 1;
    assert.equal(rest.filter(where).length, 0);
    await workbench.keys("Control+Digit1");
    await workbench.save();
    return `gone after ${took} ms`;
  });

  await report.check("saving makes all safe fixes, with the settings of the README", async () => {
    await workbench.closePanel();
    await setting.set(settingsOfReadme(setting.source("editors/vscode/README.md")));
    await workbench.openFile("bar-lines-2021.txt");
    const expected = gouji(server, "fix", "--diff", path.join(drafts, "bar-lines-2021.txt"));
    assert.notEqual(expected, "");
    await workbench.keys("Control+Home");
    await page.keyboard.type(" ");
    await workbench.keys("Backspace");
    await workbench.save();
    assert.equal(gouji(server, "fix", "--diff", path.join(drafts, "bar-lines-2021.txt")), "");
    await workbench.picture("fix-on-save");
    await setting.set({});
    return `${expected.split("\n").filter((line) => /^\+[^+]/u.test(line)).length} lines mended`;
  });

  await report.check("the outline has the sections and their tables", async () => {
    await workbench.openFile("district-2021.txt");
    await workbench.command("Explorer: Focus on Outline View");
    // Room for all of it.
    const files = page.locator(".pane-header", { hasText: path.basename(drafts) });
    await files.click();
    const rows = page.locator(".outline-pane .monaco-list-row");
    await until("tables and rows", async () => {
      const all = (await rows.allInnerTexts()).join("\n");
      return ["第二十条第（一）项", "行政许可", "（一）予以公开"].every((part) => all.includes(part));
    });
    await workbench.picture("outline");
    await page.locator(".outline-pane .monaco-list").focus();
    await workbench.keys("Control+ArrowLeft");
    const sections = await until("the six sections alone", async () => {
      const all = (await rows.allInnerTexts()).map((row) => row.trim());
      return all.length === 6 && all;
    });
    assert.deepEqual([sections[0], sections[5]], ["一、总体情况", "六、其他需要报告的事项"]);
    await files.click();
    return `${sections.length} sections`;
  });
}
