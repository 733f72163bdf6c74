// The official forms, from the same data that the server reads; built into the bundle.
import form2019 from "../../../forms/2019.json";
import form2021 from "../../../forms/2021.json";

export interface FormLine {
  readonly id: string;
  readonly label: string;
  readonly group?: readonly string[];
}

export interface FormTable {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly columns: readonly FormLine[];
  readonly rows: readonly FormLine[];
}

export interface FormSection {
  readonly id: string;
  readonly number: string;
  readonly heading: string;
}

export interface Form {
  readonly id: string;
  readonly titles: readonly string[];
  readonly sections: readonly FormSection[];
  readonly tables: readonly FormTable[];
}

/** The newest first. */
export const forms: readonly Form[] = [form2021, form2019];

/** The form of that name; the newest where it is none of ours (an office may have its own). */
export function formNamed(id: string | null): Form {
  const found = forms.find((form) => form.id === id) ?? forms[0];
  if (found === undefined) {
    throw new Error("no forms");
  }
  return found;
}

/** 一、总体情况 */
export function officialHeading(section: FormSection): string {
  return `${section.number}、${section.heading}`;
}
