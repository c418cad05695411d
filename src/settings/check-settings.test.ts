import { assert, describe, it } from "vitest";
import { parse } from "../hocon/index.ts";
import { checkSettings, type UnknownKeyReaction } from "./check-settings.ts";

const reference = parse("akka { loglevel = INFO, remote.retry-gate-closed-for = 5 s }", { source: "reference.conf" }).resolve();

async function notesOn(text: string, reaction: UnknownKeyReaction = "warning"): Promise<readonly string[]> {
  const effective = parse(text, { source: "node.conf" }).withFallback(reference).resolve();
  return (await checkSettings(effective, reference, reaction)).map(({ level, text: said }) => `${level}: ${said}`);
}

describe("Checking a user's settings", () => {
  it("has nothing to say of keys that are read, nor of keys outside akka and ritsem", async () => {
    assert.deepEqual(await notesOn("akka.loglevel = DEBUG, my-app.anything = 1, akka.remote.dot-netty.tcp.port = 0"), []);
  });

  it("warns of a key that nobody reads, with its place and the key it may have been meant to be", async () => {
    assert.deepEqual(await notesOn("akka.remote {\n  retry-gate-close-for = 1 s\n}"), [
      "warning: node.conf:2:26: nobody reads akka.remote.retry-gate-close-for. Did you mean akka.remote.retry-gate-closed-for?",
    ]);
    assert.deepEqual(await notesOn("ritsem.remotte.x = 1"), ["warning: node.conf:1:20: nobody reads ritsem.remotte.x."]);
  });

  it("stops, or keeps silent, as it was told to", async () => {
    assert.deepEqual(await notesOn("akka.logelvel = DEBUG", "off"), []);
    const failure = await notesOn("akka.logelvel = DEBUG\nakka.nonsense-of-mine = 1", "error").catch(String);
    assert.match(String(failure), /UnknownSettingError: node\.conf:1:17: .*akka\.logelvel.*akka\.loglevel.*nonsense-of-mine/);
  });

  it("says once, at DEBUG, why accepted keys have no effect", async () => {
    const [note, ...others] = await notesOn("akka.version = 2, akka.home = /opt");
    assert.deepEqual(others, []);
    assert.match(note ?? "", /^debug: akka\.version \(node\.conf:1:16\), akka\.home \(node\.conf:1:31\) have no effect here\. /);
  });

  it("warns of keys that have no effect yet, and of other modules' sections, one line for each", async () => {
    const notes = await notesOn(
      "akka.testconductor { barrier-timeout = 1 s, client-reconnects = 3 }, akka.cluster { roles = [a], seed-nodes = [b] }",
    );
    assert.equal(notes.length, 2);
    assert.match(notes[0] ?? "", /^warning: akka\.testconductor\.barrier-timeout .* have no effect yet/);
    assert.match(notes[1] ?? "", /^warning: akka\.cluster\.roles .* have no effect: Akka\.Cluster is not part/);
  });

  it("leaves sections of the user's own alone: dispatchers, mailboxes, serializers, transports that are enabled", async () => {
    const unknown = await notesOn(`
      akka.actor.my-dispatcher { type = Dispatcher, throughput = 5, anything = 1 }
      akka.my-mailbox { mailbox-type = Mine, extra = 1 }
      akka.remote { enabled-transports = [akka.remote.pigeon], pigeon { wings = 2 } }`);
    assert.deepEqual(unknown, []);
  });

  it("still finds misspelt keys in sections that are known", async () => {
    assert.match(
      String(await notesOn("akka.actor.default-dispatcher { type = Dispatcher, throughputt = 5 }")),
      /throughputt.*did you mean.*throughput/i,
    );
  });
});
