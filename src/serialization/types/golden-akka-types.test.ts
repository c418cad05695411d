import { assert, describe, expect, it } from "vitest";
import { bytesOf, capturesOf, textOf } from "../../../test/fixtures/captures.ts";
import { Hello } from "../../../test/fixtures/golden-types.ts";
import { pathRefs, refTo as ref } from "../../../test/fixtures/path-ref.ts";
import { defineMessage, Registry, Serialization, t } from "../index.ts";

// The registry refuses the names of types that every system knows. Here they stand for any class with such members.

/** Registers classes whose names begin with `Declared.` under the rest. */
function overriding(registry: Registry): Registry {
  const { registrations } = registry as unknown as { readonly registrations: readonly { readonly names: readonly string[] }[] };
  const value = registrations.map((one) => ({ ...one, names: one.names.map((name) => name.replace(/^Declared\./, "")) }));
  return Object.defineProperty(registry, "registrations", { value });
}

// Akka.NET's own types that fall through to JSON, mirrored from the captured texts.

const Address = defineMessage("Declared.Akka.Actor.Address+AddressSurrogate, Akka", {
  protocol: t.string,
  system: t.string,
  host: t.nullable(t.string),
  port: t.nullable(t.int),
});
const ActorPath = defineMessage("Declared.Akka.Actor.ActorPath+Surrogate, Akka", { path: t.string });
const HoconLiteral = defineMessage("Declared.Akka.Configuration.Hocon.HoconLiteral, Akka", { value: t.string });
const HoconSubstitution = defineMessage("Declared.Akka.Configuration.Hocon.HoconSubstitution, Akka", {});
class HoconValue {
  isEmpty = false;
  values: (object | null)[] = [];
}
const HoconObject = defineMessage("Declared.Akka.Configuration.Hocon.HoconObject, Akka", { items: t.dictionaryOf(t.string, HoconValue) });
const Config = defineMessage("Declared.Akka.Configuration.Config, Akka", {
  isEmpty: t.bool,
  root: HoconValue,
  substitutions: t.listOf(HoconSubstitution),
});
const NoScopeGiven = defineMessage("Declared.Akka.Actor.NoScopeGiven, Akka", {});
const RemoteScope = defineMessage("Declared.Akka.Actor.RemoteScope, Akka", { address: Address });
const LocalScope = defineMessage("Declared.Akka.Actor.LocalScope+LocalScopeSurrogate, Akka", {});
const NoRouter = defineMessage("Declared.Akka.Routing.NoRouter+NoRouterSurrogate, Akka", {});
const Deploy = defineMessage("Declared.Akka.Actor.Deploy+DeploySurrogate, Akka", {
  scope: t.abstract("Akka.Actor.Scope, Akka"),
  routerConfig: t.abstract("Akka.Routing.RouterConfig, Akka"),
  path: t.string,
  config: Config,
  mailbox: t.string,
  dispatcher: t.string,
  stashCapacity: t.int,
});
const Props = defineMessage("Declared.Akka.Actor.Props+PropsSurrogate, Akka", {
  type: t.string,
  deploy: Deploy,
  arguments: t.arrayOf(t.object),
});
const WithAkka = defineMessage("Golden.WithAkka, Golden", {
  path: ActorPath,
  addr: Address,
  props: Props,
  cfg: Config,
  deploy: Deploy,
  t: t.string,
});

const group = (name: string) =>
  defineMessage(`Declared.Akka.Routing.${name}+${name}Surrogate, Akka`, { paths: t.arrayOf(t.string), routerDispatcher: t.string });
const ScatterGatherGroup = defineMessage(
  "Declared.Akka.Routing.ScatterGatherFirstCompletedGroup+ScatterGatherFirstCompletedGroupSurrogate, Akka",
  {
    within: t.timeSpan,
    paths: t.arrayOf(t.string),
    routerDispatcher: t.string,
  },
);
const TailChoppingGroup = defineMessage("Declared.Akka.Routing.TailChoppingGroup+TailChoppingGroupSurrogate, Akka", {
  paths: t.arrayOf(t.string),
  within: t.timeSpan,
  interval: t.timeSpan,
  routerDispatcher: t.string,
});
const Terminated = defineMessage("Declared.Akka.Actor.Terminated, Akka", { actorRef: t.ref, existenceConfirmed: t.bool });
const ReceiveTimeout = defineMessage("Declared.Akka.Actor.ReceiveTimeout, Akka", {});
const Broadcast = defineMessage("Declared.Akka.Routing.Broadcast, Akka", { message: t.object });
const GetRoutees = defineMessage("Declared.Akka.Routing.GetRoutees, Akka", {});
const Routees = defineMessage("Declared.Akka.Routing.Routees, Akka", { members: t.arrayOf(t.abstract("Akka.Routing.Routee, Akka")) });
const ActorRefRoutee = defineMessage("Declared.Akka.Routing.ActorRefRoutee, Akka", { actor: t.ref });
const AddRoutee = defineMessage("Declared.Akka.Routing.AddRoutee, Akka", { routee: t.abstract("Akka.Routing.Routee, Akka") });
const HashableEnvelope = defineMessage("Declared.Akka.Routing.ConsistentHashableEnvelope, Akka", {
  hashKey: t.object,
  consistentHashKey: t.object,
  message: t.object,
});
const SelectChildName = defineMessage("Declared.Akka.Actor.SelectChildName, Akka", { name: t.string });
const ActorSelection = defineMessage("Declared.Akka.Actor.ActorSelection, Akka", {
  anchor: t.ref,
  path: t.arrayOf(t.abstract("Akka.Actor.SelectionPathElement, Akka")),
  pathString: t.string,
});
const DeadLetter = defineMessage("Declared.Akka.Event.DeadLetter, Akka", { message: t.object, recipient: t.ref, sender: t.ref });

