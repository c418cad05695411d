import { actor, ActorSystem } from "ritsem";
import { OpenTelemetry } from "ritsem/opentelemetry";
import { tracesOf } from "./traces.ts";

// node.ts warehouse PORT RECEIVER: has a stock of goods. node.ts shop PORT RECEIVER: takes one order, which the warehouse at PORT confirms.

const [, , name = "", port = "0", receiver = ""] = process.argv;
const isWarehouse = name === "warehouse";
const system = await ActorSystem.create(
  name,
  `akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = "127.0.0.1", port = ${isWarehouse ? port : 0} } }`,
);
const traces = tracesOf(name, receiver);
OpenTelemetry.start(system, { tracerProvider: traces });

if (isWarehouse) {
  system.actorOf(
    actor((self) => (goods) => self.sender.tell(`${String(goods)} are in stock`)),
    "stock",
  );
  console.log("ready");
  process.stdin.resume().on("end", () => void traces.forceFlush().then(() => system.terminate()));
} else {
  const stock = await system.actorSelection(`akka.tcp://warehouse@127.0.0.1:${port}/user/stock`).resolveOne("5 s");
  const orders = system.actorOf(
    actor((self) => async (goods) => {
      const { sender } = self;
      sender.tell(await stock.ask(goods, String, "5 s"));
    }),
    "orders",
  );
  const answer = await traces.getTracer("shop").startActiveSpan("POST /orders", async (span) => {
    const reply = await orders.ask("apples", String, "5 s");
    span.end();
    return reply;
  });
  console.log(answer);
  await traces.forceFlush();
  await system.terminate();
}
