import type { ActorSystem } from "ritsem";
import { actorOfServer } from "./system.ts";

/** Asks before those that count. */
const WARM_UP = 2_000;

export interface AskTimes {
  readonly count: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

/** Asks one question after the other. */
export async function askOneByOne(system: ActorSystem, port: number, count: number): Promise<AskTimes> {
  const echo = await actorOfServer(system, port, "echo0");
  const micros = new Float64Array(count);
  for (let index = -WARM_UP; index < count; index += 1) {
    const startedMs = performance.now();
    await echo.ask("hit", "5 s");
    if (index >= 0) micros[index] = (performance.now() - startedMs) * 1000;
  }
  micros.sort();
  return { count, p50Us: micros[count >> 1] ?? Number.NaN, p99Us: micros[Math.floor(count * 0.99)] ?? Number.NaN };
}
