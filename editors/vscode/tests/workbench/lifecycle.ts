// When the server runs, and what happens when it does not.
import assert from "node:assert/strict";
import { renameSync } from "node:fs";

import type { Locator } from "playwright-core";

import { languageServers } from "./processes";
import { until } from "./report";
import type { Setting } from "./setting";

/** In a folder without a report: nothing is started, until there is one. */
export async function checkStart({ report, vscode, workbench, others }: Setting): Promise<void> {
  const { page } = workbench;

  await report.check("no server is started for texts that are no reports", async () => {
    await workbench.open(others, "notes.md");
    // Its commands are there when it has been installed; its log is when it runs.
    const command = page.locator(".quick-input-list .monaco-list-row", { hasText: "勾稽: 显示日志" });
    const soon = { state: "visible", timeout: 3_000 } as const;
    const seen = (what: Locator): Promise<boolean> =>
      what
        .first()
        .waitFor(soon)
        .then(
          () => true,
          () => false,
        );
    await until(
      "the extension's log",
      async () => {
        await workbench.leaveList();
        await workbench.keys("F1");
        await workbench.type("勾稽: 显示日志");
        if (await seen(command)) {
          await workbench.keys("Enter");
        }
        return seen(page.locator(".part.panel"));
      },
      60_000,
    );
    await page.waitForTimeout(1_500);
    assert.deepEqual(languageServers(vscode.pid), []);
    assert.equal(await workbench.status().count(), 0);
    await workbench.closePanel();
  });

  await report.check(
    "a report that was never saved, begun by a snippet, starts it and is checked",
    async () => {
      await workbench.command("File: New Untitled Text File");
      await page.waitForSelector('.tab.active[data-resource-name="Untitled-1"]');
      await workbench.command("Snippets: Insert Snippet");
      await workbench.pick("年报");
      const [server] = await until("a server", () => {
        const servers = languageServers(vscode.pid);
        return servers.length > 0 && servers;
      });
      await until("findings", async () =>
        (await workbench.problems()).some(({ code }) => JSON.stringify(code).includes("missing-table")),
      );
      await workbench.picture("untitled");
      await workbench.closePanel();
      return `process ${server}`;
    },
  );

  await report.check(
    "mistakes in .gouji.json are found, by its schema and by the server; comments are none",
    async () => {
      await workbench.openFile(".gouji.json");
      const found = await until("both", async () => {
        const all = (await workbench.problems()).filter(({ resource }) => resource.endsWith(".gouji.json"));
        return (
          all.some(({ source }) => source === "gouji") && all.some(({ source }) => source !== "gouji") && all
        );
      });
      assert.ok(!found.some(({ message }) => /comment/iu.test(message)));
      await workbench.picture("settings-file");
      await workbench.closePanel();
      await workbench.command("View: Close Editor");
      await workbench.command("View: Revert and Close Editor");
      return found.map(({ source, message }) => `${source}: ${message.split("\n")[0]}`).join("; ");
    },
  );
}

/** A package that brings no server, where none is installed either. */
export async function checkNoServer({ report, workbench, server, vscode }: Setting): Promise<void> {
  const { page } = workbench;

  await report.check("where there is no server at all, it is said what to do", async () => {
    await page.mouse.move(640, 300);
    await workbench.openFile("tab-rows-surplus-2023.txt");
    renameSync(server, `${server}.away`);
    let said: string;
    try {
      await workbench.command("勾稽: 重启服务器");
      said = await until(
        "a notification",
        async () => /找不到服务器。.*/u.exec(await workbench.notifications())?.[0],
      );
      assert.match(
        said,
        /没有带 linux-x64 的服务器.*请安装 gouji 0\.1\.0 并放进 PATH 或写入 gouji\.server\.path/u,
      );
      assert.deepEqual(languageServers(vscode.pid), []);
      await page.waitForTimeout(300); // it slides in
      await workbench.picture("nothing-found");
    } finally {
      renameSync(`${server}.away`, server);
    }
    await workbench.answer("重新启动");
    await until("squiggles", async () => (await workbench.squiggles()) > 0);
    return said;
  });

  await report.check("a text that is on no disk is said not to be checked", async () => {
    await workbench.command("File: Compare Active File with Saved");
    const before = page
      .locator(".diff-editor .editor.original, .monaco-diff-editor .editor.original")
      .first();
    await before.locator(".view-line").first().click();
    const label = await until("the status bar says so", async () => {
      const text = (await workbench.status().getAttribute("aria-label")) ?? "";
      return text.includes("虚拟文件系统") && text;
    });
    await workbench.command("View: Close Editor");
    return label.trim();
  });
}

