import type { LinkConditions, SeededRandom } from "../../src/testkit/index.ts";

/** The faults that a run may have. */
export interface FaultPlan {
  readonly name: string;
  readonly conditions: Partial<LinkConditions>;
  readonly breaks: boolean;
  readonly cuts: boolean;
  readonly crashes: boolean;
  readonly freezes: boolean;
}

const NO_FAULT = { breaks: false, cuts: false, crashes: false, freezes: false } as const;

const PLANS: readonly ((random: SeededRandom) => FaultPlan)[] = [
  (random) => ({ ...NO_FAULT, name: "calm", conditions: { delayMs: delay(random) } }),
  (random) => ({ ...NO_FAULT, name: "lossy", conditions: { delayMs: delay(random), loss: random.between(0, 0.2), ...mended(random) } }),
  (random) => ({ ...NO_FAULT, name: "breaking", conditions: { delayMs: delay(random), breakage: random.between(0, 0.1) }, breaks: true }),
  (random) => ({ ...NO_FAULT, name: "cut", conditions: { delayMs: delay(random) }, cuts: true }),
  (random) => ({ ...NO_FAULT, name: "crashing", conditions: { delayMs: delay(random) }, crashes: true, freezes: random.chance(0.5) }),
  (random) => ({
    name: "everything",
    conditions: { delayMs: delay(random), loss: random.between(0, 0.1), breakage: random.between(0, 0.05), ...mended(random) },
    breaks: true,
    cuts: true,
    crashes: true,
    freezes: true,
  }),
];

function delay(random: SeededRandom): readonly [number, number] {
  const least = random.pick([0, 1, 20]);
  return [least, least + random.pick([0, 1, 50, 400])];
}

function mended(random: SeededRandom): Partial<LinkConditions> {
  return { duplication: random.between(0, 0.3), reordering: random.between(0, 0.3) };
}

export function faultPlan(random: SeededRandom): FaultPlan {
  return random.pick(PLANS)(random);
}

/** Times are some tenths of the usual ones, so that a few virtual seconds see everything happen; bounds are small enough to be met. */
export function runConfig(random: SeededRandom): string {
  return `
    akka { loggers = [], stdout-loglevel = OFF, loglevel = WARNING }
    akka.remote {
      log-remote-lifecycle-events = off
      retry-gate-closed-for = ${random.pick([0, 500, 2000])} ms
      handshake-timeout = ${random.pick([1, 3])} s
      use-passive-connections = ${random.chance(0.8) ? "on" : "off"}
      resend-interval = ${random.pick([200, 700])} ms
      resend-limit = ${random.pick([3, 10, 200])}
      system-message-buffer-size = ${random.pick([25, 200, 20_000])}
      system-message-ack-piggyback-timeout = ${random.pick([50, 300])} ms
      initial-system-message-delivery-timeout = ${random.chance(0.2) ? 5 : 600} s
      transport-failure-detector { heartbeat-interval = 1 s, acceptable-heartbeat-pause = ${random.pick([1, 3])} s }
      watch-failure-detector { heartbeat-interval = 0.5 s, acceptable-heartbeat-pause = ${random.pick([2, 4])} s }
    }`;
}
