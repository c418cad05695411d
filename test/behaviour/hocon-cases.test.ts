import { readFileSync } from "node:fs";
import { assert, describe, it } from "vitest";
import { type Config, HoconError, memoryIncluder, parse } from "../../src/hocon/index.ts";

interface Getter {
  readonly path: string;
  readonly as: string;
  readonly value?: unknown;
  readonly error?: true;
}

interface Case {
  readonly name: string;
  readonly spec: string;
  readonly input: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly fallbacks?: readonly string[];
  readonly expected?: unknown;
  readonly error?: true | { readonly line: number; readonly column?: number };
  readonly get?: readonly Getter[];
  readonly keyOrder?: Readonly<Record<string, readonly string[]>>;
}

const cases = JSON.parse(readFileSync(new URL("../fixtures/hocon/cases.json", import.meta.url), "utf8")) as readonly Case[];
const sections = [...new Set(cases.map(({ spec }) => spec))];
let ran = 0;

describe("HOCON, held against the shared cases", () => {
  for (const section of sections) {
    describe(section, () => {
      for (const example of cases.filter(({ spec }) => spec === section)) {
        it(example.name, () => {
          ran += 1;
          check(example);
        });
      }
    });
  }

  it("ran each of the 385 cases of the file", () => {
    assert.equal(cases.length, 385);
    assert.equal(new Set(cases.map(({ name }) => name)).size, 385);
    assert.equal(ran, cases.length);
  });
});

function check(example: Case): void {
  if (example.error) {
    const error = errorOf(() => load(example));
    if (!(error instanceof HoconError)) assert.fail(`must be refused with a typed error, got ${String(error)}`);
    if (example.error === true) return;
    assert.equal(error.origin?.line, example.error.line, error.message);
    if (example.error.column !== undefined) assert.equal(error.origin?.column, example.error.column, error.message);
    return;
  }
  const config = load(example);
  assert.isTrue(config.isResolved);
  assert.deepEqual(JSON.parse(JSON.stringify(config)), example.expected);
  for (const [path, keys] of Object.entries(example.keyOrder ?? {})) {
    assert.deepEqual(path === "" ? config.keys() : config.getConfig(path).keys(), keys);
  }
  for (const getter of example.get ?? []) {
    if (getter.error)
      assert.isTrue(errorOf(() => read(config, getter)) instanceof HoconError, `${getter.as} of ${getter.path} must be refused`);
    else assert.deepEqual(read(config, getter), getter.value, `${getter.as} of ${getter.path}`);
  }
}

function load(example: Case): Config {
  const options = { source: "case.conf", includer: memoryIncluder(example.files ?? {}) };
  const layers = [example.input, ...(example.fallbacks ?? [])].map((text) => parse(text, options));
  return layers.reduce((upper, lower) => upper.withFallback(lower)).resolve({ env: example.env ?? {} });
}

function read(config: Config, { as, path }: Getter): unknown {
  switch (as) {
    case "string":
      return config.getString(path);
    case "int":
      return config.getInt(path);
    case "number":
      return config.getNumber(path);
    case "boolean":
      return config.getBoolean(path);
    case "stringList":
      return config.getStringList(path);
    case "intList":
      return config.getIntList(path);
    case "hasPath":
      return config.hasPath(path);
    case "config":
      return JSON.parse(JSON.stringify(config.getConfig(path)));
    case "duration": {
      const milliseconds = config.getDurationMs(path);
      return milliseconds === Number.POSITIVE_INFINITY ? "infinite" : milliseconds;
    }
    case "bytes": {
      const bytes = config.getBytesBigInt(path);
      return bytes <= BigInt(Number.MAX_SAFE_INTEGER) ? config.getBytes(path) : String(bytes);
    }
    default:
      throw new Error(`The cases ask for an unknown getter: ${as}`);
  }
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
