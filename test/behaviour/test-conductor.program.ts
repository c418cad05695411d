// A node of the tests of the test conductor: argv[2] says what it does.
import { ActorSystem, isRitsemError, Props, ReceiveActor } from "../../src/index.ts";
import { TestNode } from "../../src/testkit/node/index.ts";

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receive(String, (text) => this.sender.tell(text));
  }
}

const [, , scenario = "", barriers = "", config = ""] = process.argv;
await using system = await ActorSystem.create(
  "Nodes",
  `akka { loglevel = ERROR, remote.retry-gate-closed-for = 100 ms }\n${TestNode.config}\n${config}`,
);
system.actorOf(Props.create(Echo), "echo");
await using node = await TestNode.join(system);
const isFirst = node.name === "first";

const ask = (timeout: string, text = "hello"): Promise<string> =>
  system.actorSelection(`${node.addressOf("second").toString()}/user/echo`).ask(text, String, timeout);
/** Messages are lost while the address is gated. */
const askAgain = async (): Promise<string> => await ask("500 ms").catch(() => askAgain());
const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => "done",
    (error: unknown) => (isRitsemError(error) ? error.code : String(error)),
  );

if (scenario === "link") {
  if (isFirst) console.log("before", await outcome(ask("20 s")));
  await node.enterBarrier("cut");
  if (isFirst) console.log("cut", await outcome(ask("300 ms")));
  await node.enterBarrier("mended");
  if (isFirst) console.log("mended", await outcome(ask("20 s")));
  await node.enterBarrier("disconnected");
  if (isFirst) console.log("disconnected", await outcome(askAgain()));
  await node.enterBarrier("throttled");
  if (isFirst) {
    const startedAt = performance.now();
    await ask("20 s", "x".repeat(20_000)); // a frame larger than what may pass in a second: those after it wait
    console.log("throttled", await outcome(ask("20 s")), performance.now() - startedAt > 500);
  }
  await node.enterBarrier("end");
} else if (scenario === "throws") {
  if (!isFirst) throw new Error("the second fails");
  console.log(await outcome(node.enterBarrier("never")));
} else if (scenario === "enter") {
  for (const barrier of barriers.split(",")) console.log(barrier, await outcome(node.enterBarrier(barrier)));
} else if (scenario === "wait") {
  await new Promise((resolve) => setTimeout(resolve, 60_000));
}
