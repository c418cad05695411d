import { assert, describe, it } from "vitest";
import { ActorPath, Address } from "../../actor/index.ts";
import type { InternalActorRef, SystemMessage } from "../../actor/internal.ts";
import { refusalOfStranger } from "./system-message-origin.ts";

const PEER = Address.parse("akka.tcp://Peer@p:2");
const ours = ref("akka://Host/user/actor", ref("akka://Host/user"));
const deployed = ref(`akka://Host/remote/akka.tcp/Peer@p:2/user/parent/kid`, ref(`${PEER}/user/parent`));
const theirs = ref(`${PEER}/user/someone`);
const third = ref("akka.tcp://Third@t:3/user/someone");

function ref(path: string, parent?: InternalActorRef): InternalActorRef {
  return { path: ActorPath.parse(path), getParent: () => parent, toString: () => path } as unknown as InternalActorRef;
}

function end(actor: InternalActorRef): SystemMessage {
  return { kind: "deathWatchNotification", actor, existenceConfirmed: true, addressTerminated: false };
}

describe("A peer", () => {
  const its: readonly (readonly [string, InternalActorRef, SystemMessage])[] = [
    ["watches in the name of its own actors", ours, { kind: "watch", watchee: ours, watcher: theirs }],
    ["ends its watches", ours, { kind: "unwatch", watchee: ours, watcher: theirs }],
    ["tells of the ends of its actors", ours, end(theirs)],
    ["tells of the failures of its actors", ours, { kind: "failed", child: theirs, cause: new Error("on demand"), uid: 1 }],
    ["stops actors", ours, { kind: "terminate" }],
    ["restarts what it has deployed here", deployed, { kind: "recreate", cause: new Error("on demand") }],
    ["resumes what it has deployed here", deployed, { kind: "resume", causedByFailure: undefined }],
    ["suspends what it has deployed here", deployed, { kind: "suspend" }],
  ];
  for (const [what, recipient, message] of its) {
    it(what, () => assert.isUndefined(refusalOfStranger(recipient, message, PEER)));
  }

  const forged: readonly (readonly [string, InternalActorRef, SystemMessage])[] = [
    ["watch in the name of others", ours, { kind: "watch", watchee: ours, watcher: third }],
    ["end the watches of others", ours, { kind: "unwatch", watchee: ours, watcher: third }],
    ["tell of the ends of others' actors", ours, end(third)],
    ["tell of the ends of our own actors", ours, end(ours)],
    ["tell of the failures of others' actors", ours, { kind: "failed", child: third, cause: new Error("forged"), uid: 1 }],
    ["bring children that live elsewhere", ours, { kind: "supervise", child: third, isAsync: false }],
    ["restart what it has not deployed", ours, { kind: "recreate", cause: new Error("forged") }],
    ["resume what it has not deployed", ours, { kind: "resume", causedByFailure: undefined }],
    ["suspend what it has not deployed", ours, { kind: "suspend" }],
    ["create what it has not deployed", ours, { kind: "create" }],
    ["stop a guardian", ref("akka://Host/user", ref("akka://Host/")), { kind: "terminate" }],
    ["stop an actor that the system needs", ref("akka://Host/system/remote-watcher", ref("akka://Host/system")), { kind: "terminate" }],
    ["stop the root", ref("akka://Host/"), { kind: "terminate" }],
  ];
  for (const [what, recipient, message] of forged) {
    it(`does not ${what}`, () => assert.isString(refusalOfStranger(recipient, message, PEER)));
  }
});
