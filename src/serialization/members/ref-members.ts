import { describeValue } from "../../base/index.ts";
import type { ActorRef } from "../../actor/index.ts";
import { ScalarType, scalarCodec } from "./codec.ts";
import type { JsonReader } from "../json/json-reader.ts";
import { literalOf, OPEN_ID } from "../quick/literals.ts";
import { UnserializableValueError } from "../values/errors.ts";

const REF = Symbol.for("ritsem.actor-ref");
const REF_SURROGATE = "Akka.Actor.ActorRefBase+Surrogate, Akka";
const BEFORE_PATH = literalOf(`,"$type":"${REF_SURROGATE}","Path":`);
const END = literalOf("}");
const NOBODY_SURROGATE = "Akka.Actor.Nobody+NobodySurrogate, Akka";

/** Whether `value` is an actor ref, also one of another copy of the package. */
export function isActorRef(value: object): value is ActorRef {
  return (value as { readonly [REF]?: unknown })[REF] === true;
}

/** What stands for refs in a document, by type name. Reads the rest behind the name. */
export const refSurrogates: readonly { readonly name: string; readonly readRest: (reader: JsonReader) => unknown }[] = [
  { name: REF_SURROGATE, readRest: readPath },
  { name: NOBODY_SURROGATE, readRest: readNobody },
];

const refCodec = scalarCodec<ActorRef | null>({
  dotnetName: "Akka.Actor.IActorRef, Akka",
  initial: null,
  omits: (value) => value === null,
  write: (out, value) => {
    if (value === null || typeof value !== "object" || !isActorRef(value)) {
      throw new UnserializableValueError(`${describeValue(value)} is not an ActorRef.`);
    }
    out.writeRef(value);
  },
  read: (reader) => {
    if (reader.readHead() !== "members") reader.fail("expected an actor ref");
    if (reader.headType === NOBODY_SURROGATE) return readNobody(reader);
    if (reader.headType === REF_SURROGATE) return readPath(reader);
    return reader.fail(`expected an actor ref ("$type":"${REF_SURROGATE}")`);
  },
  quick: {
    kind: "other",
    opening: OPEN_ID,
    readRest: (from) => {
      from.skipId();
      from.expect(BEFORE_PATH);
      const path = from.string();
      from.expect(END);
      return from.isMissed ? null : (from.refs.resolve(path) as ActorRef);
    },
    write: (to, value) => {
      if (typeof value !== "object" || value === null || !isActorRef(value)) return to.miss();
      const path = to.refs.pathOf(value);
      if (path === "nobody") return to.miss();
      to.openNumbered();
      to.literal(BEFORE_PATH);
      to.string(path);
      to.literal(END);
    },
  },
});

/** IActorRef: travels as its full path. Null when .NET left it out; within collections use `nullable(t.ref)` for that. */
export const ref: ScalarType<ActorRef | null, ActorRef> = new ScalarType(refCodec);

function readPath(reader: JsonReader): ActorRef {
  let path: string | undefined;
  if (reader.hasMember()) {
    do {
      if (reader.readKey().toLowerCase() === "path") path = reader.readString();
      else reader.skipValue();
    } while (reader.nextMember());
  }
  if (path === undefined) return reader.fail("an actor ref without Path");
  return reader.refs.resolve(path) as ActorRef;
}

function readNobody(reader: JsonReader): ActorRef {
  if (reader.hasMember())
    do reader.skipMember();
    while (reader.nextMember());
  return reader.refs.resolve("nobody") as ActorRef;
}
