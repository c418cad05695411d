import { execFileSync } from "node:child_process";
import { hasChromium } from "../scripts/chromium.ts";
import { TwoMachines } from "./harness/machines.ts";
import { cSharp, freePort, Program, typeScript } from "./harness/program.ts";

// Runs every example and checks its output; the last line counts the results. Examples that need root or the .NET SDK are skipped with a
// message if these are missing, and fail instead if CI is set. `npm run examples -- push` runs those with `push` in their names.

interface Example {
  readonly name: string;
  /** Why it cannot run on this host; `undefined` if it can. */
  readonly missing?: () => string | undefined;
  /** Rejects if the example does not do what its page states. */
  run(): Promise<void>;
}

const WORDS = [`6 words in "to be or not to be", counted at`, `4 words in "that is the question", counted at`];

const examples: readonly Example[] = [
  {
    name: "location: one program, alone",
    async run() {
      using program = new Program("alone ", typeScript("examples/location/program.ts", "examples/location/alone.conf"));
      for (const words of WORDS) await program.says(`${words} akka://location`);
      await program.leave();
    },
  },
  {
    name: "location: the same program in two processes",
    async run() {
      const environment = { LOCATION_WORKER_PORT: String(await freePort()) };
      const folder = "examples/location/two-processes";
      using worker = new Program("worker", typeScript("examples/location/program.ts", `${folder}/worker.conf`), environment);
      await worker.says("ready at");
      using main = new Program("main  ", typeScript("examples/location/program.ts", `${folder}/main.conf`), environment);
      for (const words of WORDS) await main.says(`${words} akka.tcp://location@127.0.0.1:${environment.LOCATION_WORKER_PORT}`);
      await main.leave();
      await worker.leave();
    },
  },
  {
    name: "location: the same program on two machines",
    missing: () => TwoMachines.missing(),
    async run() {
      using machines = new TwoMachines();
      const folder = "examples/location/two-machines";
      using worker = new Program("worker", machines.on(1, typeScript("examples/location/program.ts", `${folder}/worker.conf`)));
      await worker.says("ready at");
      using main = new Program("main  ", machines.on(0, typeScript("examples/location/program.ts", `${folder}/main.conf`)));
      for (const words of WORDS) await main.says(`${words} akka.tcp://location@${TwoMachines.addresses[1]}:8092`);
      await main.leave();
      await worker.leave();
    },
  },
  {
    name: "location: two machines, a port map, a cut cable and its repair",
    missing: () => TwoMachines.missing(),
    async run() {
      using machines = new TwoMachines();
      const [own, host] = TwoMachines.addresses;
      const folder = "examples/location/cut-cable";
      using map = new Program("map   ", machines.on(1, typeScript(`${folder}/port-map.ts`, host, "9092", "8092")));
      await map.says("maps");
      using server = new Program("server", machines.on(1, typeScript(`${folder}/program.ts`, "server", host, "9092", "8092")));
      await server.says(`ready at akka.tcp://Server@${host}:9092`);
      using client = new Program("client", machines.on(0, typeScript(`${folder}/program.ts`, "client", own, host, "9092")));
      await client.says("ready");
      client.type("1, until it answers");
      await client.says("1, until it answers: the server answers");
      machines.cut();
      client.type("2, until it is silent");
      await client.says("2, until it is silent: the server does not answer");
      machines.repair();
      client.type("3, until it answers");
      await client.says("3, until it answers: the server answers");
      for (const program of [client, server, map]) await program.leave();
    },
  },
  {
    name: "lines-transport: a transport that the configuration alone names",
    async run() {
      using program = new Program("lines ", typeScript("examples/lines-transport/program.ts"));
      await program.says("Hello, world, over akka.lines");
      await program.leave();
    },
  },
  {
    name: "routers: four routees in one process",
    async run() {
      using program = new Program("local ", typeScript("examples/routers/program.ts", "examples/routers/local.conf"));
      await program.says("1000003 is prime, says akka://primes");
      await program.leave();
      expectAnswers(program, { "akka://primes": 8 });
    },
  },
  {
    name: "routers: the same four on two nodes",
    async run() {
      const ports = [await freePort(), await freePort()];
      const environment = { PRIMES_PORT_1: String(ports[0]), PRIMES_PORT_2: String(ports[1]) };
      const node = (port: number | undefined): Program =>
        new Program("node  ", typeScript("examples/routers/program.ts", "examples/routers/node.conf"), { PRIMES_PORT: String(port) });
      using first = node(ports[0]);
      using second = node(ports[1]);
      await Promise.all([first.says("ready at"), second.says("ready at")]);
      using main = new Program("main  ", typeScript("examples/routers/program.ts", "examples/routers/nodes.conf"), environment);
      await main.says("1000003 is prime, says");
      await main.leave();
      expectAnswers(main, Object.fromEntries(ports.map((port) => [`akka.tcp://primes@127.0.0.1:${port}`, 4])));
      await first.leave();
      await second.leave();
    },
  },
  {
    name: "telemetry: one trace over two nodes",
    async run() {
      const [port, receiverPort] = [String(await freePort()), String(await freePort())];
      const url = `http://127.0.0.1:${receiverPort}`;
      using receiver = new Program("receiver ", typeScript("examples/telemetry/receiver.ts", receiverPort));
      await receiver.says("ready");
      using warehouse = new Program("warehouse", typeScript("examples/telemetry/node.ts", "warehouse", port, url));
      await warehouse.says("ready");
      using shop = new Program("shop     ", typeScript("examples/telemetry/node.ts", "shop", port, url));
      await shop.says("apples are in stock");
      await shop.leave();
      await warehouse.leave();
      receiver.type("print");
      await receiver.says("        handle /user/stock (warehouse)");
      await receiver.says("ask string");
      await receiver.leave();
    },
  },
  {
    name: "push: to a client that accepts no connections",
    async run() {
      const port = String(await freePort());
      using server = new Program("server", typeScript("examples/push/server.ts", "--port", port));
      await server.says("ready at");
      using client = new Program("client", typeScript("examples/push/client.ts", "--port", port));
      await client.says("known as behind.a.router.invalid");
      await client.leave();
      if (client.lines.filter((line) => line.startsWith("pushed: ")).length !== 5) throw new Error("did not receive five numbers");
      await server.leave();
    },
  },
  {
    name: "browser-chat: two browsers and a C# client in one room",
    missing: () => (hasChromium ? missingDotnet() : "Chromium is not installed"),
    async run() {
      using meeting = new Program("meet", typeScript("examples/browser-chat/meet.ts"));
      await meeting.says("two browsers and a C# client have talked");
      await meeting.leave();
    },
  },
  {
    name: "cluster: two nodes in TypeScript and two in C#, one of which is killed",
    missing: () => missingDotnet(),
    async run() {
      const ports: number[] = [];
      while (ports.length < 4) ports.push(await freePort());
      const [first = 0, second = 0, third = 0, fourth = 0] = ports.sort((one, other) => one - other); // the lowest address leads
      const place = (port: number): readonly string[] => ["--port", String(port), "--seed", String(second)];
      const address = (port: number): string => `akka.tcp://Shop@127.0.0.1:${port}`;
      using oldest = new Program("typescript 1", typeScript("examples/cluster/program.ts", ...place(second)));
      await oldest.says(`${address(second)} (typescript) is up`);
      using leader = new Program("c# 1        ", cSharp("ClusterNode", ...place(first)));
      using leaving = new Program("c# 2        ", cSharp("ClusterNode", ...place(fourth)));
      await leaving.says(`${address(fourth)} (csharp) is up`);
      using other = new Program("typescript 2", typeScript("examples/cluster/program.ts", ...place(third)));
      const all = [oldest, leader, other, leaving];
      for (const node of all)
        for (const port of ports)
          await node.says(`${address(port)} (${port === first || port === fourth ? "csharp" : "typescript"}) is up`);
      for (const node of all) await node.says(`the leader is ${address(first)}`);
      await oldest.says("the till opens here");
      other.type("tea");
      await other.says("tea is order 1 of a till in TypeScript");
      for (const node of all) await node.says("the cook gets tea");
      leader[Symbol.dispose](); // killed: the others notice only its silence
      for (const node of [oldest, other, leaving]) {
        await node.says(`${address(first)} (csharp) cannot be reached`);
        await node.says(`${address(first)} (csharp) is removed`);
        await node.says(`the leader is ${address(second)}`);
      }
      await oldest.leave();
      await leaving.says("the till opens here");
      await other.says(`${address(second)} (typescript) is removed`); // from here on, it knows where the till is
      other.type("milk");
      await other.says("milk is order 1 of a till in C#");
      for (const node of [leaving, other]) await node.says("the cook gets milk");
      await leaving.leave();
      await other.says(`${address(fourth)} (csharp) is removed`);
      await other.says("the till opens here");
      await other.leave();
    },
  },
  {
    name: "sharding: orders on a node in TypeScript and one in C#, which is killed",
    missing: () => missingDotnet(),
    async run() {
      const ports = [await freePort(), await freePort(), await freePort()].sort((one, other) => one - other); // of two nodes, the lowest survives
      const [first = 0, second = 0, third = 0] = ports;
      const place = (port: number, seed: number): readonly string[] => ["--port", String(port), "--seed", String(seed)];
      const address = (port: number): string => `akka.tcp://Shop@127.0.0.1:${port}`;
      using typed = new Program("typescript", typeScript("examples/sharding/program.ts", ...place(first, first)));
      await typed.says("orders may open here");
      using killed = new Program("c# 1      ", cSharp("ShardNode", ...place(second, first)));
      await killed.says("orders may open here");
      const ids = ["order-1", "order-2", "order-3", "order-4"];
      for (const id of ids) {
        typed.type(`${id} tea`);
        await typed.says(`${id} has tea, in `);
      }
      const moved = ids.filter((id) => typed.lines.includes(`${id} has tea, in C#`));
      if (moved.length === 0) throw new Error("no order opened on the node in C#");
      const [some = ""] = moved;
      killed.type(`${some} milk`);
      await killed.says(`${some} has tea, milk, in C#`);
      killed[Symbol.dispose](); // its orders are lost with it
      await typed.says(`${address(second)} cannot be reached`);
      await typed.says(`${address(second)} is removed`);
      for (const id of moved) {
        typed.type(`${id} sugar`);
        await typed.says(`${id} has sugar`);
        await typed.says(`${id} opens here`);
      }
      using last = new Program("c# 2      ", cSharp("ShardNode", ...place(third, first)));
      await last.says("orders may open here");
      last.type(`${some} lemon`);
      await last.says("lemon, in TypeScript");
      await typed.leave(); // in order: its orders move first
      if (!typed.lines.includes(`${some} closes here`)) throw new Error("the order did not close before the node left");
      last.type(`${some} honey`);
      await last.says(`${some} has honey, in C#`);
      await last.leave();
    },
  },
  {
    name: "deployment: an actor in TypeScript, deployed by C#",
    missing: () => missingDotnet(),
    async run() {
      using host = new Program("typescript", typeScript("examples/deployment/program.ts"));
      const [, address = ""] = /^ready at (.*)$/.exec(await host.says("ready at")) ?? [];
      using deployer = new Program("c#        ", cSharp("Greeting", "--deploy-to", address));
      await deployer.says("Guten Tag, Heron, from TypeScript at typescript");
      await deployer.leave();
      await host.leave();
    },
  },
  {
    name: "deployment: an actor in C#, deployed by TypeScript",
    missing: () => missingDotnet(),
    async run() {
      using host = new Program("c#        ", cSharp("Greeting"));
      const [, address = ""] = /^ready at (.*)$/.exec(await host.says("ready at")) ?? [];
      using deployer = new Program("typescript", typeScript("examples/deployment/program.ts", "--deploy-to", address));
      await deployer.says("Good day, Heron, from C# at csharp");
      await deployer.leave();
      await host.leave();
    },
  },
];

function missingDotnet(): string | undefined {
  try {
    execFileSync("sh", ["interop/build-peer.sh"], { stdio: ["ignore", "inherit", "inherit"] });
    return undefined;
  } catch {
    return "the C# program is not built; building it needs the .NET SDK 10";
  }
}

/** How many of a program's replies came from each place. */
function expectAnswers(program: Program, expected: Readonly<Record<string, number>>): void {
  const answers = program.lines.filter((line) => line.includes(", says "));
  for (const [place, count] of Object.entries(expected)) {
    const found = answers.filter((line) => line.endsWith(`, says ${place}`)).length;
    if (found !== count) throw new Error(`${found} replies came from ${place}, expected ${count}`);
  }
}

const isCi = !["", "0", "false"].includes((process.env["CI"] ?? "").toLowerCase());
const [wanted = ""] = process.argv.slice(2);
let passed = 0;
let failed = 0;
for (const example of examples.filter((each) => each.name.includes(wanted))) {
  const { name } = example;
  const reason = example.missing?.();
  if (reason !== undefined && !isCi) {
    console.log(`skipped  ${name}: ${reason}`);
    continue;
  }
  try {
    if (reason !== undefined) throw new Error(reason);
    await example.run();
    passed += 1;
    console.log(`ok  ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
