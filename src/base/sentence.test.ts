import { assert, describe, it } from "vitest";
import { asSentence } from "./sentence.ts";

describe("asSentence", () => {
  for (const [text, sentence] of [
    ["it is full", "it is full."],
    ["it is full.", "it is full."],
    ["it is full. ", "it is full."],
    ["is it full?", "is it full?"],
    ['he said "stop."', 'he said "stop."'],
    ["(any more)", "(any more)."],
  ] as const) {
    it(`makes ${sentence} of ${JSON.stringify(text)}`, () => assert.equal(asSentence(text), sentence));
  }
});
