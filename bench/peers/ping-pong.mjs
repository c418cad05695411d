// What the programs of this folder and the prototype have in common: arguments, warm-up, points and output. See ../README.md for the form.
import { parseArgs } from "node:util";

const IN_FLIGHT = 50;
/** Asks before those that count. */
const ASK_WARM_UP = 2_000;

/**
 * Runs the side that the command line names. `serve` starts the server and returns its port. `open` connects `clients` clients and calls `onEcho(index)` for
 * each echo; the link that it returns has `send(index)` and `close()`.
 */
export async function pingPong({ peer, serve, open }) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string" },
      clients: { type: "string", default: "1,10,30" },
      total: { type: "string", default: "100000" },
      "warm-up": { type: "string", default: "100000" },
      ask: { type: "string", default: "0" },
    },
  });
  if (positionals[0] === "server") {
    console.log(`READY ${await serve()}`);
    process.stdin.on("end", () => process.exit(0)).resume();
    return;
  }
  const connect = (clients, onEcho) => open(Number(values.port), clients, onEcho);
  const points = values.clients === "" ? [] : values.clients.split(",").map(Number);
  if (Number(values["warm-up"]) > 0) await measure(connect, 10, Number(values["warm-up"]));
  for (const clients of points) console.log(JSON.stringify({ peer, ...(await measure(connect, clients, Number(values.total))) }));
  if (Number(values.ask) > 0) console.log(JSON.stringify({ peer, ...(await askOneByOne(connect, Number(values.ask))) }));
  process.exit(0);
}

async function measure(connect, clients, total) {
  const roundTrips = Math.ceil(total / clients);
  const sent = new Int32Array(clients);
  let left = roundTrips * clients;
  let finish;
  const finished = new Promise((resolve) => (finish = resolve));
  const link = await connect(clients, (index) => {
    if (sent[index] < roundTrips) {
      sent[index] += 1;
      link.send(index);
    }
    left -= 1;
    if (left === 0) finish();
  });
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  for (let index = 0; index < clients; index += 1) {
    for (; sent[index] < Math.min(IN_FLIGHT, roundTrips); sent[index] += 1) link.send(index);
  }
  await finished;
  const seconds = (performance.now() - startedMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await link.close();
  const messages = 2 * roundTrips * clients;
  return {
    case: "remote-ping-pong",
    clients,
    messages,
    seconds,
    perSecond: Math.round(messages / seconds),
    clientCpuSeconds: (user + system) / 1e6,
  };
}

async function askOneByOne(connect, count) {
  const micros = new Float64Array(count);
  let answered;
  const link = await connect(1, () => answered());
  for (let index = -ASK_WARM_UP; index < count; index += 1) {
    const startedMs = performance.now();
    await new Promise((resolve) => {
      answered = resolve;
      link.send(0);
    });
    if (index >= 0) micros[index] = (performance.now() - startedMs) * 1000;
  }
  await link.close();
  micros.sort();
  return { case: "remote-ask", count, p50Us: micros[count >> 1], p99Us: micros[Math.floor(count * 0.99)] };
}
