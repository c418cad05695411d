import { assert, describe, it } from "vitest";
import { scripted, startTestSystem } from "./actor-harness.ts";

/** In which order two actors with this throughput handle four messages each that wait when their turns come. */
async function orderAt(throughput: number, type = "Dispatcher"): Promise<string> {
  const { system, settle } = await startTestSystem(`mine { type = ${type}, throughput = ${throughput} }`);
  const heard: string[] = [];
  const make = (name: string) => system.actorOf(scripted(() => void heard.push(name)).withDispatcher("mine"));
  const [a, b] = [make("a"), make("b")];
  for (let count = 0; count < 4; count += 1) for (const ref of [a, b]) ref.tell(count);
  await settle();
  return heard.join("");
}

describe("A dispatcher of one's own [B22]", () => {
  it("lets actors handle as many messages per turn as its throughput says", async () => {
    assert.equal(await orderAt(1), "abababab");
    assert.equal(await orderAt(2), "aabbaabb");
    assert.equal(await orderAt(30), "aaaabbbb");
  });

  it("may be of any kind that Akka.NET knows", async () => {
    for (const type of ["TaskDispatcher", "PinnedDispatcher", "ForkJoinDispatcher", "SynchronizedDispatcher"]) {
      assert.equal(await orderAt(1, type), "abababab");
    }
  });

  it("makes actorOf throw an error that names it when it is not configured, or of no known kind", async () => {
    const { system } = await startTestSystem("strange { type = Strange }");
    const actor = scripted(() => {});
    assert.throws(() => system.actorOf(actor.withDispatcher("nowhere")), /no dispatcher "nowhere"/);
    assert.throws(() => system.actorOf(actor.withDispatcher("strange")), /strange\.type is "Strange".*PinnedDispatcher/);
  });

  it("gives its actors the mailbox that its section names", async () => {
    const { system, settle } = await startTestSystem(
      "mine { type = Dispatcher, mailbox-type = Akka.Dispatch.BoundedMailbox, mailbox-capacity = 1, mailbox-push-timeout-time = 0 s }",
    );
    const heard: unknown[] = [];
    const ref = system.actorOf(scripted((message) => void heard.push(message)).withDispatcher("mine"));
    for (const message of [1, 2]) ref.tell(message);
    await settle();
    assert.deepEqual(heard, [1]);
  });
});
