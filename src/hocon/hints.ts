import { HoconParseError } from "./errors.ts";
import type { Origin } from "./origin.ts";

/** What a mistake that many texts have in common looks like, and how to correct it. */
interface Hint {
  /** Matches the line with the error. */
  readonly line: RegExp;
  /** `found` is what the pattern matched. */
  text(found: string): string;
}

const XML = /^\ufeff?\s*<[?!A-Za-z]/;
const XML_HINT =
  "The text is XML, as in an App.config file. Copy the text inside <![CDATA[ … ]]> of its <hocon> element to a .conf file and read that.";

/** How far from the error a hint looks. Unit: UTF-16 units. */
const REACH = 200;

/** The first that matches is used. */
const HINTS: readonly Hint[] = [
  {
    line: /\{\{[^{}]*\}\}|#\{[^{}]*\}|\$\([^()]*\)|<%.*?%>|@\w+@/,
    text: (found) =>
      `${found} looks like a placeholder of a template. Fill it in before the text is read, or use an environment variable: \${?NAME}.`,
  },
  {
    line: /(?<!")""(?=[^"\s])[^"]*/,
    text: (found) => `${found}"" is how C# writes a quote inside @"…". In a file, write one quote: "${found.slice(2)}".`,
  },
  {
    line: /\bakka(?:\.[\w-]+)*:\/\/[^\s",\]]*/,
    text: (found) => `Quote the address: "${found}".`,
  },
  {
    line: /(?<![\w:."])(?=[0-9a-fA-F:]*::)[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w"])/,
    text: (found) => `Quote the IPv6 address: "${found}".`,
  },
  {
    line: /(?<![\w"])[A-Za-z]:\\[^\s",]*/,
    text: (found) => `Quote the path and double its backslashes: "${found.replaceAll("\\", "\\\\")}".`,
  },
];

/** Returns `error` with a hint in its message if `text`, which it is about, has one of the well-known mistakes; otherwise `error` itself. */
export function withHint(error: HoconParseError, text: string): HoconParseError {
  if (error.origin === undefined || error.hasHint) return error;
  const hint = hintFor(text, error.origin);
  if (hint === undefined) return error;
  const problem = error.message.slice(error.message.indexOf(": ") + 2);
  return new HoconParseError(`${problem} ${hint}`, error.origin, true);
}

function hintFor(text: string, { line: lineNumber, column }: Origin): string | undefined {
  if (XML.test(text)) return XML_HINT;
  const whole = text.split("\n", lineNumber).at(-1) ?? "";
  const line = whole.slice(Math.max(0, column - REACH), column + REACH); // a hostile line may be megabytes long
  for (const hint of HINTS) {
    const found = hint.line.exec(line)?.[0];
    if (found !== undefined) return hint.text(found.trim());
  }
  return undefined;
}
