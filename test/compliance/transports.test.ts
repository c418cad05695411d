import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { assert, describe, it } from "vitest";
import { type Config, parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import type { TransportContext, TransportFactory } from "../../src/remote/transport/index.ts";
import { MemoryNetwork, memoryReference, memoryTransportOn } from "../../src/remote/transport/memory/index.ts";
import { createTcpTransport, tcpReference } from "../../src/remote/transport/tcp/index.ts";
import { type TransportFixture, transportCompliance } from "../../src/testkit/compliance/index.ts";

const platform = nodePlatform();

function contextOf(key: string, reference: Config, overrides: string): TransportContext {
  const section = parse(`${key} { ${overrides} }`).withFallback(reference).resolve().getConfig(key);
  return { platform, settings: { key, section, flushWaitMs: 2000, isDaemonic: true }, log: { warning() {}, debug() {} } };
}

function fixtureOf(create: TransportFactory, key: string, reference: Config, overrides = ""): TransportFixture {
  return {
    platform,
    createTransport: (port = 0) => create(contextOf(key, reference, `hostname = "127.0.0.1", port = ${port}, ${overrides}`)),
  };
}

function tcp(overrides?: string): TransportFixture {
  return fixtureOf(createTcpTransport, "akka.remote.dot-netty.tcp", tcpReference(), overrides);
}

function memory(schedule: (task: () => void) => void): TransportFixture {
  return fixtureOf(memoryTransportOn(new MemoryNetwork({ schedule })), "ritsem.remote.memory", memoryReference());
}

/** A folder below src/remote/transport → the fixtures that its transport is run with. */
const runs: Readonly<Record<string, Readonly<Record<string, () => TransportFixture>>>> = {
  tcp: {
    "with Akka.NET's defaults": () => tcp(),
    "with big-endian prefixes": () => tcp("byte-order = big-endian"),
    "with a small frame limit and small buffers": () => tcp("maximum-frame-size = 32000b, write-buffer-high-water-mark = 1b"),
  },
  memory: {
    "delivering in microtasks": () => memory(queueMicrotask),
    "delivering in turns of the host": () => memory(platform.yieldToHost),
  },
};

for (const [name, fixtures] of Object.entries(runs)) {
  for (const [how, createFixture] of Object.entries(fixtures)) {
    describe(`transport ${name} ${how}`, () => {
      for (const { name: promise, run } of transportCompliance) it(promise, () => run(createFixture()));
    });
  }
}

describe("the transports", () => {
  it("all have a compliance run", () => {
    const rooms = join(import.meta.dirname, "../../src/remote/transport");
    const folders = readdirSync(rooms, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && existsSync(join(rooms, entry.name, "index.ts")),
    );
    assert.isNotEmpty(folders);
    assert.deepEqual(
      folders.map((folder) => folder.name).filter((name) => runs[name] === undefined),
      [],
    );
  });

  it("are checked for every numbered promise", () => {
    const checked = new Set(transportCompliance.map(({ name }) => name.split(" ", 1)[0]));
    assert.deepEqual(
      Array.from({ length: 17 }, (_, index) => `T${index + 1}`).filter((promise) => !checked.has(promise)),
      [],
    );
  });
});
