import { assert, describe, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { ActorIdentity, type ActorRef, isNobody, NO_SENDER, Status } from "../../actor/index.ts";
import { type ActorRefResolver, defineMessage, Registry, type Serialization, t } from "../../serialization/index.ts";
import { serializersReference } from "./reference.ts";
import { systemSerialization } from "./system-serialization.ts";

const Order = defineMessage("Shop.Order, Shop", { replyTo: t.ref, watchers: t.listOf(t.ref), anything: t.object });

const serialization: Serialization<ActorRef> = systemSerialization(
  serializersReference().resolve(),
  { registry: new Registry().messages(Order) },
  pathRefs as unknown as ActorRefResolver<ActorRef>,
).serialization;

function travelled(message: unknown): unknown {
  const { bytes, serializerId, manifest } = serialization.serialize(message);
  return serialization.deserialize(bytes, serializerId, manifest);
}

const text = (message: unknown): string => new TextDecoder().decode(serialization.serialize(message).bytes);

describe("The ref of no actor", () => {
  it("travels as a whole message and arrives as NO_SENDER", () => {
    assert.equal(serialization.serialize(NO_SENDER).manifest, "AR");
    assert.include(text(NO_SENDER), "nobody");
    assert.equal(travelled(NO_SENDER), NO_SENDER);
  });

  it("travels in members, lists and object members", () => {
    const order = travelled(new Order({ replyTo: NO_SENDER, watchers: [NO_SENDER], anything: NO_SENDER })) as InstanceType<typeof Order>;
    assert.equal(order.replyTo, NO_SENDER);
    assert.deepEqual(order.watchers, [NO_SENDER]);
    assert.equal(order.anything, NO_SENDER);
    assert.include(text(order), "Akka.Actor.Nobody+NobodySurrogate, Akka");
  });

  it("travels inside other messages of Akka's", () => {
    assert.equal((travelled(new Status.Success(NO_SENDER)) as Status.Success).status, NO_SENDER);
    assert.isUndefined((travelled(new ActorIdentity("id", NO_SENDER)) as ActorIdentity).subject);
  });

  it("is what isNobody says, as are null, undefined and dead letters", () => {
    const deadLetters = pathOf("akka://Sys/deadLetters", "deadLetters");
    for (const ref of [null, undefined, NO_SENDER, deadLetters]) assert.isTrue(isNobody(ref));
    assert.isFalse(isNobody(pathOf("akka://Sys/user/a", "a")));
  });
});

function pathOf(text: string, name: string): ActorRef {
  return Object.assign(pathRefs.resolve(text), { path: { name, uid: 0 } }) as unknown as ActorRef;
}
