// What the view of a report as read shows. Plain data: made here, sent to the page as it is.
import { type Form, type FormLine, formNamed, officialHeading } from "../forms";
import { encloses, type Extent, type InspectedTable, type Inspection } from "../inspection";

export type Severity = "error" | "warning" | "info" | "hint";

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Extent;
}

/** A cell of a header, or of the labels in front of a row. */
export interface Label {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

export interface Figure {
  readonly text: string;
  /** Undefined where the reading is not certain. */
  readonly value: string | undefined;
  readonly range: Extent;
  readonly severity: Severity | undefined;
  readonly messages: readonly string[];
}

export interface Row {
  readonly labels: readonly Label[];
  /** In the order of the form's columns; null where the draft has no such cell. */
  readonly figures: readonly (Figure | null)[];
}

export interface Table {
  readonly name: string;
  readonly range: Extent;
  readonly header: readonly (readonly Label[])[];
  readonly rows: readonly Row[];
  readonly sums: { readonly all: number; readonly broken: number };
}

export interface Section {
  readonly heading: string;
  /** Undefined where the draft lacks the section. */
  readonly range: Extent | undefined;
}

export interface Page {
  readonly title: string;
  readonly agency: string | undefined;
  readonly year: number | undefined;
  readonly form: string | undefined;
  readonly sections: readonly Section[];
  readonly tables: readonly Table[];
  /** Findings that are about no single figure. */
  readonly findings: readonly Finding[];
  readonly unread: readonly { readonly range: Extent; readonly reason: string }[];
}

const order: readonly Severity[] = ["error", "warning", "info", "hint"];

function worst(findings: readonly Finding[]): Severity | undefined {
  return order.find((severity) => findings.some((finding) => finding.severity === severity));
}

/**
 * Lays the labels of lines that belong to groups into levels: a group is one cell over all its
 * lines that follow each other, the label takes the levels that are left. Gives, for each line, the
 * cells that begin at it, `along` how many lines they cover and `across` how many levels.
 */
export function layOutLabels(
  lines: readonly FormLine[],
): { text: string; along: number; across: number }[][] {
  const depth = 1 + Math.max(0, ...lines.map((line) => line.group?.length ?? 0));
  const sameGroup = (one: FormLine, other: FormLine | undefined, level: number): boolean =>
    (one.group ?? []).slice(0, level + 1).every((name, i) => other?.group?.[i] === name);
  return lines.map((line, at) => {
    const groups = line.group ?? [];
    const cells = groups.flatMap((text, level) => {
      if (sameGroup(line, lines[at - 1], level)) {
        return [];
      }
      let along = 1;
      while (sameGroup(line, lines[at + along], level)) {
        along += 1;
      }
      return [{ text, along, across: 1 }];
    });
    return [...cells, { text: line.label, along: 1, across: depth - groups.length }];
  });
}

function depthOf(lines: readonly FormLine[]): number {
  return 1 + Math.max(0, ...lines.map((line) => line.group?.length ?? 0));
}

/** The header's rows: `stub` columns are left free for the labels of the rows. */
function header(columns: readonly FormLine[], stub: number): Label[][] {
  const depth = depthOf(columns);
  const rows: Label[][] = Array.from({ length: depth }, () => []);
  rows[0]?.push({ text: "", columns: stub, rows: depth });
  for (const cells of layOutLabels(columns)) {
    // What begins at this column ends at the lowest level.
    let level = depth - cells.reduce((sum, cell) => sum + cell.across, 0);
    for (const cell of cells) {
      rows[level]?.push({ text: cell.text, columns: cell.along, rows: cell.across });
      level += cell.across;
    }
  }
  return rows;
}

function isSameTable(one: { table: string; occurrence: number }, other: InspectedTable): boolean {
  return one.table === other.table && one.occurrence === other.occurrence;
}

function table(inspection: Inspection, findings: readonly Finding[], bound: InspectedTable): Table {
  const form = formNamed(bound.form).tables.find((each) => each.id === bound.table);
  const cells = inspection.cells.filter((cell) => isSameTable(cell, bound));
  // A form of an office's own: its labels are not known here, its names serve as well.
  const named = (names: string[]): FormLine[] => [...new Set(names)].map((id) => ({ id, label: id }));
  const columns = form?.columns ?? named(cells.map((cell) => cell.column));
  const lines = form?.rows ?? named(cells.map((cell) => cell.row));
  const byPlace = new Map(cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const labels = layOutLabels(lines);
  const rows = lines.map((line, at): Row => ({
    labels: (labels[at] ?? []).map((label) => ({
      text: label.text,
      columns: label.across,
      rows: label.along,
    })),
    figures: columns.map((column): Figure | null => {
      const cell = byPlace.get(`${line.id}\n${column.id}`);
      if (cell === undefined) {
        return null;
      }
      const here = findings.filter((finding) => encloses(cell.range, finding.range));
      return {
        text: cell.text.trim(),
        value: cell.value ?? undefined,
        range: cell.range,
        severity: worst(here),
        messages: here.map((finding) => finding.message),
      };
    }),
  }));
  const sums = inspection.equations.filter((equation) => equation.table === bound.table);
  const another = bound.occurrence > 1 ? ` (${bound.occurrence})` : "";
  return {
    name: (form?.name.zh ?? bound.table) + another,
    range: bound.range,
    header: header(columns, depthOf(lines)),
    rows,
    sums: { all: sums.length, broken: sums.filter((sum) => sum.status === "broken").length },
  };
}

function sections(inspection: Inspection, form: Form): Section[] {
  const there = inspection.sections.map((section): Section => ({
    heading: section.heading,
    range: section.headingRange,
  }));
  const missing = form.sections
    .filter((section) => !inspection.sections.some((each) => each.id === section.id))
    .map((section): Section => ({ heading: officialHeading(section), range: undefined }));
  return [...there, ...missing];
}

/** The page for a report and what was found in it. */
export function pageOf(inspection: Inspection, findings: readonly Finding[]): Page {
  const ofACell = (finding: Finding): boolean =>
    inspection.cells.some((cell) => encloses(cell.range, finding.range));
  return {
    title: inspection.title ?? inspection.path.split("/").at(-1) ?? "",
    agency: inspection.agency ?? undefined,
    year: inspection.year ?? undefined,
    form: inspection.form ?? undefined,
    sections: sections(inspection, formNamed(inspection.form ?? "")),
    tables: inspection.tables.map((bound) => table(inspection, findings, bound)),
    findings: findings.filter((finding) => !ofACell(finding)),
    unread: inspection.unread,
  };
}
