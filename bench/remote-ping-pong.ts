import { parseArgs } from "node:util";
import type { ActorSystem } from "ritsem";
import { askOneByOne } from "./ping-pong/ask.ts";
import { GarbageCollections } from "./ping-pong/garbage-collections.ts";
import { LoadGenerator, measureLoad } from "./ping-pong/load.ts";
import { messageNamed } from "./ping-pong/messages.ts";
import { bytesPerSecond } from "./ping-pong/one-way.ts";
import { measurePoint } from "./ping-pong/point.ts";
import { startClient, startServer } from "./ping-pong/system.ts";

// Messages between two systems: ping-pong, asks, byte arrays one way, and latency at fixed rates. See README.md for the form.
// `--inspect enabled` or `watched`, on both sides: with inspection.

const WARM_UP_CLIENTS = 10;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string", default: "0" },
    inspect: { type: "string", default: "off" },
    clients: { type: "string", default: "1,10,30" },
    total: { type: "string", default: "300000" },
    "warm-up": { type: "string", default: "100000" },
    message: { type: "string", default: "string" },
    ask: { type: "string", default: "0" },
    "one-way": { type: "string", default: "" },
    load: { type: "string", default: "" },
    seconds: { type: "string", default: "2" },
  },
});

if (positionals[0] === "server") {
  const system = await startServer(values.inspect);
  console.log(`READY ${system.address.port}`);
  await new Promise((resolve) => process.stdin.on("end", resolve).resume());
  await system.terminate();
} else if (positionals[0] === "in-process") {
  const server = await startServer(values.inspect);
  const client = await startClient(values.inspect);
  await measure(client, server.address.port ?? 0, "remote-ping-pong-in-process");
  await Promise.all([client.terminate(), server.terminate()]);
} else {
  const system = await startClient(values.inspect);
  await measure(system, Number(values.port), "remote-ping-pong");
  await system.terminate();
}

/** What the options ask for, one after the other over one association. */
async function measure(system: ActorSystem, port: number, name: string): Promise<void> {
  const message = messageNamed(values.message);
  const warmUp = Number(values["warm-up"]);
  if (warmUp > 0) await measurePoint(system, port, WARM_UP_CLIENTS, warmUp, message);
  for (const clients of numbersIn(values.clients)) {
    const point = await measurePoint(system, port, clients, Number(values.total), message);
    print({ case: name, clients, ...point, perSecond: Math.round(point.messages / point.seconds) });
  }
  if (values.ask !== "0") print({ case: "remote-ask", ...(await askOneByOne(system, port, Number(values.ask))) });
  await measureOneWay(system, port);
  if (values.load !== "") await measureRates(system, port);
}

/** `--one-way SIZE,SIZE`: so that each size has about as many bytes. */
async function measureOneWay(system: ActorSystem, port: number): Promise<void> {
  for (const size of numbersIn(values["one-way"])) {
    const count = Math.ceil(Number(values.total) / Math.ceil(size / 1024));
    await bytesPerSecond(system, port, size, Math.ceil(count / 2)); // warms up
    print({ case: "one-way", size, bytesPerSecond: Math.round(await bytesPerSecond(system, port, size, count)) });
  }
}

async function measureRates(system: ActorSystem, port: number): Promise<void> {
  const generator = await LoadGenerator.connect(system, port);
  await measureLoad(generator, numbersIn(values.load), Number(values.seconds), new GarbageCollections(), (result) =>
    print({ case: "load", ...result }),
  );
}

function numbersIn(list: string): readonly number[] {
  return list === "" ? [] : list.split(",").map(Number);
}

function print(result: object): void {
  console.log(JSON.stringify({ peer: "ritsem", ...result }));
}
