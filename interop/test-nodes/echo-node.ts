// The node of the test in scenarios/test-nodes.test.ts that runs Ritsem: it asks the echoes of both C# nodes between the barriers.
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { TestNode } from "ritsem/testkit/node";

class Echo extends ReceiveActor {
  constructor() {
    super();
    this.receiveAny((message) => this.sender.tell(message));
  }
}

await using system = await ActorSystem.create(
  "Nodes",
  `akka { loglevel = ERROR, remote.retry-gate-closed-for = 100 ms }\n${TestNode.config}`,
);
system.actorOf(Props.create(Echo), "echo");
await using node = await TestNode.join(system);

for (const barrier of ["begin", "cut", "mended", "between C#", "mended again"]) {
  await node.enterBarrier(barrier);
  const reply = await system
    .actorSelection(`${node.addressOf("dotnet").toString()}/user/echo`)
    .ask("answers", String, barrier === "cut" ? "1 s" : "20 s")
    .catch(() => "is silent");
  console.log(`${barrier}: dotnet ${reply}`);
}
await node.enterBarrier("end");
