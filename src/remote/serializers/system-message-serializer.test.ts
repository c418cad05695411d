import { assert, describe, it } from "vitest";
import type { ActorRef } from "../../actor/index.ts";
import type { SystemMessage } from "../../actor/internal.ts";
import { bytesOf, capturesOf } from "../../../test/fixtures/captures.ts";
import { ExceptionMapping } from "./exception-mapping.ts";
import { RemoteException } from "./remote-exception.ts";
import { SystemMessageSerializer } from "./system-message-serializer.ts";

/** Refs that are nothing but their paths. */
const refs = {
  pathOf: (ref: ActorRef) => (ref as unknown as { readonly text: string }).text,
  resolve: (text: string) => {
    if (!text.startsWith("akka")) throw new Error(`[${text}] is no path`);
    return { text } as unknown as ActorRef;
  },
};
const unread = () => assert.fail("no field is read");
const unused = { serialize: () => assert.fail("no field is written"), deserialize: unread, deserializeRange: unread };
const serializer = new SystemMessageSerializer(refs, new ExceptionMapping(unused, []));
const captures = capturesOf("serializer-system-messages").filter(({ name }) => name !== "NoMessage");
const ref = (text: string): never => ({ text }) as never;

describe("SystemMessageSerializer", () => {
  for (const capture of captures.filter(({ name }) => name !== "Create failure")) {
    it(`gives Akka.NET's bytes of ${capture.name} back as they came`, () => {
      const message = serializer.fromBytes(bytesOf(capture), capture.manifest);
      assert.equal(serializer.manifestOf(message), capture.manifest);
      if (capture.name !== "Recreate null") assert.deepEqual(serializer.toBytes(message), bytesOf(capture)); // none is no error to restart for
    });
  }

  it("keeps type and text of an exception of the other side, there and back", () => {
    const capture = captures.find(({ name }) => name === "Failed");
    assert(capture !== undefined);
    const first = serializer.fromBytes(bytesOf(capture), capture.manifest);
    const again = serializer.fromBytes(serializer.toBytes(first), capture.manifest);
    for (const message of [first, again]) {
      assert(message.kind === "failed" && message.cause instanceof RemoteException);
      assert.equal(message.cause.typeName, "System.InvalidOperationException, System.Private.CoreLib");
      assert.equal(message.cause.message, "bad");
    }
  });

  const messages: readonly SystemMessage[] = [
    { kind: "create" },
    { kind: "suspend" },
    { kind: "terminate" },
    { kind: "resume", causedByFailure: undefined },
    { kind: "supervise", child: ref("akka://A/user/a#1"), isAsync: true },
    { kind: "watch", watchee: ref("akka://A/user/a#1"), watcher: ref("akka://B/user/b#2") },
    { kind: "unwatch", watchee: ref("akka://A/user/a"), watcher: ref("akka://B/user/b#2") },
    { kind: "deathWatchNotification", actor: ref("akka://A/user/a#1"), existenceConfirmed: false, addressTerminated: true },
  ];
  for (const message of messages) {
    it(`reads the ${message.kind} that it wrote`, () => {
      assert.deepEqual(serializer.fromBytes(serializer.toBytes(message), serializer.manifestOf(message)), message);
    });
  }

  it("carries the text and the stack of an error of this side", () => {
    const cause = new TypeError("no such thing");
    const message: SystemMessage = { kind: "failed", child: ref("akka://A/user/a#7"), cause, uid: 7 };
    const read = serializer.fromBytes(serializer.toBytes(message), serializer.manifestOf(message));
    assert(read.kind === "failed" && read.cause instanceof RemoteException);
    assert.deepEqual([read.uid, read.cause.message, read.cause.remoteStackTrace], [7, "no such thing", cause.stack]);
  });

  it("says which manifest it cannot read", () => {
    assert.throws(() => serializer.fromBytes(new Uint8Array(0), "Akka.Dispatch.SysMsg.NoMessage, Akka"), /NoMessage, Akka/);
  });

  it("refuses a watch whose actor is no path", () => {
    const watch = { kind: "watch", watchee: ref("nobody"), watcher: ref("akka://B/user/b") } as const;
    assert.throws(() => serializer.fromBytes(serializer.toBytes(watch), serializer.manifestOf(watch)), /\[nobody\] is no path/);
  });
});
