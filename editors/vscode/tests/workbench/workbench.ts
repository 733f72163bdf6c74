// The window of VS Code in a browser, by what a person sees and does there.
import assert from "node:assert/strict";
import path from "node:path";

import {
  type Browser,
  type BrowserContext,
  chromium,
  type Frame,
  type Locator,
  type Page,
} from "playwright-core";

import { until } from "./report";

/** A problem as the Problems panel copies it. */
export interface Problem {
  readonly resource: string;
  readonly code: string | { readonly value: string };
  readonly severity: number;
  readonly message: string;
  readonly source: string;
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

export class Workbench {
  requests = 0;
  private readonly asked = new Map<object, string>();

  private constructor(
    private readonly browser: Browser,
    context: BrowserContext,
    readonly page: Page,
    private readonly port: number,
    private readonly pictures: string,
  ) {
    context.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith("http")) {
        this.requests += 1;
        this.asked.set(request, hostname);
      }
    });
    // Webviews name their resources by a host that does not exist; a worker in the page answers for it.
    context.on("response", (response) => {
      if (response.fromServiceWorker()) {
        this.asked.delete(response.request());
      }
    });
    page.on("websocket", (socket) => this.asked.set(socket, new URL(socket.url()).hostname));
  }

  /** Every host that was asked for something, over the network of this machine or beyond. */
  hosts(): string[] {
    return [...new Set(this.asked.values())].sort();
  }

  static async launch(port: number, pictures: string): Promise<Workbench> {
    // What the browser itself would ask for, and names that it would look up.
    const quiet = [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];
    const browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--lang=zh-CN", ...quiet],
    });
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "zh-CN",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // The language that a display language pack would set. Packs come from the marketplace alone,
    // so that VS Code's own texts stay English; the extension's are Chinese.
    await context.addInitScript(() => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: "zh-cn" }));
    return new Workbench(browser, context, await context.newPage(), port, pictures);
  }

  /** Opens a folder in the window, and a file of it. */
  async open(folder: string, file: string): Promise<void> {
    const uri = `vscode-remote://127.0.0.1:${this.port}${encodeURI(path.join(folder, file))}`;
    const payload = JSON.stringify([["openFile", uri]]);
    const query = `folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(payload)}`;
    await this.page.goto(`http://127.0.0.1:${this.port}/?${query}`);
    await this.page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
    await this.waitForTab(file);
  }

  async waitForTab(name: string): Promise<void> {
    await this.page.waitForSelector(`.tab.active[data-resource-name="${name}"]`, { timeout: 60_000 });
    await this.page.waitForSelector(".editor-group-container.active .monaco-editor .view-line");
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(this.pictures, `${name}.png`) });
  }

  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await this.keys("Control+KeyV");
  }

  /** Runs a command by its title, as in the command palette. */
  async command(title: string): Promise<void> {
    await until(
      `the command ${title}`,
      async () => {
        await this.leaveList();
        await this.keys("F1");
        // What is still being opened may take the focus, and with it the list.
        return this.choose(title).then(
          () => true,
          () => false,
        );
      },
      60_000,
    );
    await this.take();
  }

  /** Leaves the list before the user, if there is one. Without one the key would hide the notifications. */
  async leaveList(): Promise<void> {
    if (await this.page.locator(".quick-input-widget").first().isVisible()) {
      await this.keys("Escape");
    }
  }

  /** Takes the entry of the list before the user that has that text: no more than it, if one has. */
  async pick(text: string): Promise<void> {
    await this.choose(text);
    await this.take();
  }

  private async choose(text: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget input").first();
    await box.waitFor({ state: "visible", timeout: 10_000 });
    await this.type(text);
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: text }).first().waitFor({ state: "visible", timeout: 10_000 });
    const label = (row: string): string => row.split("\n")[0]?.trim() ?? "";
    const focused = this.page.locator(".quick-input-list .monaco-list-row.focused");
    await until(`“${text}” is chosen`, async () => {
      assert.ok(await box.isVisible(), "the list was left");
      const exact = (await rows.allInnerTexts()).map(label).includes(text);
      const [now] = (await focused.allInnerTexts()).map(label);
      if (exact ? now === text : now?.includes(text)) {
        return true;
      }
      await this.keys("ArrowDown");
      return false;
    });
  }

  private async take(): Promise<void> {
    const box = this.page.locator(".quick-input-widget input").first();
    const typed = await box.inputValue();
    await this.keys("Enter");
    // It is gone, or another list has come in its place.
    await until(
      "the list is left",
      async () => !(await box.isVisible()) || (await box.inputValue()) !== typed,
    );
  }

  async openFile(name: string): Promise<void> {
    await this.keys("Control+KeyP");
    await this.pick(name);
    await this.waitForTab(name);
    await this.keys("Control+Digit1");
  }

  /** Puts the cursor before the letter `character` of line `line`, both from 0. */
  async goTo(line: number, character: number): Promise<void> {
    await this.keys("Control+Digit1", "Control+KeyG");
    await this.page.waitForSelector(".quick-input-widget input");
    await this.page.keyboard.type(String(line + 1));
    await this.keys("Enter");
    await this.page.waitForSelector(".quick-input-widget", { state: "hidden" });
    // The box counts a wide letter as two columns; the arrow keys count letters.
    await this.keys("Home", "Home");
    for (let at = 0; at < character; at += 1) {
      await this.keys("ArrowRight");
    }
    const place = `Ln ${line + 1}, Col ${character + 1}`;
    const shown = this.page.locator(".statusbar-item", { hasText: /^Ln \d/u }).first();
    await until(`the cursor is at ${place}`, async () => (await shown.innerText()).trim() === place);
    // The cursor itself is drawn with the next frame.
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
  }

  /** The text of the editor that has the focus, through the clipboard. */
  async text(): Promise<string> {
    await this.keys("Control+KeyA");
    return this.copied();
  }

  private async copied(): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText(""));
    await this.keys("Control+KeyC");
    return until("something is copied", async () => {
      const text = await this.page.evaluate(() => navigator.clipboard.readText());
      return text !== "" && text;
    });
  }

  async save(): Promise<void> {
    await this.page.waitForSelector(".tab.active.dirty", { timeout: 15_000 });
    await this.keys("Control+KeyS");
    await this.page.waitForSelector(".tab.active:not(.dirty)", { timeout: 15_000 });
  }

  /** Writes settings, in the editor: this host does not see files that others change. */
  async settings(settings: object, whose: "User" | "Remote" = "User"): Promise<void> {
    await this.command(`Preferences: Open ${whose} Settings (JSON)`);
    await this.waitForTab("settings.json");
    await this.keys("Control+KeyA");
    await this.paste(JSON.stringify(settings, null, 2));
    await this.save();
    await this.command("View: Close Editor");
    await this.page.waitForSelector('.tab[data-resource-name="settings.json"]', { state: "detached" });
  }

  squiggles(): Promise<number> {
    return this.page.locator(".squiggly-error, .squiggly-warning, .squiggly-info").count();
  }

  /** All that the Problems panel lists. */
  async problems(): Promise<Problem[]> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) {
      await this.keys("Control+Shift+KeyM");
      await panel.waitFor({ state: "visible" });
    }
    if ((await panel.locator(".monaco-list-row").count()) === 0) {
      return [];
    }
    await panel.locator(".monaco-list").first().focus();
    await this.keys("Control+KeyA");
    return JSON.parse(await this.copied()) as Problem[];
  }

  async closePanel(): Promise<void> {
    if (await this.page.locator(".part.panel").isVisible()) {
      await this.keys("Control+KeyJ");
      await this.page.locator(".part.panel").waitFor({ state: "hidden" });
    }
  }

  /** The text of the line that shows `part`, as it is drawn, with its hints. */
  async drawn(part: string): Promise<string> {
    const lines = await this.page.locator(".view-line").allInnerTexts();
    return (lines.find((line) => plain(line).includes(part)) ?? "").replaceAll("\u00a0", " ");
  }

  status(): Locator {
    return this.page.locator(".statusbar-item", { hasText: /勾稽|gouji/u }).first();
  }

  /** What the notifications before the user say. */
  async notifications(): Promise<string> {
    return (await this.page.locator(".notifications-toasts .notification-list-item").allInnerTexts()).join(
      "\n",
    );
  }

  /** Presses a button of a notification. */
  async answer(button: string): Promise<void> {
    const found = this.page.locator(".notifications-toasts .monaco-button", { hasText: button }).first();
    await found.waitFor({ state: "visible" });
    await until(`“${button}” is pressed`, async () => {
      // A hover from where the mouse was may lie over it.
      await this.page.mouse.move(640, 300);
      await found.click({ timeout: 2_000 }).catch(() => undefined);
      return (await found.count()) === 0;
    });
  }

  async clearNotifications(): Promise<void> {
    await this.command("Notifications: Clear All Notifications");
  }

  /** The frame of a webview that shows `selector`. */
  async webview(selector: string): Promise<Frame> {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        ) {
          return frame;
        }
      }
      return undefined;
    });
  }

  /** Clicks the light bulb at the cursor and takes the entry with that text. */
  async lightBulb(entry: string, picture?: string): Promise<void> {
    const bulb = this.page
      .locator(
        ".lightBulbWidget, .glyph-margin-widgets [class*=lightbulb], .glyph-margin-widgets [class*=light-bulb]",
      )
      .first();
    await bulb.waitFor({ state: "visible" });
    const row = this.page.locator(".action-widget .monaco-list-row.action", { hasText: entry }).first();
    await until("the light bulb's menu", async () => {
      if (!(await row.isVisible())) {
        await bulb.click({ timeout: 2_000 }).catch(() => undefined);
        await row.waitFor({ state: "visible", timeout: 3_000 }).catch(() => undefined);
      }
      return row.isVisible();
    });
    if (picture !== undefined) {
      await this.picture(picture);
    }
    await this.act(entry);
  }

  /** Takes the entry with that text from all that can be done at the cursor. */
  async quickFix(entry: string): Promise<void> {
    const row = this.page.locator(".action-widget .monaco-list-row.action", { hasText: entry }).first();
    await until("the menu of fixes", async () => {
      if (!(await row.isVisible())) {
        await this.keys("Control+Period");
        await row.waitFor({ state: "visible", timeout: 3_000 }).catch(() => undefined);
      }
      return row.isVisible();
    });
    await this.act(entry);
  }

  private async act(entry: string): Promise<void> {
    const row = this.page.locator(".action-widget .monaco-list-row.action", { hasText: entry }).first();
    // A click on an entry can be swallowed while the menu is still being drawn.
    const rows = await this.page.locator(".action-widget .monaco-list-row.action").allInnerTexts();
    const at = rows.findIndex((text) => text.includes(entry));
    assert.ok(at >= 0);
    for (let i = 0; i < rows.length; i += 1) {
      const focused = await this.page
        .locator(".action-widget .monaco-list-row.focused")
        .innerText()
        .catch(() => "");
      if (focused.includes(entry)) {
        break;
      }
      await this.keys("ArrowDown");
    }
    await this.keys("Enter");
    await row.waitFor({ state: "hidden" });
  }
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}
