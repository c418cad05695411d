import { readFileSync } from "node:fs";
import fc from "fast-check";
import { assert, describe, it } from "vitest";
import { HoconError, memoryIncluder, parse } from "../../src/hocon/index.ts";

interface Case {
  readonly input: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** A place in the text as a fraction of its length, so that shrinking a text keeps it meaningful. */
type Mutation =
  | { readonly kind: "insert"; readonly at: number; readonly text: string }
  | { readonly kind: "delete"; readonly at: number; readonly count: number }
  | { readonly kind: "repeat"; readonly at: number; readonly count: number };

// HOCON_FUZZ_SEED repeats a run that failed; HOCON_FUZZ_RUNS makes a longer one.
const seed = Number(process.env.HOCON_FUZZ_SEED ?? Number.NaN);
const numRuns = Number(process.env.HOCON_FUZZ_RUNS ?? 3000);

const cases = (JSON.parse(readFileSync(new URL("../fixtures/hocon/cases.json", import.meta.url), "utf8")) as readonly Case[]).filter(
  ({ input }) => input.length < 2000,
);

const place = fc.double({ min: 0, max: 1, noNaN: true });
const fragment = fc.oneof(
  fc.constantFrom(
    ...'{}[]()=:,+#"\\$?/.-@ \t\n\r\ufeff\u00a0'.split(""),
    '"""',
    "${",
    "${?",
    "}",
    "+=",
    "//",
    "include ",
    "null",
    "1e5",
    "\ud800",
    "__proto__",
  ),
  fc.string({ maxLength: 5 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: place, text: fragment }),
  fc.record({ kind: fc.constant("delete" as const), at: place, count: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ kind: fc.constant("repeat" as const), at: place, count: fc.integer({ min: 1, max: 40 }) }),
);

describe("HOCON under mutation", () => {
  it("ends every mutated case in a result that survives rendering, or in a typed error with a place", () => {
    const outcomes = { read: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat({ max: cases.length - 1 }), fc.array(mutation, { minLength: 1, maxLength: 6 }), (index, mutations) => {
        const example = cases[index];
        assert.isDefined(example);
        outcomes[outcomeOf(mutations.reduce(mutated, example.input), example.files ?? {})] += 1;
      }),
      { numRuns, ...(Number.isNaN(seed) ? {} : { seed }) },
    );
    assert.isAbove(outcomes.read, numRuns / 20, "the mutations leave enough texts readable to test that half");
    assert.isAbove(outcomes.refused, numRuns / 20, "and break enough of them");
  });
});

function outcomeOf(text: string, files: Readonly<Record<string, string>>): "read" | "refused" {
  try {
    const config = parse(text, { source: "fuzz.conf", includer: memoryIncluder(files) }).resolve();
    assert.equal(JSON.stringify(parse(config.render())), JSON.stringify(config));
    for (const { path } of config.entries()) config.getValue(path);
    return "read";
  } catch (error) {
    if (!(error instanceof HoconError)) throw error;
    assert.isAtLeast(error.origin?.line ?? 0, 1, error.message);
    assert.isAtLeast(error.origin?.column ?? 0, 1, error.message);
    return "refused";
  }
}

function mutated(text: string, mutation: Mutation): string {
  const at = Math.floor(mutation.at * text.length);
  switch (mutation.kind) {
    case "insert":
      return text.slice(0, at) + mutation.text + text.slice(at);
    case "delete":
      return text.slice(0, at) + text.slice(at + mutation.count);
    case "repeat":
      return text.slice(0, at + mutation.count) + text.slice(at);
  }
}
