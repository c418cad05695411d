import { test } from "node:test";
import { Props } from "ritsem";
import { TestKit } from "ritsem/testkit";
import { Greeter } from "./greeter.js";
import { Greet, Greeting, registry } from "./messages.js";

test("a greeter counts whom it greets", async () => {
  // serialize-messages sends every message through its bytes, as on the way to another system.
  const kit = await TestKit.create({ registry, config: "akka.actor.serialize-messages = on" });
  const probe = kit.createProbe();
  const greeter = kit.system.actorOf(Props.create(Greeter), "greeter");
  probe.send(greeter, new Greet({ name: "Heron" }));
  await probe.expectMsg(new Greeting({ text: "Hello, Heron, from TypeScript", number: 1 }));
  await kit.terminate();
});
