import type { Case, Trial } from "./case.ts";
import { type Line, run, runPair } from "./command.ts";
import { AKKA_NET_WARM_UP, akkaNetContestants, type Contestant, peers, prototype, ritsem } from "./contestants.ts";
import type { Measurement, Unit } from "./measurement.ts";
import { startTrials } from "./start-trials.ts";
import { workerTrial } from "./worker-trial.ts";

const CLIENTS = "1,10,30";
const ASKS = 4_000;

/** All cases, in the order in which they run and are shown. */
export const CASES: Readonly<Record<string, () => readonly Trial[]>> = {
  "ping-pong": () => [ritsem, prototype, ...akkaNetContestants(), ...peers()].map(pingPongTrial),
  "in-process": () => [ritsem, ...akkaNetContestants()].map(inProcessTrial),
  mixed: mixedTrials,
  class: () => [ritsem, ...akkaNetContestants()].map(classTrial),
  bytes: () => [ritsem, ...akkaNetContestants()].map(bytesTrial),
  worker: () => [workerTrial],
  start: startTrials,
};

export function caseNamed(name: string): Case {
  return { name, trials: CASES[name]?.() ?? [] };
}

function pingPongTrial({ name, program, total, warmUp }: Contestant): Trial {
  const args = ["--clients", CLIENTS, "--total", `${total}`, "--warm-up", `${warmUp}`, "--ask", `${ASKS}`];
  return trial(name, async () => measurementsOf(name, "ping-pong", await runPair(program, program, args)));
}

function inProcessTrial({ name, program, total, warmUp }: Contestant): Trial {
  const args = ["in-process", "--clients", "30", "--total", `${total}`, "--warm-up", `${warmUp}`];
  return trial(name, async () => measurementsOf(name, "one process", await run(program, args)));
}

/** A client of each runtime with a server of the other. The processor time is that of the client's process. */
function mixedTrials(): readonly Trial[] {
  const [akkaNet] = akkaNetContestants();
  if (akkaNet === undefined) return [];
  const pairs: readonly (readonly [name: string, client: Contestant, server: Contestant])[] = [
    ["Akka.NET to Akka.NET", akkaNet, akkaNet],
    ["Ritsem to Akka.NET", ritsem, akkaNet],
    ["Akka.NET to Ritsem", akkaNet, ritsem],
  ];
  const args = ["--clients", "10,30", "--total", `${2 * akkaNet.total}`, "--warm-up", `${AKKA_NET_WARM_UP}`];
  return pairs.map(([name, client, server]) =>
    trial(name, async () => measurementsOf(name, "mixed", await runPair(server.program, client.program, args))),
  );
}

function classTrial({ name, program, total, warmUp }: Contestant): Trial {
  const args = ["--clients", "10", "--total", `${Math.round(total / 2)}`, "--warm-up", `${warmUp}`, "--message", "class"];
  return trial(name, async () => measurementsOf(name, "class as JSON", await runPair(program, program, args)));
}

function bytesTrial({ name, program, total, warmUp }: Contestant): Trial {
  const args = ["--clients", "", "--one-way", "1024,30720", "--total", `${2 * total}`, "--warm-up", `${warmUp}`];
  return trial(name, async () => measurementsOf(name, "byte arrays", await runPair(program, program, args)));
}

function trial(contestant: string, run: () => Promise<readonly Measurement[]>): Trial {
  return { contestant, run };
}

function measurementsOf(contestant: string, name: string, lines: readonly Line[]): readonly Measurement[] {
  return lines.flatMap((line) => {
    const make = (subject: string, unit: Unit, value: number): Measurement => ({ subject, contestant, unit, value });
    const number = (field: string): number => line[field] as number;
    if (line["case"] === "remote-ask") {
      return [make("ask one at a time, p50", "µs", number("p50Us")), make("ask one at a time, p99", "µs", number("p99Us"))];
    }
    if (line["case"] === "one-way") return [make(`${name} of ${number("size") / 1024} KiB`, "MB/s", number("bytesPerSecond") / 1e6)];
    const clients = number("clients");
    const subject = `${name}, ${clients} ${clients === 1 ? "client" : "clients"}`;
    return [
      make(subject, "messages/s", number("perSecond")),
      make(`${subject}, processor time`, "µs/message", (number("clientCpuSeconds") * 1e6) / number("messages")),
    ];
  });
}
