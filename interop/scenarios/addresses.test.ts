import { afterEach, assert, beforeEach, describe, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const PATIENCE_MS = 60_000;

/** Names under which a system is not known, made of the one under which it is. */
const WRONG_NAMES: readonly (readonly [string, (address: string) => string])[] = [
  ["another system name", (address) => address.replace(/\/\/[^@]+@/, "//Wrong@")],
  ["another spelling of the host", (address) => address.replace("127.0.0.1", "localhost")],
  ["both", (address) => address.replace(/\/\/[^@]+@127\.0\.0\.1/, "//Wrong@localhost")],
];

describeWithAkkaNet("A message for a name that is not the receiver's", () => {
  let peer: AkkaNetPeer;
  let node: RitsemNode;

  beforeEach(async () => {
    [peer, node] = await Promise.all([AkkaNetPeer.start({ name: "Dotnet" }), RitsemNode.start({ name: "Ritsem" })]);
    node.echo("echo");
    await peer.send({ command: "create", kind: "echo", name: "echo" });
  }, PATIENCE_MS);

  afterEach(async () => {
    await Promise.all([peer?.kill(), node?.terminate()]);
  }, PATIENCE_MS);

  async function askPeer(word: string): Promise<void> {
    assert.equal(await node.system.actorSelection(peer.pathOf("echo")).ask(word, String, WITHIN_MS), word);
  }

  async function askNode(word: string): Promise<void> {
    const value = { type: "string", value: word } as const;
    const { reply } = await peer.send({ command: "ask", path: node.pathOf("echo"), value, timeoutMs: WITHIN_MS });
    assert.equal(reply.value, word);
  }

  async function both(word: string): Promise<void> {
    await askPeer(`${word}, to Akka.NET`);
    await askNode(`${word}, to Ritsem`);
    await askPeer(`${word}, to Akka.NET again`);
  }

  /** Sends from Ritsem, and expects the dead letter that names both. */
  async function misaddressPeer(wrong: string): Promise<void> {
    node.system.actorSelection(`${wrong}/user/echo`).tell("for somebody else");
    const { reason } = await node.nextDeadLetter(({ message }) => message === "for somebody else");
    for (const part of [wrong, `Send to ${peer.address}`]) assert.include(reason, part);
  }

  /** Sends from Akka.NET, and expects that Ritsem refuses it, naming both. */
  async function misaddressNode(wrong: string): Promise<void> {
    const value = { type: "string", value: "for somebody else" } as const;
    await peer.send({ command: "tell", path: `${wrong}/user/echo`, value });
    await node.nextComplaint("error", wrong, node.address, "public-hostname");
  }

  for (const [what, wrongNameOf] of WRONG_NAMES) {
    describe(`(${what})`, () => {
      it(
        "leaves Akka.NET, before and after a good association, able to hear Ritsem by its right name",
        async () => {
          const wrong = wrongNameOf(peer.address);
          await misaddressPeer(wrong);
          await both("after the first");
          await misaddressPeer(wrong);
          await both("after the second");
        },
        PATIENCE_MS,
      );

      it(
        "leaves Ritsem, before and after a good association, able to hear Akka.NET by its right name",
        async () => {
          const wrong = wrongNameOf(node.address);
          await misaddressNode(wrong);
          await both("after the first");
          await misaddressNode(wrong);
          await both("after the second");
        },
        PATIENCE_MS,
      );

      it(
        "leaves an association that Akka.NET opened as it was, whoever gets the name wrong",
        async () => {
          await askNode("good");
          await misaddressPeer(wrongNameOf(peer.address));
          await both("after Ritsem's");
          await misaddressNode(wrongNameOf(node.address));
          await both("after Akka.NET's");
        },
        PATIENCE_MS,
      );

      it(
        "leaves death watch in both directions as it was",
        async () => {
          await both("good");
          await misaddressPeer(wrongNameOf(peer.address));
          await misaddressNode(wrongNameOf(node.address));
          const { ref } = await peer.send({ command: "watch", path: node.pathOf("echo"), timeoutMs: WITHIN_MS });
          node.system.stop(await node.resolve(node.pathOf("echo")));
          const ended = await peer.nextEvent((event) => event.event === "terminated" && event.path === ref, WITHIN_MS);
          assert.include(ended, { existenceConfirmed: true, addressTerminated: false });
        },
        PATIENCE_MS,
      );
    });
  }
});
