import { assert, describe, it } from "vitest";
import { Status } from "../../actor/index.ts";
import { MalformedPayloadError, Registry } from "../../serialization/index.ts";
import { serializersReference } from "./reference.ts";
import { systemSerialization } from "./system-serialization.ts";

const refs = { pathOf: () => "", resolve: () => ({}) as never };
const { serialization } = systemSerialization(serializersReference(), { registry: new Registry() }, refs);

/** What arrives of `levels` messages that lie in each other. */
function sentWithin(levels: number): unknown {
  let message: unknown = "innermost";
  for (let level = 1; level < levels; level += 1) message = new Status.Success(message);
  const { bytes, serializerId, manifest } = serialization.serialize(message);
  return serialization.deserialize(bytes, serializerId, manifest);
}

describe("Messages in messages", () => {
  it("are read up to 32 levels, as often as they come", () => {
    for (let count = 0; count < 3; count += 1) assert.instanceOf(sentWithin(32), Status.Success);
  });

  it("are refused beyond, and what comes next is read", () => {
    for (let count = 0; count < 3; count += 1) assert.throws(() => sentWithin(33), MalformedPayloadError, /more than 32/);
    assert.instanceOf(sentWithin(32), Status.Success);
  });
});
