#!/usr/bin/env node
// Draws what a command prints in colour as an SVG picture, letter by letter on a grid, so that wide
// and narrow characters line up in any font.
//
//   docs/images/terminal.mjs OUT.svg COMMAND [ARGUMENT…]
//
// The pictures of the README, after ./dev build, from the top of the tree:
//   docs/images/terminal.mjs docs/images/check.svg gouji check samples/education-bureau-2024.md
//   docs/images/terminal.mjs docs/images/check-en.svg gouji check --lang en samples/education-bureau-2024.md
// `gouji` is build/release/gouji where that is there.

import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";

const [out, command, ...args] = process.argv.slice(2);
if (!command) {
  console.error("usage: terminal.mjs OUT.svg COMMAND [ARGUMENT…]");
  process.exit(2);
}
const built = "build/release/gouji";
const program = command === "gouji" && existsSync(built) ? built : command;
const run = spawnSync(program, args, { encoding: "utf8", env: { ...process.env, CLICOLOR_FORCE: "1", NO_COLOR: "" } });
if (run.error) throw run.error;

const cell = { width: 8.4, height: 19 };
const margin = 14;
const bar = 30;
const colours = { 31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 36: "#76e3ea" };

// East Asian wide and full-width ranges that occur in drafts and messages.
const isWide = (c) =>
  (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
  (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
  (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff);

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);

// One line of text with its escape sequences → runs of one style, each letter with its column.
function runs(line) {
  const found = [];
  let style = { colour: "", bold: false, dim: false };
  let column = 0;
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const codes = part.match(/^\x1b\[([0-9;]*)m$/);
    if (codes) {
      for (const code of codes[1].split(";").map(Number)) {
        if (code === 0) style = { colour: "", bold: false, dim: false };
        else if (code === 1) style = { ...style, bold: true };
        else if (code === 2) style = { ...style, dim: true };
        else if (colours[code]) style = { ...style, colour: colours[code] };
      }
      continue;
    }
    const letters = [];
    for (const letter of part) {
      if (letter.trim() !== "") letters.push({ letter, column });
      column += isWide(letter.codePointAt(0)) ? 2 : 1;
    }
    if (letters.length > 0) found.push({ style, letters });
  }
  return { found, columns: column };
}

const shown = `$ ${[command, ...args].join(" ")}\n${run.stdout}`.replace(/\n+$/, "").split("\n").map(runs);
const columns = Math.max(60, ...shown.map((line) => line.columns));
const width = Math.ceil(columns * cell.width + 2 * margin);
const height = shown.length * cell.height + bar + margin;

let svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
  `font-family="ui-monospace, 'Cascadia Mono', Menlo, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'Microsoft YaHei', monospace" font-size="14">\n` +
  `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>\n` +
  ["#ff5f57", "#febc2e", "#28c840"].map((c, i) => `<circle cx="${margin + 6 + 18 * i}" cy="15" r="5" fill="${c}"/>`).join("") + "\n";
shown.forEach((line, i) => {
  const y = bar + (i + 0.75) * cell.height;
  for (const { style, letters } of line.found) {
    const x = letters.map((l) => (margin + l.column * cell.width).toFixed(1).replace(/\.0$/, "")).join(" ");
    const fill = style.colour || (style.dim ? "#8b949e" : "#e6edf3");
    const weight = style.bold ? ' font-weight="bold"' : "";
    svg += `<text y="${y.toFixed(1)}" x="${x}" fill="${fill}"${weight}>${escape(letters.map((l) => l.letter).join(""))}</text>\n`;
  }
});
writeFileSync(out, `${svg}</svg>\n`);
