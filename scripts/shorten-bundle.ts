import { transform } from "esbuild";

/** Longest line of a bundle, about: Node prints the line of an uncaught error, and stack traces name it. */
const LINE_LIMIT = 160;

/**
 * Returns the text of a bundle, and its source map, without what only costs: V8 keeps the text of each module in memory, compiles each static
 * block and copies the map of each function that is given a name. `text` is what esbuild writes with `keepNames` and an inline source map.
 */
export async function shortened(text: string): Promise<{ readonly code: string; readonly map: string }> {
  const { code, map } = await transform(withoutNamesAlreadyThere(text), {
    format: "esm",
    target: ["node20.19", "es2022"],
    minifyWhitespace: true,
    lineLimit: LINE_LIMIT,
    sourcemap: "external",
    sourcesContent: true,
  });
  // Text with one character above Latin-1 takes two bytes for each. esbuild escapes them in texts and not in regular expressions.
  const wide = /.{0,40}[^\0-\xff].{0,40}/.exec(code);
  if (wide !== null) throw new Error(`A bundle has a character above Latin-1, which doubles its memory. Write \\u…: ${wide[0]}`);
  return { code, map };
}

const NAMED = String.raw`(?<![.\w$#])(#?[\w$]+)(?: =|:) `;
const CALL = String.raw`\/\* @__PURE__ \*\/ __name\(`;
const ONE_LINE = new RegExp(String.raw`(${NAMED})(${CALL})(?!class\b)(.*?)(, "\2"\))`, "g");
const LINES = new RegExp(String.raw`^( *)(.*${NAMED})(${CALL})((?:async )?\(?[^\n]*\{\n(?:\1 [^\n]*\n|\n)*\1\})(, "\3"\))`, "gm");

/**
 * What is left out is overwritten by spaces, so that the source map stays right. Functions have the name of their variable, property or field already;
 * those within other functions would be named whenever these run.
 */
function withoutNamesAlreadyThere(text: string): string {
  return text
    .replace(/^ *__name\(([\w$]+), "\1"\);$/gm, "")
    .replace(/^( *var ([\w$]+) = class(?: extends [^{\n]+)? \{)\n *static \{\n *__name\(this, "\2"\);\n *\}$/gm, "$1\n\n\n")
    .replace(ONE_LINE, (all: string, before: string, _name: string, call: string, body: string, end: string) =>
      isBalanced(body) ? before + blank(call) + body + blank(end) : all,
    )
    .replace(
      LINES,
      (_all, indent: string, before: string, _name: string, call: string, body: string, end: string) =>
        indent + before + blank(call) + body + blank(end),
    )
    .replace("__name = (target, value) => __defProp", "__name = (target, value) => target.name === value ? target : __defProp");
}

function blank(text: string): string {
  return " ".repeat(text.length);
}

/** Whether the brackets outside of quotes come in pairs: otherwise the text ends too early. */
function isBalanced(text: string): boolean {
  const signs = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, "");
  const count = (sign: string): number => signs.split(sign).length;
  return count("(") === count(")") && count("{") === count("}") && count("[") === count("]");
}
