import { assert, describe, it } from "vitest";
import { EnvelopeTemplates } from "./envelope-template.ts";

const NO_MANIFEST = new Uint8Array(0);

describe("EnvelopeTemplates", () => {
  it("keep the template of a pair", () => {
    const templates = new EnvelopeTemplates();
    const [recipient, sender] = [new Uint8Array(100).fill(1), new Uint8Array(100).fill(2)];
    assert.equal(templates.find(recipient, sender, 1, NO_MANIFEST), templates.find(recipient, sender, 1, NO_MANIFEST));
  });

  it("keep those of almost all of many pairs that take turns", () => {
    const templates = new EnvelopeTemplates();
    const utf8 = new TextEncoder();
    const paths = Array.from({ length: 100 }, (_, index) => utf8.encode(`/user/a#${Math.imul(index + 1, 0x9e37_79b1) >>> 1}`));
    const made = paths.map((path) => templates.find(path, undefined, 1, NO_MANIFEST));
    const kept = paths.filter((path, index) => templates.find(path, undefined, 1, NO_MANIFEST) === made[index]).length;
    assert.isAtLeast(kept, 96);
  });

  it("keep none of paths of more than 1024 bytes", () => {
    const templates = new EnvelopeTemplates();
    const [recipient, sender] = [new Uint8Array(1025).fill(1), new Uint8Array(100).fill(2)];
    for (const [to, from] of [
      [recipient, undefined],
      [sender, recipient],
    ] as const)
      assert.notEqual(templates.find(to, from, 1, NO_MANIFEST), templates.find(to, from, 1, NO_MANIFEST));
  });

  it("forget all when they would occupy more than 512 KiB", () => {
    const templates = new EnvelopeTemplates();
    const pathOf = (index: number): Uint8Array => {
      const path = new Uint8Array(1000).fill(1);
      new DataView(path.buffer).setUint32(996, Math.imul(index, 0x9e37_79b1));
      return path;
    };
    const paths = Array.from({ length: 400 }, (_, index) => pathOf(index));
    const made = paths.map((path) => templates.find(path, undefined, 1, NO_MANIFEST));
    const kept = paths.filter((path, index) => templates.find(path, undefined, 1, NO_MANIFEST) === made[index]).length;
    assert.isBelow(kept, 140);
  });
});
