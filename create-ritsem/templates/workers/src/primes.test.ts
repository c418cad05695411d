import { test } from "node:test";
import { Props } from "ritsem";
import { TestKit } from "ritsem/testkit";
import { Primes } from "./primes.js";

test("primes are counted", async () => {
  const kit = await TestKit.create();
  const probe = kit.createProbe();
  probe.send(kit.system.actorOf(Props.create(Primes)), 100);
  await probe.expectMsg("25 primes below 100");
  await kit.terminate();
});
