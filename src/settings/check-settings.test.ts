import { assert, describe, it } from "vitest";
import { parse } from "../hocon/index.ts";
import { checkSettings, type UnknownKeyReaction } from "./check-settings.ts";

const reference = parse("akka { loglevel = INFO, remote.retry-gate-closed-for = 5 s }", { source: "reference.conf" }).resolve();

async function notesOn(text: string, reaction: UnknownKeyReaction = "warning"): Promise<readonly string[]> {
  const effective = parse(text, { source: "node.conf" }).withFallback(reference).resolve();
  return (await checkSettings(effective, reference, reaction)).map(({ level, text: said }) => `${level}: ${said}`);
}

describe("Checking a user's settings", () => {
  it("has no notes on keys that are read, and on keys outside akka and ritsem", async () => {
    assert.deepEqual(await notesOn("akka.loglevel = DEBUG, my-app.anything = 1, akka.remote.dot-netty.tcp.port = 0"), []);
  });

  it("warns of an unknown key, with its place and the key that was probably meant", async () => {
    assert.deepEqual(await notesOn("akka.remote {\n  retry-gate-close-for = 1 s\n}"), [
      "warning: node.conf:2:26: akka.remote.retry-gate-close-for is not a known setting and is ignored. Did you mean akka.remote.retry-gate-closed-for?",
    ]);
    assert.deepEqual(await notesOn("ritsem.remotte.x = 1"), [
      "warning: node.conf:1:20: ritsem.remotte.x is not a known setting and is ignored.",
    ]);
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
      "akka.remote.artery { canonical.port = 1, transport = tcp }, akka.persistence { journal.plugin = a, snapshot-store.plugin = b }",
    );
    assert.equal(notes.length, 2);
    assert.match(notes[0] ?? "", /^warning: akka\.remote\.artery\.canonical\.port .* have no effect yet/);
    assert.match(notes[1] ?? "", /^warning: akka\.persistence\.journal\.plugin .* have no effect: Akka\.Persistence is not part/);
  });

  it("leaves sections of the user's own alone: dispatchers, mailboxes, serializers, transports that are enabled", async () => {
    const notes = await notesOn(`
      akka.actor.my-dispatcher { type = Dispatcher, throughput = 5, anything = 1 }
      akka.my-mailbox { mailbox-type = Mine, extra = 1 }
      akka.remote { enabled-transports = [akka.remote.pigeon], pigeon { wings = 2 } }`);
    assert.deepEqual(notes, []);
  });

  it("still finds misspelt keys in sections that are known", async () => {
    assert.match(
      String(await notesOn("akka.actor.default-dispatcher { type = Dispatcher, throughputt = 5 }")),
      /throughputt.*did you mean.*throughput/i,
    );
  });

  it("knows the keys of every dispatcher, and says at DEBUG that those of threads have no effect", async () => {
    const text = `akka {
      remote.default-remote-dispatcher { type = ForkJoinDispatcher, throughput = 60, dedicated-thread-pool { thread-count = 4, threadtype = background } }
      remote.backoff-remote-dispatcher { type = Dispatcher, dedicated-thread-pool.thread-count = 2 }
      actor.default-dispatcher { dedicated-thread-pool.thread-count = 4, channel-executor.priority = high, throughput-deadline-time = 0 ms }
      actor.internal-dispatcher.thread-pool-executor.fixed-pool-size = 2
    }`;
    const notes = await notesOn(text, "error");
    assert.lengthOf(notes, 1);
    assert.match(
      notes[0] ?? "",
      /^debug: akka\.remote\.default-remote-dispatcher\.dedicated-thread-pool\.thread-count .* share the event loop/,
    );
    assert.notInclude(notes[0], "throughput");
  });

  it("knows the settings of Newtonsoft.Json, and warns of those that a program may notice, unless they repeat the default", async () => {
    const json = "akka.actor.serialization-settings.json";
    assert.deepEqual(await notesOn(`${json} { encode-type-names = on, converters = [] }`, "error"), [
      `warning: ${json}.encode-type-names (node.conf:1:62) has no effect here. JSON is written as with the default, and read with and without.`,
    ]);
    assert.deepEqual(await notesOn(`${json} { encode-type-names = true, preserve-object-references = "true" }`), []);
    assert.match(String(await notesOn(`${json}.use-pooled-string-builder = false`, "error")), /^debug: /);
  });

  it("names at most 20 keys in a note and counts the others", async () => {
    const keys = Array.from({ length: 27 }, (_, index) => `key${index} = 1`).join(", ");
    const [foreign, ...others] = await notesOn(`akka.persistence { ${keys} }`);
    assert.deepEqual(others, []);
    assert.match(
      foreign ?? "",
      /akka\.persistence\.key19 \(node\.conf:1:\d+\) and 7 more keys have no effect: Akka\.Persistence is not part of this library\.$/,
    );
    const unknown = await notesOn(`akka.nothing { ${keys} }`);
    assert.lengthOf(unknown, 21);
    assert.equal(unknown.at(-1), "warning: 7 more keys are not known and ignored.");
  });
});
