import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import type { ActorRef } from "../../actor/index.ts";
import { parse } from "../../hocon/index.ts";
import { type ActorRefResolver, Registry } from "../../serialization/index.ts";
import { serializersReference } from "./reference.ts";
import { type SystemSerialization, systemSerialization } from "./system-serialization.ts";

function start(config: string): SystemSerialization {
  const resolved = parse(config).withFallback(serializersReference()).resolve();
  return systemSerialization(resolved, { registry: new Registry() }, pathRefs as unknown as ActorRefResolver<ActorRef>);
}

/** The id under which `message` travels. */
const idOf = (message: unknown, config: string): number => start(config).serialization.serializerFor(message).identifier;

describe("A serializer of a .NET package in the configuration", () => {
  const hyperion = `akka.actor {
    serializers.hyperion = "Akka.Serialization.HyperionSerializer, Akka.Serialization.Hyperion"
    serialization-bindings { "System.Object" = hyperion }
  }`;

  it("is replaced by the one that is bound by default, with one warning", () => {
    assert.equal(idOf({ a: 1 }, hyperion), 1);
    const { warnings } = start(hyperion);
    assert.lengthOf(warnings, 1);
    assert.match(
      warnings[0] ?? "",
      /serializers\.hyperion \(.*which is not available here: what is bound to it \("System\.Object"\) is written as if it were not configured\. To provide it/,
    );
  });

  it("does not take the place of a serializer of the same short name", () => {
    assert.equal(idOf({ a: 1 }, 'akka.actor.serializers.json = "Shop.Json, Shop"'), 1);
    assert.lengthOf(start('akka.actor.serializers.json = "Shop.Json, Shop"').warnings, 1);
  });

  it("is no override if it names the default class without its assembly", () => {
    assert.deepEqual(start("akka.actor.serializers.json = Akka.Serialization.NewtonSoftJsonSerializer").warnings, []);
  });
});
