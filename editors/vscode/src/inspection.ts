// What the server says of a draft (docs/command-line.md, "inspect").
export interface Place {
  readonly line: number;
  readonly character: number;
}

export interface Extent {
  readonly start: Place;
  readonly end: Place;
}

export interface InspectedSection {
  readonly id: string;
  readonly heading: string;
  readonly headingRange: Extent;
  readonly range: Extent;
}

export interface InspectedTable {
  readonly table: string;
  readonly occurrence: number;
  readonly form: string;
  readonly range: Extent;
}

export interface InspectedCell {
  readonly table: string;
  readonly occurrence: number;
  readonly row: string;
  readonly column: string;
  /** Null where the reading is not certain. */
  readonly value: string | null;
  readonly text: string;
  readonly range: Extent;
}

export interface InspectedEquation {
  readonly table: string;
  readonly kind: string;
  readonly status: "holds" | "broken" | "open";
}

export interface Inspection {
  readonly path: string;
  readonly form: string | null;
  readonly year: number | null;
  readonly agency: string | null;
  readonly title: string | null;
  readonly sections: readonly InspectedSection[];
  readonly tables: readonly InspectedTable[];
  readonly cells: readonly InspectedCell[];
  readonly equations: readonly InspectedEquation[];
  readonly unread: readonly { readonly range: Extent; readonly reason: string }[];
}

function notAfter(one: Place, other: Place): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

export function contains(extent: Extent, place: Place): boolean {
  return notAfter(extent.start, place) && notAfter(place, extent.end);
}

/** Whether `inner` lies in `outer`. */
export function encloses(outer: Extent, inner: Extent): boolean {
  return contains(outer, inner.start) && contains(outer, inner.end);
}

/** Which table a place belongs to; undefined outside of tables. */
export function tableAt(inspection: Inspection, place: Place): InspectedTable | undefined {
  return inspection.tables.find((table) => contains(table.range, place));
}
