import type { SeededRandom } from "../../src/testkit/index.ts";

/** Values that stand where others were: each is something that a hostile peer would try. */
const VALUES = [
  "null",
  "true",
  "-0",
  "1e999",
  "99999999999999999999999999",
  "0.1e-400",
  "012",
  '""',
  '"\\ud800"',
  '"\\u0000"',
  '"NaN"',
  '"2024-02-30T99:00:00Z"',
  '{"$":"I99999999999"}',
  '{"$":"M1e9999"}',
  '{"$":"X1"}',
  '{"$ref":"1"}',
  '{"$ref":"999"}',
  '{"$id":"1"}',
  '{"$type":"System.Diagnostics.Process, System.Diagnostics.Process"}',
  '{"$type":"System.Collections.Generic.List`1[[System.Object, mscorlib]], mscorlib","$values":[[]]}',
  '{"$type":"Fuzz.Node, Fuzz","Next":{"$ref":"1"}}',
  '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
  "[".repeat(1000),
  '{"a":'.repeat(1000),
  '{"$type":"Fuzz.Node, Fuzz","Next":'.repeat(1000),
];
const KEYS = [
  '"__proto__"',
  '"constructor"',
  '"toString"',
  '"$type"',
  '"$id"',
  '"$ref"',
  '"$values"',
  '"$value"',
  '"$"',
  '"name"',
  '"NAME"',
];
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** A text that is like `text`, a JSON document, but for a few tokens, members or characters. */
export function mutatedJson(text: string, random: SeededRandom): Uint8Array {
  const tokens: string[] = text.match(TOKEN) ?? [];
  for (let changes = random.integer(1, 2); changes > 0; changes -= 1) changeTokens(tokens, random);
  const bytes = new TextEncoder().encode(tokens.join(""));
  switch (random.integer(0, 7)) {
    case 0:
      return bytes.slice(0, random.integer(0, bytes.length));
    case 1:
      if (bytes.length > 0) bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
      return bytes;
    default:
      return bytes;
  }
}

function changeTokens(tokens: string[], random: SeededRandom): void {
  const at = random.integer(0, tokens.length);
  const isKey = tokens[at + 1] === ":";
  switch (random.integer(0, 5)) {
    case 0:
      tokens.splice(at, 1);
      return;
    case 1:
      tokens.splice(at, 0, random.pick(VALUES));
      return;
    case 2:
      tokens.splice(at, 1, isKey ? random.pick(KEYS) : random.pick(VALUES));
      return;
    case 3: // a member or element twice
      tokens.splice(at, 0, ...tokens.slice(at, at + random.integer(1, 6)));
      return;
    case 4: // two parts change places
      {
        const other = random.integer(0, tokens.length - 1);
        [tokens[at], tokens[other]] = [tokens[other] ?? "", tokens[at] ?? ""];
      }
      return;
    default:
      tokens.splice(at, 0, isKey ? `${random.pick(KEYS)}:${random.pick(VALUES)},` : ",");
  }
}
