import * as protobuf from "@bufbuild/protobuf";
import { DurationSchema } from "@bufbuild/protobuf/wkt";
import { assert, it } from "vitest";
import {
  ActorIdentity,
  type ActorRef,
  BroadcastPool,
  ConsistentHashingPool,
  DefaultResizer,
  FromConfig,
  Identify,
  Kill,
  PoisonPill,
  RandomPool,
  RoundRobinPool,
  ScatterGatherFirstCompletedPool,
  Status,
  TailChoppingPool,
} from "../../actor/index.ts";
import { ActorSelectionMessage } from "../../actor/internal.ts";
import { Config, parse } from "../../hocon/index.ts";
import { DaemonMsgCreate } from "../deploy/create-command.ts";
import { serializersReference } from "./reference.ts";
import { type SystemSerialization, systemSerialization } from "./system-serialization.ts";
import { RemoteWatcherHeartbeat, RemoteWatcherHeartbeatResponse } from "../watch/watch-messages.ts";
import { type ActorRefResolver, Registry, type Serializer, type SerializerSetup, t } from "../../serialization/index.ts";
import { pathRefs, refTo } from "../../../test/fixtures/path-ref.ts";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";

/** A serializer of the program's own, under the id that it is given. */
const mine: SerializerSetup = {
  create: ({ identifier = 77 }): Serializer => ({
    identifier,
    manifestOf: () => "",
    toBytes: () => new Uint8Array(0),
    fromBytes: () => "mine",
  }),
};

function start(config: string): SystemSerialization {
  const resolved = parse(config).withFallback(serializersReference()).resolve();
  return systemSerialization(
    resolved,
    { registry: new Registry().protobuf(protobuf, { "google.protobuf.Duration": DurationSchema }), serializers: new Map([["Mine", mine]]) },
    pathRefs as unknown as ActorRefResolver<ActorRef>,
  );
}

/** The id under which `message` travels. */
const idOf = (message: unknown, config = ""): number => start(config).serialization.serializerFor(message).identifier;

/** A selection, as it travels. */
const selection = new ActorSelectionMessage("hello", [{ kind: "name", name: "a" }], false);

const someDuration = protobuf.create(DurationSchema, { seconds: 3n });

/** What asks another system to create an actor. Its content is of no matter here. */
const createCommand = new DaemonMsgCreate({} as DaemonMsgCreate["data"]);

/** The tests of a binding: `message` has the id `usual`, unless another serializer is bound to its type. */
function isBindingOf(typeName: string, message: object, usual: number): () => void {
  return () => {
    it("says which serializer writes it", () => {
      assert.equal(start("").serialization.serializers.ofInstance(message)?.identifier, usual);
      assert.equal(idOf(message, `akka.actor { serializers.mine = Mine, serialization-bindings { "${typeName}" = mine } }`), 77);
    });
  };
}

describeSetting("akka.actor.serialization-settings.primitive.use-legacy-behavior", () => {
  it("chooses how strings and whole numbers travel", () => {
    const manifestOf = (config: string): string => start(config).serialization.serialize("hello").manifest;
    assert.match(manifestOf(""), /^System\.String/);
    assert.equal(manifestOf("akka.actor.serialization-settings.primitive.use-legacy-behavior = off"), "S");
  });
});

describeSetting("akka.actor.serialization-settings.allow-unregistered-types", () => {
  it("lets only what is registered or bound travel", () => {
    const config = "akka.actor.serialization-settings.allow-unregistered-types = false";
    for (const message of [{ a: 1 }, [1], 1.5, true]) {
      assert.equal(idOf(message), 1);
      assert.throws(() => idOf(message, config), /no serializer is bound to/);
    }
    assert.equal(idOf("a", config), 17);
    assert.equal(idOf(1.5, `${config}, akka.actor.serialization-bindings { "System.Double" = json }`), 1);
    const registry = new Registry().shape("Shop.Say, Shop", { kind: "say" }, { text: t.string });
    const resolved = parse(config).withFallback(serializersReference()).resolve();
    const { serialization } = systemSerialization(resolved, { registry }, pathRefs as unknown as ActorRefResolver<ActorRef>);
    assert.equal(serialization.serializerFor({ kind: "say", text: "a" }).identifier, 1);
  });
});

