// Whether it is worth asking the server about a text. Cheap and generous: the server decides.
import { forms } from "./forms";

/** So much of a text is looked at, in UTF-16 units. */
export const lookedAt = 65536;
const titleLines = 40;
const longestTitle = 120;
const headingsAsked = 2;

const titles = [...new Set(forms.flatMap((form) => form.titles))];
const headings = new Set(forms.flatMap((form) => form.sections.map((section) => section.heading)));

/** The line without markup, blanks and emphasis. */
function bare(line: string): string {
  return line.replace(/<[^<>]{0,300}>/gu, "").replace(/&nbsp;|[\s#*\u3000]+/gu, "");
}

/** A heading without its number: 一、 （一） 1. */
function withoutNumber(line: string): string {
  return line.replace(/^[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]?[、.．，,]?/u, "");
}

function isTitle(line: string): boolean {
  if (line.length > longestTitle || /[。；！？，《》]/u.test(line)) {
    return false;
  }
  return titles.some((title) => {
    const at = line.lastIndexOf(title);
    const tail = at < 0 ? "x" : line.slice(at + title.length);
    return tail === "" || /^[（(]/u.test(tail);
  });
}

/**
 * Whether `text` has the title of a disclosure report near its beginning, or two of the official
 * headings, outside of code fences.
 */
export function looksLikeReport(text: string): boolean {
  const met = new Set<string>();
  let fenced = false;
  let filled = 0;
  // Markup may put a whole document on one line: its ends of blocks are ends of lines.
  for (const line of text
    .slice(0, lookedAt)
    .split(/\r\n?|\n|<\/(?:p|h\d|div|title|li|tr)>|<br\s{0,4}\/?>/iu)) {
    if (/^ {0,3}(?:```|~~~)/u.test(line)) {
      fenced = !fenced;
      continue;
    }
    const plain = fenced ? "" : bare(line);
    if (plain === "") {
      continue;
    }
    filled += 1;
    if (filled <= titleLines && isTitle(plain)) {
      return true;
    }
    const heading = withoutNumber(plain);
    if (headings.has(heading) && met.add(heading).size >= headingsAsked) {
      return true;
    }
  }
  return false;
}

/** The text of a file's first bytes, in whichever of the encodings that drafts come in. */
export function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  try {
    // The last letter may be cut in the middle: a stream is allowed to end so.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
