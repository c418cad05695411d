// Texts that only an attacker writes, and texts that only a program writes.

const doubling = (first: string, next: (previous: string) => string) =>
  `a0 = ${first}\n${lines(60, (at) => `a${at + 1} = ${next(`\${a${at}}`)}`)}`;
/** Small or big, made to be expensive. Each ends in a typed error. */
export const hostileTexts: Readonly<Record<string, string>> = {
  "a million opening brackets": `a=${"[".repeat(1e6)}`,
  "a megabyte of nested objects": "a{".repeat(5e5),
  "a key of half a million parts": `${"a.".repeat(5e5)}a=1`,
  "a substitution of half a million parts": `a=\${${"a.".repeat(5e5)}a}`,
  "substitutions in substitutions": `a=${"${".repeat(5e5)}`,
  "lists that double": doubling("[1, 1]", (a) => `${a} ${a}`),
  "lists of lists that double": doubling("[1]", (a) => `[${a}, ${a}]`),
  "texts that double": doubling("xxxxxxxxxx", (a) => `${a}${a}`),
  "objects that double": doubling("{ x = 1 }", (a) => `{ l = ${a}, r = ${a} }`),
  "objects that nest ever deeper": `a0 = 1\n${lines(2000, (at) => `a${at + 1} { x = \${a${at}} }`)}`,
  "a chain of substitutions, last one first": `${lines(20_000, (at) => `v${at} = \${v${at + 1}}`)}\nv20000 = 1`,
  "a key that refers to itself a hundred thousand times": `p=a\n${"p=${p}x\n".repeat(1e5)}`,
  "optional texts that all refer to each other": lines(40, (at) => `v${at}=${lines(40, (to) => `\${?v${to}}`, "")}`),
  "optional lists that all refer to each other": lines(40, (at) => `v${at}=[${lines(40, (to) => `\${?v${to}}`, ",")}]`),
  "ten thousand copies of a big object": `big{${lines(1000, (at) => `k${at}=1`, ",")}}\n${lines(10_000, (at) => `c${at}=\${big}{x=1}`)}`,
  "a megabyte of quoted text without its end": `a="${"x".repeat(1e6)}`,
  "an error after a million lines": `${"\n".repeat(1e6)}@`,
  "a long cycle": lines(300, (at) => `v${at} = \${v${(at + 1) % 300}}`),
};

/** Big, and nothing wrong with them. */
export const largeTexts: Readonly<Record<string, string>> = {
  "one key of a megabyte": `${"k".repeat(1e6)}=1`,
  "a megabyte of escapes": `a="${"\\n".repeat(5e5)}"`,
  "a megabyte in triple quotes": `a="""${"\n".repeat(1e6)}"""`,
  "a megabyte of comments": "#\n".repeat(5e5),
  "a megabyte of words": `a=${"x ".repeat(5e5)}`,
  "ten megabytes of whitespace": `a =${" ".repeat(5e6)}${"\x1c".repeat(5e6)}1`,
  "ten megabytes of one unquoted text": `a = ${"x".repeat(1e7)}`,
  "two megabytes of slashes": `a = ${"/x".repeat(1e6)}`,
  "fifty thousand fields": lines(50_000, (at) => `k${at} = ${at}`),
  "fifty thousand dotted fields": lines(50_000, (at) => `a.b.x${at} = ${at}`),
  "fifty thousand elements by +=": lines(50_000, (at) => `a += ${at}`),
  "fifty thousand substitutions": `v0 = 1\n${lines(50_000, (at) => `v${at + 1} = \${v${at}}`)}`,
  "twenty thousand objects joined with substitutions between": `o {}\na=${lines(20_000, (at) => `\${o}{x{k${at}=1}}`, "")}`,
  "nesting of 999": `${"a{".repeat(998)}b=\${x}${"}".repeat(998)}\nx=1`,
};

/** An honest configuration of so many sections, with substitutions and appended lists. */
export function honestText(sections: number): string {
  return `d { x = 1 }\n${lines(sections, (at) => `s.k${at} = \${d} { y = ${at}, l = [a b, \${d.x}] }\na += ${at}`)}`;
}

function lines(count: number, line: (at: number) => string, separator: string = "\n"): string {
  return Array.from({ length: count }, (_, at) => line(at)).join(separator);
}
