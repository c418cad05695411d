import { execFileSync } from "node:child_process";
import { TwoMachines } from "./harness/machines.ts";
import { cSharp, freePort, Program, typeScript } from "./harness/program.ts";

// Runs every example and looks at what it prints. The last line counts. What needs root or the .NET SDK is skipped with a line where there is
// none, and fails there when CI is set. `npm run examples -- push` runs those whose names have `push` in them.

interface Example {
  readonly name: string;
  /** Why it cannot be run on this host; `undefined` when it can. */
  readonly missing?: () => string | undefined;
  /** Rejects when the example does not do what its page says. */
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
    name: "location: the same program, over two processes",
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
    name: "location: the same program, over two machines",
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
    name: "push: to a client that nobody can dial",
    async run() {
      const port = String(await freePort());
      using server = new Program("server", typeScript("examples/push/server.ts", "--port", port));
      await server.says("ready at");
      using client = new Program("client", typeScript("examples/push/client.ts", "--port", port));
      await client.says("known as behind.a.router.invalid");
      await client.leave();
      if (client.lines.filter((line) => line.startsWith("pushed: ")).length !== 5) throw new Error("not pushed to five times");
      await server.leave();
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
    return "the C# program is not built, which needs the .NET SDK 10";
  }
}

/** How many of a program's answers came from where. */
function expectAnswers(program: Program, expected: Readonly<Record<string, number>>): void {
  const answers = program.lines.filter((line) => line.includes(", says "));
  for (const [place, count] of Object.entries(expected)) {
    const found = answers.filter((line) => line.endsWith(`, says ${place}`)).length;
    if (found !== count) throw new Error(`${found} answers came from ${place}, expected ${count}`);
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