export async function checkCrashes({ report, vscode, workbench }: Setting): Promise<void> {
  const { page } = workbench;
  const one = (): Promise<number> =>
    until("one server", () => {
      const servers = languageServers(vscode.pid);
      return servers.length === 1 && servers[0];
    });

  await report.check(
    "a server that is killed is back, with its findings, and checks what is typed",
    async () => {
      await page.mouse.move(5, 5);
      await workbench.openFile("tab-rows-surplus-2023.txt");
      await until("squiggles", async () => (await workbench.squiggles()) > 0);
      const before = await one();
      process.kill(before, "SIGKILL");
      const begin = Date.now();
      await until(
        "squiggles are gone or another server runs",
        () => !languageServers(vscode.pid).includes(before),
      );
      const after = await one();
      assert.notEqual(after, before);
      await until("squiggles again", async () => (await workbench.squiggles()) > 0);
      const took = Date.now() - begin;
      await workbench.keys("Control+Digit1", "Control+Home");
      await page.keyboard.type("x");
      await until("the new server sees what is typed", async () =>
        /2023年/u.test(await workbench.status().innerText()),
      );
      await workbench.keys("Control+KeyZ");
      return `findings back after ${took} ms`;
    },
  );

  await report.check("after repeated crashes the user is told, and can start it again", async () => {
    let told = "";
    for (let crash = 0; crash < 5; crash += 1) {
      process.kill(await one(), "SIGKILL");
      await page.waitForTimeout(150);
      if (/正在重启/u.test(await workbench.notifications())) {
        told = "told of the third";
      }
    }
    const said = await until("it is given up", async () => {
      const text = await workbench.notifications();
      told = /正在重启/u.test(text) ? "told of the third" : told;
      return /不再自动重启/u.test(text) && text;
    });
    assert.match(await workbench.status().innerText(), /没有服务器/u);
    await page.waitForTimeout(300); // it slides in
    await workbench.picture("crashed");
    assert.equal(told, "told of the third", said);
    await workbench.answer("重新启动");
    await one();
    await until("squiggles again", async () => (await workbench.squiggles()) > 0);
    await workbench.clearNotifications();
    return "six crashes";
  });

  await report.check("the command restarts it", async () => {
    const before = await one();
    await workbench.command("勾稽: 重启服务器");
    const after = await until("another server", () => {
      const servers = languageServers(vscode.pid);
      return servers.length === 1 && servers[0] !== before && servers[0];
    });
    await until("squiggles again", async () => (await workbench.squiggles()) > 0);
    return `${before} → ${after}`;
  });
}

/** Settings that name another server, and those that the server reads. */
export async function checkSettings({ report, vscode, workbench, set }: Setting): Promise<void> {
  await report.check("settings of the editor reach the server at once", async () => {
    await workbench.openFile("tab-rows-surplus-2023.txt");
    const rules = await until("its findings", async () => {
      const all = (await workbench.problems()).filter(({ resource }) =>
        resource.endsWith("surplus-2023.txt"),
      );
      const names = all.map(({ code }) => (typeof code === "string" ? code : code.value));
      return names.length > 0 && new Set(names);
    });
    await workbench.closePanel();
    await set({ "gouji.rules": Object.fromEntries([...rules].map((rule) => [rule, "off"])) });
    await workbench.openFile("tab-rows-surplus-2023.txt");
    await until("no squiggles", async () => (await workbench.squiggles()) === 0);
    await set({});
    await workbench.openFile("tab-rows-surplus-2023.txt");
    await until("squiggles again", async () => (await workbench.squiggles()) > 0);
    return [...rules].join(", ");
  });

  await report.check("a server that does not exist is said, and the one of the package is used", async () => {
    // Where the server runs is a matter of the machine that it runs on.
    try {
      await workbench.settings({ "gouji.server.path": "/opt/none/gouji" }, "Remote");
      const said = await until(
        "a notification",
        async () =>
          /没有 \/opt\/none\/gouji.*改用扩展自带的服务器/u.exec(await workbench.notifications())?.[0],
      );
      await workbench.picture("no-server");
      await until("one server", () => languageServers(vscode.pid).length === 1);
      return said;
    } finally {
      await workbench.clearNotifications();
      await workbench.settings({}, "Remote");
    }
  });
}
