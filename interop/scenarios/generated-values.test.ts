import fc from "fast-check";
import type { Constructor, Registry } from "ritsem";
import { afterAll, assert, beforeAll, describe, expect, it } from "vitest";
import { Callbacks, EventOfOrder, EventOfString, Figure, registerSampleMessages } from "../contracts/gen/sample-messages.ts";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { arbitraryMessages } from "../harness/matrix/arbitrary-messages.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const VALUES = 1000;
const SEED = 20_261_126;
const WITHIN_MS = 15_000;
const TIMEOUT_MS = 300_000;

/** Bases without instances, and a class with a member that Akka.NET cannot read. */
const NOT_SENT: ReadonlySet<object> = new Set([Figure, EventOfOrder, EventOfString, Callbacks]);

/** What the generated function registers. */
function registeredClasses(): readonly object[] {
  const registered: object[] = [];
  const recorder = { messages: (...classes: readonly Constructor[]) => void registered.push(...classes) };
  registerSampleMessages(recorder as unknown as Registry);
  return registered;
}

describeWithAkkaNet("Values of generated contracts", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;

  beforeAll(async () => {
    [peer, node] = await Promise.all([
      AkkaNetPeer.start({ name: "Dotnet" }),
      RitsemNode.start({ name: "Ritsem", registry: registerSampleMessages() }),
    ]);
    await peer.send({ command: "create", kind: "echo", name: "echo" });
  }, 60_000);

  afterAll(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  });

  describe("Values", () => {
    it(
      `come back from an Akka.NET actor as they were sent: ${VALUES} of all classes`,
      async () => {
        const echo = await node.resolve(peer.pathOf("echo"));
        const messages = arbitraryMessages([node.echo("echo"), echo]);
        const sent = new Set<object>();
        const everyClass = fc.oneof(...messages.values());
        let ran = 0;
        await fc.assert(
          fc.asyncProperty(everyClass, async (message) => {
            expect(await echo.ask(message, WITHIN_MS)).toStrictEqual(message);
            sent.add(message.constructor);
            ran += 1;
          }),
          { numRuns: VALUES, seed: SEED },
        );
        assert.equal(ran, VALUES);
        assert.sameMembers(
          [...sent],
          registeredClasses().filter((type) => !NOT_SENT.has(type)),
        );
        console.log(`Values of generated contracts: ${ran} of ${sent.size} classes went to Akka.NET and back.`);
      },
      TIMEOUT_MS,
    );
  });
});
