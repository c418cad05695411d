import { test } from "node:test";
import { Props } from "ritsem";
import { TestKit } from "ritsem/testkit";
import { Greeter } from "./greeter.js";

test("a greeter counts whom it greets", async () => {
  const kit = await TestKit.create();
  const probe = kit.createProbe();
  const greeter = kit.system.actorOf(Props.create(Greeter), "greeter");
  probe.send(greeter, "Heron");
  await probe.expectMsg("Hello, Heron! You are number 1 in this cluster.");
  probe.send(greeter, "Kestrel");
  await probe.expectMsg("Hello, Kestrel! You are number 2 in this cluster.");
  await kit.terminate();
});
