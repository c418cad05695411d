import { assert, describe, it } from "vitest";
import { HoconError, HoconLimitError, HoconParseError } from "./errors.ts";
import { hostileTexts, largeTexts } from "../../test/fixtures/hostile-texts.ts";
import { parse } from "./parse.ts";

// How much time and memory these take is measured in test/behaviour/hocon-effort.test.ts, in a process of its own.

describe("hostile texts end with a typed error", () => {
  for (const [name, text] of Object.entries(hostileTexts)) {
    it(name, () => {
      const error = errorOf(() => parse(text).resolve());
      if (!(error instanceof HoconError)) assert.fail(`expected a typed error, got ${String(error)}`);
      assert.isDefined(error.origin);
    });
  }

  it("names what was too much", () => {
    assert.throws(() => parse(hostileTexts["objects that nest ever deeper"] ?? "").resolve(), HoconLimitError, "more than 1000 deep");
    assert.throws(() => parse(hostileTexts["an error after a million lines"] ?? ""), HoconParseError, "text:1000001:1:");
  });
});

describe("large but honest texts are read", () => {
  for (const [name, text] of Object.entries(largeTexts)) it(name, () => assert.isTrue(parse(text).resolve().isResolved));
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
