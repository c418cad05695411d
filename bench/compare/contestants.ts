import { existsSync } from "node:fs";
import { join } from "node:path";
import { akkaNetCommand, dotnetAvailable } from "../../interop/harness/akka-net-programs.ts";
import type { Command } from "./command.ts";

/** A program that takes part, in the form that README.md describes. */
export interface Contestant {
  readonly name: string;
  readonly program: Command;
  /** Round trips of each point, so that it takes about a second. */
  readonly total: number;
  /** Round trips that do not count, before the first point. */
  readonly warmUp: number;
}

const WARM_UP = 100_000;
/** The rate of Akka.NET rises until its compiler has optimized all of it a second time; after 100 000 round trips it is a third of what it becomes. */
export const AKKA_NET_WARM_UP = 400_000;

export const RITSEM = "Ritsem";
export const PROTOTYPE = "prototype";
export const AKKA_NET = "Akka.NET";
/** Its two modes of garbage collection; of these, the one with the better median counts as {@link AKKA_NET}. */
export const AKKA_NET_MODES: readonly string[] = ["Akka.NET, workstation GC", "Akka.NET, server GC"];

const BENCH = join(import.meta.dirname, "..");
const PEERS: readonly (readonly [name: string, total: number])[] = [
  ["ws", 80_000],
  ["grpc-js", 50_000],
  ["zeromq", 80_000],
  ["moleculer", 40_000],
];

export const ritsem: Contestant = {
  name: RITSEM,
  program: { file: process.execPath, args: ["--import", "tsx", join(BENCH, "remote-ping-pong.ts")] },
  total: 400_000,
  warmUp: WARM_UP,
};

export const prototype: Contestant = {
  name: PROTOTYPE,
  program: { file: process.execPath, args: [join(BENCH, "prototype/prototype.mjs")] },
  total: 600_000,
  warmUp: WARM_UP,
};

/** In the order of {@link AKKA_NET_MODES}; none without the .NET SDK. */
export function akkaNetContestants(): readonly Contestant[] {
  if (!dotnetAvailable()) return [];
  const { command, args } = akkaNetCommand("PingPong", []);
  return AKKA_NET_MODES.map((name, mode) => ({
    name,
    program: { file: command, args: args ?? [], env: { DOTNET_gcServer: `${mode}` } },
    total: 150_000,
    warmUp: AKKA_NET_WARM_UP,
  }));
}

/** Those of `bench/peers`; none before `npm ci --prefix bench/peers`. */
export function peers(): readonly Contestant[] {
  return PEERS.filter(([name]) => existsSync(join(BENCH, "peers/node_modules", name === "grpc-js" ? "@grpc/grpc-js" : name))).map(
    ([name, total]) => ({ name, program: { file: process.execPath, args: [join(BENCH, "peers", `${name}.mjs`)] }, total, warmUp: WARM_UP }),
  );
}
