import { assert, describe, it } from "vitest";
import { describeSetting } from "../../../test/behaviour/settings/describe-setting.ts";
import { startProbe, startTestSystem } from "../../../test/behaviour/actor-harness.ts";
import { type ActorRef, type ActorSystem, Props } from "../../actor/index.ts";
import { ActorSystem as NodeActorSystem } from "../../index.ts";
import { DnsCache } from "../core/dns-cache.ts";
import { ioReference } from "../reference.ts";
import { dnsSettingsFrom } from "../settings/dns-settings.ts";
import * as Dns from "./dns.ts";
import { DnsManager, type ResolvedAddress } from "./dns-manager.ts";

/** The DNS manager before a name service that the test plays. */
async function openStage(config = "") {
  const { system, platform, settle } = await startTestSystem(config);
  const settings = dnsSettingsFrom(system.config.withFallback(ioReference()).resolve());
  const questions: string[] = [];
  const replies: ((answer: readonly ResolvedAddress[] | Error) => void)[] = [];
  const cache = new DnsCache();
  const lookup = (name: string): Promise<readonly ResolvedAddress[]> => {
    questions.push(name);
    return new Promise((resolve, reject) => replies.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))));
  };
  const manager = system.actorOf(Props.create(DnsManager, { settings, clock: platform.clock, cache, lookup })) as ActorRef;
  const asker = startProbe(system);
  const ask = async (name: string): Promise<void> => {
    manager.tell(new Dns.Resolve(name), asker.ref);
    await settle();
  };
  const reply = async (answer: readonly ResolvedAddress[] | Error): Promise<void> => {
    replies.shift()?.(answer);
    await settle();
  };
  return { platform, cache, questions, ask, reply, answers: asker.received as Dns.Resolved[] };
}

const BOTH: readonly ResolvedAddress[] = [
  { address: "::1", family: 6 },
  { address: "127.0.0.1", family: 4 },
];

describe("the DNS manager", () => {
  it("answers with the addresses of both families, and the first is of IPv4", async () => {
    const { ask, reply, answers } = await openStage();
    await ask("host");
    await reply(BOTH);
    assert.deepEqual([answers[0]?.name, answers[0]?.ipv4, answers[0]?.ipv6], ["host", ["127.0.0.1"], ["::1"]]);
    assert.deepEqual([answers[0]?.addr, answers[0]?.isSuccess], ["127.0.0.1", true]);
  });

  it("asks once for all who ask for the same name", async () => {
    const { ask, reply, questions, answers } = await openStage();
    await ask("host");
    await ask("host");
    await reply(BOTH);
    assert.deepEqual(questions, ["host"]);
    assert.lengthOf(answers, 2);
  });

  it("answers a name that is not found with the reason", async () => {
    const { ask, reply, answers } = await openStage();
    await ask("nowhere");
    await reply(new Error("not found"));
    assert.deepEqual([answers[0]?.isSuccess, answers[0]?.exception?.message, answers[0]?.addr], [false, "not found", undefined]);
  });
});

describeSetting("akka.io.dns.inet-address.positive-ttl", () => {
  it("is how long an answer is remembered", async () => {
    const { ask, reply, questions, platform } = await openStage("akka.io.dns.inet-address.positive-ttl = 1 s");
    await ask("host");
    await reply(BOTH);
    await platform.advanceMs(999);
    await ask("host");
    assert.lengthOf(questions, 1);
    await platform.advanceMs(1);
    await ask("host");
    assert.lengthOf(questions, 2);
  });
});

describeSetting("akka.io.dns.inet-address.negative-ttl", () => {
  it("is how long a failure is remembered", async () => {
    const { ask, reply, questions, platform } = await openStage("akka.io.dns.inet-address.negative-ttl = 1 s");
    await ask("host");
    await reply(new Error("not found"));
    await platform.advanceMs(999);
    await ask("host");
    assert.lengthOf(questions, 1);
    await platform.advanceMs(1);
    await ask("host");
    assert.lengthOf(questions, 2);
  });
});

describeSetting("akka.io.dns.inet-address.cache-cleanup-interval", () => {
  it("is how often old answers are removed", async () => {
    const { ask, reply, cache, platform } = await openStage(
      "akka.io.dns.inet-address { positive-ttl = 1 s, cache-cleanup-interval = 10 s }",
    );
    await ask("host");
    await reply(BOTH);
    await platform.advanceMs(9_999);
    assert.equal(cache.size, 1);
    await platform.advanceMs(1);
    assert.equal(cache.size, 0);
  });
});

describeSetting("akka.io.dns.inet-address.use-ipv6", () => {
  it("off leaves IPv6 addresses out", async () => {
    const { ask, reply, answers } = await openStage("akka.io.dns.inet-address.use-ipv6 = off");
    await ask("both");
    await reply(BOTH);
    assert.deepEqual([answers[0]?.ipv4, answers[0]?.ipv6], [["127.0.0.1"], []]);
    await ask("v6");
    await reply([{ address: "::1", family: 6 }]);
    assert.isFalse(answers[1]?.isSuccess);
  });
});

describeSetting("akka.io.dns.resolver", () => {
  it("names the section with the settings, which falls back to inet-address", async () => {
    const { ask, reply, questions, platform } = await openStage("akka.io.dns { resolver = mine, mine.positive-ttl = 5 s }");
    await ask("host");
    await reply(BOTH);
    await platform.advanceMs(5000);
    await ask("host");
    assert.lengthOf(questions, 2);
  });
});

async function withSystem(config: string, use: (system: ActorSystem, lines: readonly string[]) => unknown): Promise<void> {
  const lines: string[] = [];
  const loggers = new Map([["Lines", { log: ({ message }: { readonly message: unknown }) => void lines.push(String(message)) }]]);
  const system = await NodeActorSystem.create("Sys", `akka.loggers = [Lines]\n${config}`, { loggers });
  await use(system, lines);
  await system.terminate();
}

describeSetting("akka.io.dns.inet-address.provider-object", () => {
  it("warns of a resolver that does not exist, and uses the built-in one", async () => {
    await withSystem('akka.io.dns.inet-address.provider-object = "Mine, Assembly"', async (system, lines) => {
      const { manager, cached } = { manager: Dns.get(system).manager, cached: (name: string) => Dns.get(system).cached(name) };
      const { addr } = await manager.ask(new Dns.Resolve("127.0.0.1"), Dns.Resolved, "10 s");
      assert.equal(addr, "127.0.0.1");
      assert.equal(cached("127.0.0.1")?.addr, "127.0.0.1");
      await system.terminate();
      assert.include(lines.join("\n"), "no resolver");
    });
  });
});

describeSetting("akka.io.dns.dispatcher", () => {
  it("is the dispatcher of the manager", async () => {
    await withSystem("akka.io.dns.dispatcher = mine, mine { type = Dispatcher }", (system) => {
      const { cell } = Dns.get(system).manager as unknown as { readonly cell: { readonly props: Props } };
      assert.equal(cell.props.deploy.dispatcher, "mine");
    });
  });
});
