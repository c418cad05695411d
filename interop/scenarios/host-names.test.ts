import { assert, it } from "vitest";
import { AkkaNetPeer } from "../harness/akka-net-peer.ts";
import { COMBINATIONS, type Runtime } from "../harness/deploying-node.ts";
import { describeWithAkkaNet } from "../harness/describe-with-akka-net.ts";
import { RitsemNode } from "../harness/ritsem-node.ts";

const WITHIN_MS = 15_000;
const PATIENCE_MS = 60_000;
/** As Windows names its machines. */
const UPPER_CASE = 'akka.remote.dot-netty.tcp.public-hostname = "LOCALHOST"';
const SPELLINGS = ["LOCALHOST", "localhost", "LocalHost"] as const;

/** A node that has an echo, and can ask one. */
interface Talker {
  readonly address: string;
  ask(path: string, word: string): Promise<unknown>;
  [Symbol.asyncDispose](): Promise<void>;
}

async function startTalker(runtime: Runtime, name: string, config = ""): Promise<Talker> {
  if (runtime === "Akka.NET") {
    const peer = await AkkaNetPeer.start({ name, config });
    await peer.send({ command: "create", kind: "echo", name: "echo" });
    return {
      address: peer.address,
      ask: async (path, value) => {
        const command = { command: "ask", path, value: { type: "string", value }, timeoutMs: WITHIN_MS } as const;
        return (await peer.send(command)).reply.value;
      },
      [Symbol.asyncDispose]: () => peer[Symbol.asyncDispose](),
    };
  }
  const node = await RitsemNode.start({ name, config });
  node.echo("echo");
  return {
    address: node.address,
    ask: (path, word) => node.system.actorSelection(path).ask(word, String, WITHIN_MS),
    [Symbol.asyncDispose]: () => node.terminate(),
  };
}

for (const [asker, answerer] of COMBINATIONS) {
  describeWithAkkaNet(`${asker} reaches ${answerer}, whose public-hostname is in upper case,`, () => {
    it(
      "by every spelling of it, and is answered",
      async () => {
        await using there = await startTalker(answerer, "There", UPPER_CASE);
        await using here = await startTalker(asker, "Here", UPPER_CASE);
        assert.match(there.address, /^akka\.tcp:\/\/There@localhost:\d+$/);
        for (const spelling of SPELLINGS) {
          const path = `${there.address.replace("localhost", spelling)}/user/echo`;
          assert.equal(await here.ask(path, `hello, ${spelling}`), `hello, ${spelling}`);
        }
        assert.equal(await there.ask(`${here.address}/user/echo`, "and back"), "and back");
      },
      PATIENCE_MS,
    );
  });
}
