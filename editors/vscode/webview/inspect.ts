// The page of the view: builds the tables, and says which figure was clicked.
import type { Extent, Place } from "../src/inspection";
import type { Figure, Label, Page, Row, Table } from "../src/inspect/model";

interface Host {
  postMessage(message: unknown): void;
}
declare function acquireVsCodeApi(): Host;

type Words = Readonly<Record<string, string>>;
type Message =
  | {
      readonly kind: "page";
      readonly page: Page | undefined;
      readonly edition: string;
      readonly words: Words;
    }
  | { readonly kind: "cursor"; readonly place: Place };

const host = acquireVsCodeApi();
let places: { readonly element: HTMLElement; readonly range: Extent }[] = [];

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function say(words: Words, name: string, ...values: (string | number)[]): string {
  return (words[name] ?? name).replace(/\{(\d)\}/gu, (_, index: string) =>
    String(values[Number(index)] ?? ""),
  );
}

/** Makes `element` lead to its place in the draft, by mouse and by keyboard. */
function lead(element: HTMLElement, range: Extent): void {
  element.tabIndex = 0;
  element.setAttribute("role", "link");
  const go = (): void => host.postMessage({ kind: "go", range });
  element.addEventListener("click", go);
  element.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      go();
    }
  });
}

function label({ text, columns, rows }: Label): HTMLElement {
  const cell = make("th", "", text);
  cell.colSpan = columns;
  cell.rowSpan = rows;
  return cell;
}

function figure(words: Words, read: Figure | null): HTMLElement {
  if (read === null) {
    const absent = make("td", "absent");
    absent.title = say(words, "absent");
    return absent;
  }
  const { text, value, severity, messages, range } = read;
  const cell = make("td", severity ?? "", text);
  if (value === undefined) {
    cell.classList.add("uncertain");
  } else if (value !== text) {
    cell.append(make("span", "value", ` = ${value}`));
  }
  cell.title = [...messages, value === undefined && messages.length === 0 ? say(words, "uncertain") : ""]
    .filter((line) => line !== "")
    .join("\n");
  lead(cell, range);
  places.push({ element: cell, range });
  return cell;
}

/** A row of figures; the groups that begin with it have lines of their own, so that the table stays narrow. */
function row(words: Words, { labels, figures }: Row, depth: number): HTMLElement[] {
  const own = labels.at(-1) ?? { text: "", columns: 1, rows: 1 };
  const groups = labels.slice(0, -1);
  const level = depth - own.columns;
  const named = (text: string, at: number): HTMLElement => {
    const cell = make("th", "", text);
    cell.style.setProperty("--level", String(at));
    return cell;
  };
  const lines = groups.map(({ text }, i) => {
    const cell = named(text, level - groups.length + i);
    cell.setAttribute("colspan", String(figures.length + 1));
    return make("tr", "group", cell);
  });
  return [...lines, make("tr", "", named(own.text, level), ...figures.map((each) => figure(words, each)))];
}

/** The header, the labels' columns as one. */
function headOf(header: readonly (readonly Label[])[]): HTMLElement[] {
  return header.map((cells, line) =>
    make(
      "tr",
      "",
      ...cells.map((cell, at) => label(line === 0 && at === 0 ? { ...cell, columns: 1 } : cell)),
    ),
  );
}

function table(words: Words, { name, range, header, rows, sums }: Table): HTMLElement {
  const caption = make("h2", "", name);
  lead(caption, range);
  const verdict =
    sums.all === 0
      ? ""
      : sums.broken === 0
        ? say(words, "sums", sums.all)
        : say(words, "broken", sums.all, sums.broken);
  const depth = header[0]?.[0]?.columns ?? 1;
  const body = rows.flatMap((each) => row(words, each, depth));
  const grid = make("table", "", make("thead", "", ...headOf(header)), make("tbody", "", ...body));
  return make(
    "section",
    "",
    make("div", "caption", caption, make("span", sums.broken > 0 ? "sums error" : "sums", verdict)),
    make("div", "scroll", grid),
  );
}

function list(
  title: string,
  entries: { text: string; className: string; range: Extent | undefined }[],
): HTMLElement {
  const items = entries.map(({ text, className, range }) => {
    const item = make("li", className, text);
    if (range !== undefined) {
      lead(item, range);
    }
    return item;
  });
  return make("section", "", ...(title === "" ? [] : [make("h2", "", title)]), make("ul", "", ...items));
}

function show(page: Page | undefined, edition: string, words: Words): void {
  places = [];
  if (page === undefined) {
    document.body.replaceChildren(make("p", "none", say(words, "none")));
    return;
  }
  const facts = [page.agency ?? "", page.year === undefined ? "" : String(page.year), edition];
  const parts: Node[] = [
    make("h1", "", page.title),
    make("p", "facts", facts.filter((fact) => fact !== "").join(" · ")),
    list(
      "",
      page.sections.map(({ heading, range }) => ({
        text: range === undefined ? `${heading} (${say(words, "missing")})` : heading,
        className: range === undefined ? "section error" : "section",
        range,
      })),
    ),
    ...page.tables.map((each) => table(words, each)),
  ];
  if (page.findings.length > 0) {
    const entries = page.findings.map(({ message, severity, range }) => ({
      text: message,
      className: severity,
      range,
    }));
    parts.push(list(say(words, "elsewhere"), entries));
  }
  if (page.unread.length > 0) {
    const entries = page.unread.map(({ range, reason }) => ({
      text: `${range.start.line + 1}: ${reason}`,
      className: "warning",
      range,
    }));
    parts.push(list(say(words, "unread"), entries));
  }
  const { scrollX, scrollY } = window;
  document.body.replaceChildren(...parts);
  window.scrollTo(scrollX, scrollY);
}

function mark({ line, character }: Place): void {
  for (const { element, range } of places) {
    const here =
      range.start.line === line && range.start.character <= character && character <= range.end.character;
    element.classList.toggle("current", here);
  }
}

window.addEventListener("message", (event: MessageEvent<Message>) => {
  const message = event.data;
  if (message.kind === "page") {
    show(message.page, message.edition, message.words);
  } else {
    mark(message.place);
  }
});
host.postMessage({ kind: "ready" });