const serialization = new Serialization({
  registry: overriding(
    new Registry()
      .messages(Hello)
      .messages(
        Address,
        ActorPath,
        HoconLiteral,
        HoconSubstitution,
        HoconObject,
        Config,
        NoScopeGiven,
        RemoteScope,
        LocalScope,
        NoRouter,
        Deploy,
      )
      .message("Declared.Akka.Configuration.Hocon.HoconValue, Akka", HoconValue, {
        isEmpty: t.bool,
        values: t.listOf(t.abstract("Akka.Configuration.Hocon.IHoconElement, Akka")),
      })
      .messages(Props, WithAkka, group("RoundRobinGroup"), group("BroadcastGroup"), group("RandomGroup"), group("ConsistentHashingGroup"))
      .messages(
        ScatterGatherGroup,
        TailChoppingGroup,
        Terminated,
        ReceiveTimeout,
        Broadcast,
        GetRoutees,
        Routees,
        ActorRefRoutee,
        AddRoutee,
      )
      .messages(HashableEnvelope, SelectChildName, ActorSelection, DeadLetter),
  ),
  refs: pathRefs,
});

const echo = "akka.tcp://Alpha@127.0.0.1:25521/user/echo#1539786599";

const cases: Readonly<Record<string, unknown>> = {
  "akka Address": new Address({ protocol: "akka.tcp", system: "Beta", host: "127.0.0.1", port: 25531 }),
  "akka ActorPath": new ActorPath({ path: "akka://Alpha/user/echo#1539786599" }),
  "akka LocalScope": new LocalScope(),
  "akka NoRouter": new NoRouter(),
  "akka Terminated": new Terminated({ actorRef: ref(echo), existenceConfirmed: true }),
  "akka ReceiveTimeout": new ReceiveTimeout(),
  "akka Broadcast": new Broadcast({ message: "x" }),
  "akka GetRoutees": new GetRoutees(),
  "akka ConsistentHashableEnvelope": new HashableEnvelope({ hashKey: "k", consistentHashKey: "k", message: "m" }),
};

/** Captures too large to spell out: they are read and must be written again byte for byte. */
const rewritten: readonly string[] = [
  "WithAkka",
  "akka Props no args",
  "akka Props args",
  "akka Deploy default",
  "akka Deploy remote",
  "akka RoundRobinGroup",
  "akka BroadcastGroup",
  "akka RandomGroup",
  "akka ConsistentHashingGroup",
  "akka ScatterGatherFirstCompletedGroup",
  "akka TailChoppingGroup",
  "akka Routees",
  "akka AddRoutee",
  "akka ActorSelection",
  "akka DeadLetter",
];

const exceptions: Readonly<Record<string, string>> = {
  "akka SmallestMailboxPool":
    "its decider lists KeyValuePair structs, which have neither $id nor $type; the remote module has no use for it",
  "akka OneForOneStrategy": "the same list of KeyValuePair structs",
  "akka Status.Failure type": "serializer 16, not JSON",
};

const captures = [...capturesOf("serializer-json").filter(({ name }) => name === "WithAkka"), ...capturesOf("serializer-json-akka-types")];

describe("Akka.NET's own types as captured", () => {
  it("are all accounted for", () => {
    const names = captures.map((capture) => capture.name);
    assert.deepEqual([...Object.keys(cases), ...rewritten, ...Object.keys(exceptions)].sort(), names.sort());
    assert.deepEqual([names.length, Object.keys(exceptions).length], [27, 3]);
  });

  for (const capture of captures.filter(({ name }) => name in cases)) {
    it(`are written byte for byte and read: ${capture.name}`, () => {
      const message = cases[capture.name];
      assert.equal(textOf(serialization.serialize(message).bytes), textOf(bytesOf(capture)));
      expect(serialization.deserialize(bytesOf(capture), 1, "")).toStrictEqual(message);
    });
  }

  for (const capture of captures.filter(({ name }) => rewritten.includes(name))) {
    it(`are read and written again byte for byte: ${capture.name}`, () => {
      const message = serialization.deserialize(bytesOf(capture), 1, "");
      assert.equal(textOf(serialization.serialize(message).bytes), textOf(bytesOf(capture)));
    });
  }
});
