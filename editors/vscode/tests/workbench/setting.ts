// What every group of checks works with.
import type { Report } from "./report";
import type { Vscode } from "./host";
import type { Workbench } from "./workbench";

export interface Setting {
  readonly report: Report;
  readonly vscode: Vscode;
  readonly workbench: Workbench;
  /** Where the test may write. */
  readonly folder: string;
  /** Folders: with drafts, and without. */
  readonly drafts: string;
  readonly others: string;
  /** The server that the installed extension brings. */
  readonly server: string;
  /** Sets these, besides those that the test needs. */
  set(settings: object): Promise<void>;
  /** The text of a file of the repository. */
  source(file: string): string;
}