describeSetting("ritsem.serialization.json.maximum-depth", () => {
  it("limits how deep a message may be nested", () => {
    const nested = { a: { b: { c: 1 } } };
    assert.doesNotThrow(() => start("").serialization.serialize(nested));
    assert.throws(() => start("ritsem.serialization.json.maximum-depth = 2").serialization.serialize(nested), /maximum-depth/);
  });
});

describeSetting("akka.log-serializer-override-on-start", () => {
  it("says which built-in bindings and serializers are replaced, or does not", () => {
    const overrides = `akka.actor { serializers.json = Mine, serialization-bindings { "System.String" = json, "System.Int32" = primitive } }`;
    const { warnings } = start(overrides);
    assert.equal(warnings.length, 2);
    assert.match(warnings.join("\n"), /serializers\."json" is Mine[^]*bindings\."System\.String" is json \(.*\) in place of primitive/);
    assert.deepEqual(start(`akka.log-serializer-override-on-start = off, ${overrides}`).warnings, []);
  });
});

describeSetting("akka.actor.serializers.json", () => {
  it("says which class writes what is bound to json", () => {
    assert.equal(idOf({ a: 1 }), 1);
    assert.equal(idOf({ a: 1 }, "akka.actor.serializers.json = Mine"), 77);
  });
});

describeSetting("akka.actor.serializers.bytes", () => {
  it("says which class writes what is bound to bytes", () => {
    assert.equal(idOf(Uint8Array.of(1)), 4);
    assert.equal(idOf(Uint8Array.of(1), "akka.actor.serializers.bytes = Mine"), 77);
  });
});

describeSetting("akka.actor.serializers.primitive", () => {
  it("says which class writes what is bound to primitive", () => {
    assert.equal(idOf("a"), 17);
    assert.equal(idOf("a", "akka.actor.serializers.primitive = Mine"), 77);
  });
});

describeSetting("akka.actor.serializers.akka-containers", () => {
  it("says which class writes what is bound to akka-containers", () => {
    assert.equal(idOf(selection), 6);
    assert.equal(idOf(selection, "akka.actor.serializers.akka-containers = Mine"), 77);
  });
});

describeSetting("akka.actor.serializers.akka-misc", () => {
  it("says which class writes what is bound to akka-misc", () => {
    assert.equal(idOf(new Identify(1)), 16);
    assert.equal(idOf(new Identify(1), "akka.actor.serializers.akka-misc = Mine"), 77);
  });
});

