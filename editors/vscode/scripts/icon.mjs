// Renders icon/icon.svg to the PNG that galleries ask for. The PNG is committed; run this after the drawing has changed.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";

const folder = path.join(path.dirname(import.meta.dirname), "icon");
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 128, height: 128 }, deviceScaleFactor: 2 });
await page.setContent(
  `<style>body{margin:0}</style>${await readFile(path.join(folder, "icon.svg"), "utf8")}`,
);
await writeFile(path.join(folder, "icon.png"), await page.screenshot({ omitBackground: true }));
await browser.close();
