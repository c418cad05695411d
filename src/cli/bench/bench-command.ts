import { type ActorRef, Identify, Props } from "../../actor/index.ts";
import { reasonOf } from "../../base/index.ts";
import { CallingSystem } from "../talk/calling-system.ts";
import { messageFrom } from "../talk/message-from.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { MessageOptions } from "../talk/talk-commands.ts";
import { CommandError } from "../terminal/errors.ts";
import { pauseFor, type Terminal } from "../terminal/terminal.ts";
import { CallingActor } from "./calling-actor.ts";
import { ProgressLine } from "./progress-line.ts";
import { RoundTripMeter } from "./round-trip-meter.ts";

/** Options of `ritsem bench`. */
export interface BenchOptions extends MessageOptions {
  /** Messages under way at the same time. */
  readonly inFlight: number;
  /** How long round trips are counted, in ms. */
  readonly duration: number;
}

/** The part of the duration that passes before round trips count. */
const WARM_UP_SHARE = 0.2;
const STEP_MS = 500;
const PERCENTILES = [50, 90, 99, 99.9, 100];

/** Sends messages to an actor and back for a while; prints how many there were, and percentiles of how long they took. */
export async function bench(target: string, text: string | undefined, options: BenchOptions, terminal: Terminal): Promise<void> {
  const message = text === undefined ? undefined : messageFrom(text, options.type);
  const call = { config: options.config, timeoutMs: options.timeout };
  await using caller = await CallingSystem.start(remoteTargetFrom(target), call, terminal);
  const actor = await caller.locate();
  if (message !== undefined) await caller.ask(actor, message); // tells why, if that actor does not reply to it
  const meter = await measured(caller, actor, message ?? new Identify("ritsem"), options, terminal);
  terminal.out(options.json ? `${JSON.stringify(jsonOf(actor, meter, options))}\n` : textOf(actor, meter, options));
}

async function measured(
  caller: CallingSystem,
  actor: ActorRef,
  message: unknown,
  { inFlight, duration, timeout, json }: BenchOptions,
  terminal: Terminal,
): Promise<RoundTripMeter> {
  const { clock } = terminal.platform;
  const meter = new RoundTripMeter(clock);
  const progress = new ProgressLine(json === true ? { ...terminal, isInteractive: false } : terminal);
  let failure: CommandError | undefined;
  const onFailure = (cause: unknown): void => {
    failure = new CommandError({ kind: "replied-with-failure", path: `${actor.path}`, text: reasonOf(cause) });
  };
  const startedMs = clock.nowMs();
  let repliesBefore = 0;
  let silentSinceMs = startedMs;
  for (let number = 0; number < inFlight; number += 1) {
    caller.system.actorOf(Props.from(() => new CallingActor(actor, message, meter, onFailure)));
  }
  while (meter.elapsedMs < duration && terminal.stopped?.aborted !== true) {
    const isWarm = clock.nowMs() - startedMs >= duration * WARM_UP_SHARE;
    if (isWarm && !meter.isCounting) meter.begin();
    const leftMs = isWarm ? duration - meter.elapsedMs : duration * WARM_UP_SHARE;
    await pauseFor(Math.min(STEP_MS, Math.max(1, leftMs)), terminal);
    if (failure !== undefined) throw failure;
    if (meter.replies > repliesBefore) silentSinceMs = clock.nowMs();
    repliesBefore = meter.replies;
    if (clock.nowMs() - silentSinceMs >= timeout) {
      await caller.locate(); // throws the reason if the system does not answer at all
      throw new CommandError({ kind: "no-reply", path: `${actor.path}`, limitMs: timeout });
    }
    progress.show(isWarm ? `${meter.count} round trips, ${(leftMs / 1_000).toFixed(0)} s left` : "warming up");
  }
  meter.end();
  progress.clear();
  return meter;
}

function jsonOf(actor: ActorRef, meter: RoundTripMeter, { inFlight }: BenchOptions): unknown {
  const ms = Object.fromEntries(PERCENTILES.map((percent) => [nameOf(percent), meter.percentileMs(percent)]));
  return { actor: `${actor}`, inFlight, roundTrips: meter.count, elapsedMs: meter.elapsedMs, perSecond: perSecondOf(meter), ms };
}

function textOf(actor: ActorRef, meter: RoundTripMeter, { inFlight }: BenchOptions): string {
  const lines = PERCENTILES.map((percent) => `  ${nameOf(percent).padEnd(6)} ${meter.percentileMs(percent).toFixed(3).padStart(10)} ms`);
  const seconds = (meter.elapsedMs / 1_000).toFixed(1);
  return `${actor}: ${meter.count} round trips in ${seconds} s, ${inFlight} at a time.\n\n  ${perSecondOf(meter)} round trips/s\n${lines.join("\n")}\n`;
}

function perSecondOf(meter: RoundTripMeter): number {
  return meter.elapsedMs === 0 ? 0 : Math.round((meter.count / meter.elapsedMs) * 1_000);
}

function nameOf(percent: number): string {
  return percent === 100 ? "max" : `p${percent}`;
}