describeSetting("akka.actor.serializers.proto", () => {
  it("says which class writes what is bound to proto", () => {
    assert.equal(idOf(someDuration), 2);
    assert.equal(idOf(someDuration, "akka.actor.serializers.proto = Mine"), 77);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote"', () => {
  it("is the id on the wire of ProtobufSerializer", () => {
    const config = 'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.ProtobufSerializer, Akka.Remote" = 99 }';
    assert.equal(idOf(someDuration, config), 99);
  });
});

describeSetting('akka.actor.serialization-bindings."Google.Protobuf.IMessage, Google.Protobuf"', () => {
  it("says which serializer writes it", () => {
    const config = 'akka.actor.serialization-bindings { "Google.Protobuf.IMessage, Google.Protobuf" = json }';
    assert.equal(idOf(someDuration, config), 1);
  });
});

describeSetting("akka.actor.serializers.daemon-create", () => {
  it("says which class writes what is bound to daemon-create", () => {
    assert.equal(idOf(createCommand), 3);
    assert.equal(idOf(createCommand, "akka.actor.serializers.daemon-create = Mine"), 77);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote"', () => {
  it("is the id on the wire of DaemonMsgCreateSerializer", () => {
    const config = 'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.DaemonMsgCreateSerializer, Akka.Remote" = 99 }';
    assert.equal(idOf(createCommand, config), 99);
  });
});

describeSetting(
  'akka.actor.serialization-bindings."Akka.Remote.DaemonMsgCreate, Akka.Remote"',
  isBindingOf("Akka.Remote.DaemonMsgCreate, Akka.Remote", createCommand, 3),
);

describeSetting("akka.actor.serializers.akka-system-msg", () => {
  it("can be no other class than Akka's", () => {
    assert.equal(start("").systemMessages.identifier, 22);
    assert.throws(() => start("akka.actor.serializers.akka-system-msg = Mine"), /must bind "Akka\.Dispatch\.SysMsg\.SystemMessage, Akka"/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Serialization.NewtonSoftJsonSerializer, Akka"', () => {
  it("is the id on the wire of NewtonSoftJsonSerializer, out and in", () => {
    const { serialization } = start('akka.actor.serialization-identifiers { "Akka.Serialization.NewtonSoftJsonSerializer, Akka" = 99 }');
    const { serializerId, manifest, bytes } = serialization.serialize({ a: 1 });
    assert.equal(serializerId, 99);
    assert.doesNotThrow(() => serialization.deserialize(bytes, 99, manifest));
    assert.throws(() => serialization.deserialize(bytes, 1, manifest), /no such serializer/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Serialization.ByteArraySerializer, Akka"', () => {
  it("is the id on the wire of ByteArraySerializer, out and in", () => {
    const { serialization } = start('akka.actor.serialization-identifiers { "Akka.Serialization.ByteArraySerializer, Akka" = 99 }');
    const { serializerId, manifest, bytes } = serialization.serialize(Uint8Array.of(1));
    assert.equal(serializerId, 99);
    assert.doesNotThrow(() => serialization.deserialize(bytes, 99, manifest));
    assert.throws(() => serialization.deserialize(bytes, 4, manifest), /no such serializer/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote"', () => {
  it("is the id on the wire of PrimitiveSerializers, out and in", () => {
    const { serialization } = start(
      'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.PrimitiveSerializers, Akka.Remote" = 99 }',
    );
    const { serializerId, manifest, bytes } = serialization.serialize("a");
    assert.equal(serializerId, 99);
    assert.doesNotThrow(() => serialization.deserialize(bytes, 99, manifest));
    assert.throws(() => serialization.deserialize(bytes, 17, manifest), /no such serializer/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote"', () => {
  it("is the id on the wire of MessageContainerSerializer, out and in", () => {
    const { serialization } = start(
      'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.MessageContainerSerializer, Akka.Remote" = 99 }',
    );
    const { serializerId, manifest, bytes } = serialization.serialize(selection);
    assert.equal(serializerId, 99);
    assert.doesNotThrow(() => serialization.deserialize(bytes, 99, manifest));
    assert.throws(() => serialization.deserialize(bytes, 6, manifest), /no such serializer/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote"', () => {
  it("is the id on the wire of MiscMessageSerializer, out and in", () => {
    const { serialization } = start(
      'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.MiscMessageSerializer, Akka.Remote" = 99 }',
    );
    const { serializerId, manifest, bytes } = serialization.serialize(new Identify(1));
    assert.equal(serializerId, 99);
    assert.doesNotThrow(() => serialization.deserialize(bytes, 99, manifest));
    assert.throws(() => serialization.deserialize(bytes, 16, manifest), /no such serializer/);
  });
});

describeSetting('akka.actor.serialization-identifiers."Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote"', () => {
  it("can be no other than the one that every peer knows", () => {
    const config = 'akka.actor.serialization-identifiers { "Akka.Remote.Serialization.SystemMessageSerializer, Akka.Remote" = 99 }';
    assert.throws(() => start(config), /the id 22/);
  });
});

describeSetting('akka.actor.serialization-bindings."System.Byte[]"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf(Uint8Array.of(1)), 4);
    assert.equal(idOf(Uint8Array.of(1), 'akka.actor { serializers.mine = Mine, serialization-bindings { "System.Byte[]" = mine } }'), 77);
  });
});

describeSetting('akka.actor.serialization-bindings."System.Object"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf({ a: 1 }), 1);
    assert.equal(idOf({ a: 1 }, 'akka.actor { serializers.mine = Mine, serialization-bindings { "System.Object" = mine } }'), 77);
  });
});

describeSetting('akka.actor.serialization-bindings."System.String"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf("a"), 17);
    assert.equal(idOf("a", 'akka.actor { serializers.mine = Mine, serialization-bindings { "System.String" = mine } }'), 77);
  });
});

describeSetting('akka.actor.serialization-bindings."System.Int32"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf(5), 17);
    assert.equal(idOf(5, 'akka.actor { serializers.mine = Mine, serialization-bindings { "System.Int32" = mine } }'), 77);
  });
});

describeSetting('akka.actor.serialization-bindings."System.Int64"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf(5n), 17);
    assert.equal(idOf(5n, 'akka.actor { serializers.mine = Mine, serialization-bindings { "System.Int64" = mine } }'), 77);
  });
});

describeSetting('akka.actor.serialization-bindings."Akka.Actor.ActorSelectionMessage, Akka"', () => {
  it("says which serializer writes it", () => {
    assert.equal(idOf(selection), 6);
    assert.equal(
      idOf(selection, 'akka.actor { serializers.mine = Mine, serialization-bindings { "Akka.Actor.ActorSelectionMessage, Akka" = mine } }'),
      77,
    );
  });
});

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.ActorIdentity, Akka"',
  isBindingOf("Akka.Actor.ActorIdentity, Akka", new ActorIdentity(1, undefined), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.IActorRef, Akka"',
  isBindingOf("Akka.Actor.IActorRef, Akka", refTo("akka://S/user/a#1"), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.Identify, Akka"',
  isBindingOf("Akka.Actor.Identify, Akka", new Identify(1), 16),
);

describeSetting('akka.actor.serialization-bindings."Akka.Actor.Kill, Akka"', isBindingOf("Akka.Actor.Kill, Akka", Kill.instance, 16));

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.PoisonPill, Akka"',
  isBindingOf("Akka.Actor.PoisonPill, Akka", PoisonPill.instance, 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.Status+Failure, Akka"',
  isBindingOf("Akka.Actor.Status+Failure, Akka", new Status.Failure(new Error("no")), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Actor.Status+Success, Akka"',
  isBindingOf("Akka.Actor.Status+Success, Akka", new Status.Success(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Configuration.Config, Akka"',
  isBindingOf("Akka.Configuration.Config, Akka", Config.empty(), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote"',
  isBindingOf("Akka.Remote.RemoteWatcher+Heartbeat, Akka.Remote", RemoteWatcherHeartbeat.instance, 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote"',
  isBindingOf("Akka.Remote.RemoteWatcher+HeartbeatRsp, Akka.Remote", new RemoteWatcherHeartbeatResponse(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.BroadcastPool, Akka"',
  isBindingOf("Akka.Routing.BroadcastPool, Akka", new BroadcastPool(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.ConsistentHashingPool, Akka"',
  isBindingOf("Akka.Routing.ConsistentHashingPool, Akka", new ConsistentHashingPool(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.DefaultResizer, Akka"',
  isBindingOf("Akka.Routing.DefaultResizer, Akka", new DefaultResizer(), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.FromConfig, Akka"',
  isBindingOf("Akka.Routing.FromConfig, Akka", FromConfig.instance, 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.RandomPool, Akka"',
  isBindingOf("Akka.Routing.RandomPool, Akka", new RandomPool(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.RoundRobinPool, Akka"',
  isBindingOf("Akka.Routing.RoundRobinPool, Akka", new RoundRobinPool(1), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.ScatterGatherFirstCompletedPool, Akka"',
  isBindingOf("Akka.Routing.ScatterGatherFirstCompletedPool, Akka", new ScatterGatherFirstCompletedPool(1, "1 s"), 16),
);

describeSetting(
  'akka.actor.serialization-bindings."Akka.Routing.TailChoppingPool, Akka"',
  isBindingOf("Akka.Routing.TailChoppingPool, Akka", new TailChoppingPool(1, "1 s"), 16),
);

describeSetting('akka.actor.serialization-bindings."Akka.Dispatch.SysMsg.SystemMessage, Akka"', () => {
  it("can be no other serializer than Akka's", () => {
    for (const name of ["json", "none"]) {
      const config = `akka.actor.serialization-bindings { "Akka.Dispatch.SysMsg.SystemMessage, Akka" = ${name} }`;
      assert.throws(() => start(config), /must bind "Akka\.Dispatch\.SysMsg\.SystemMessage, Akka"/);
    }
  });
});
