import assert from "node:assert/strict";
import { test } from "node:test";

import { formNamed, forms } from "../../src/forms";
import type { Extent, Inspection } from "../../src/inspection";
import { type Finding, layOutLabels, pageOf } from "../../src/inspect/model";

function extent(line: number, from: number, to: number): Extent {
  return { start: { line, character: from }, end: { line, character: to } };
}

const inspection: Inspection = {
  path: "a/b.md",
  form: "2021",
  year: 2023,
  agency: null,
  title: null,
  sections: [
    { id: "overview", heading: "一、总体情况", headingRange: extent(0, 0, 6), range: extent(0, 0, 6) },
  ],
  tables: [{ table: "documents", occurrence: 1, form: "2021", range: extent(2, 0, 40) }],
  cells: [
    {
      table: "documents",
      occurrence: 1,
      row: "rules",
      column: "issued",
      value: "4",
      text: "０４",
      range: extent(4, 5, 7),
    },
    {
      table: "documents",
      occurrence: 1,
      row: "rules",
      column: "repealed",
      value: null,
      text: "",
      range: extent(4, 9, 11),
    },
    {
      table: "documents",
      occurrence: 2,
      row: "rules",
      column: "in-force",
      value: "9",
      text: "9",
      range: extent(9, 0, 1),
    },
  ],
  equations: [
    { table: "documents", kind: "row-total", status: "holds" },
    { table: "documents", kind: "row-total", status: "broken" },
    { table: "disputes", kind: "row-total", status: "broken" },
  ],
  unread: [],
};

const blank: Finding = { rule: "blank-cell", severity: "error", message: "空", range: extent(4, 10, 10) };
const width: Finding = {
  rule: "number-format",
  severity: "warning",
  message: "全角",
  range: extent(4, 5, 7),
};
const title: Finding = {
  rule: "missing-title",
  severity: "info",
  message: "没有标题",
  range: extent(0, 0, 0),
};

test("figures stand in the form's places, with their findings", () => {
  const page = pageOf(inspection, [blank, width, title]);
  const [table] = page.tables;
  assert.equal(page.title, "b.md");
  assert.equal(page.tables.length, 1);
  assert.equal(table?.rows.length, 2);
  const [issued, repealed, inForce] = table.rows[0]?.figures ?? [];
  assert.deepEqual(issued, {
    text: "０４",
    value: "4",
    range: extent(4, 5, 7),
    severity: "warning",
    messages: ["全角"],
  });
  assert.deepEqual(repealed, {
    text: "",
    value: undefined,
    range: extent(4, 9, 11),
    severity: "error",
    messages: ["空"],
  });
  assert.equal(inForce, null);
  assert.deepEqual(table.rows[1]?.figures, [null, null, null]);
  assert.deepEqual(table.sums, { all: 2, broken: 1 });
  assert.deepEqual(page.findings, [title]);
});

test("sections that the draft lacks are named after those that it has", () => {
  const { sections } = pageOf(inspection, []);
  assert.equal(sections.length, 6);
  assert.deepEqual(sections[0], { heading: "一、总体情况", range: extent(0, 0, 6) });
  assert.deepEqual(sections[5], { heading: "六、其他需要报告的事项", range: undefined });
});

test("a form of an office's own is shown by its names", () => {
  const [cell] = inspection.cells;
  assert.ok(cell !== undefined);
  const own: Inspection = {
    ...inspection,
    tables: [{ table: "own", occurrence: 1, form: "office", range: extent(0, 0, 9) }],
    cells: [{ ...cell, table: "own", row: "r", column: "c" }],
  };
  const [table] = pageOf(own, []).tables;
  assert.equal(table?.name, "own");
  assert.deepEqual(table.rows[0]?.labels, [{ text: "r", columns: 1, rows: 1 }]);
});

test("labels and figures of every table of both forms fill a rectangle", () => {
  for (const form of forms) {
    for (const table of form.tables) {
      const bound = { table: table.id, occurrence: 1, form: form.id, range: extent(0, 0, 1) };
      const [laid] = pageOf({ ...inspection, form: form.id, tables: [bound] }, []).tables;
      assert.ok(laid !== undefined);
      const width =
        1 + Math.max(0, ...table.rows.map((row) => row.group?.length ?? 0)) + table.columns.length;
      const area = (rows: readonly { columns: number; rows: number }[][]): number =>
        rows.flat().reduce((sum, label) => sum + label.columns * label.rows, 0);
      assert.equal(
        area(laid.header.map((row) => [...row])),
        width * laid.header.length,
        `${form.id} ${table.id}`,
      );
      const labels = area(laid.rows.map((row) => [...row.labels]));
      assert.equal(
        labels + table.rows.length * table.columns.length,
        width * table.rows.length,
        `${form.id} ${table.id}`,
      );
    }
  }
});

test("groups cover what follows each other, at their own level", () => {
  const laid = layOutLabels([
    { id: "a", label: "A" },
    { id: "b", label: "B", group: ["G", "H"] },
    { id: "c", label: "C", group: ["G", "H"] },
    { id: "d", label: "D", group: ["G"] },
  ]);
  assert.deepEqual(laid, [
    [{ text: "A", along: 1, across: 3 }],
    [
      { text: "G", along: 3, across: 1 },
      { text: "H", along: 2, across: 1 },
      { text: "B", along: 1, across: 1 },
    ],
    [{ text: "C", along: 1, across: 1 }],
    [{ text: "D", along: 1, across: 2 }],
  ]);
});

test("an unknown form is taken for the newest", () => {
  assert.equal(formNamed("mixed").id, "2021");
  assert.equal(formNamed("2019").id, "2019");
});
