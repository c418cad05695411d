import type { ActorRef } from "../actor/index.ts";
import { millisecondsOf } from "../base/index.ts";
import type { ExtendedActorSystem } from "../actor/spi.ts";
import { CallingSystem } from "./calling-system.ts";
import { type MessageKind, messageFrom } from "./message-from.ts";
import { remoteTargetFrom } from "./remote-target.ts";
import type { Terminal } from "./terminal.ts";
import { valueJson, valueText } from "./value-text.ts";

/** Options of every command that goes on the network. */
export interface NetworkOptions {
  readonly config?: string;
  /** A duration, `5 s`. */
  readonly timeout: string;
  readonly json?: boolean;
}

/** Options of `ritsem ping`. */
export interface PingOptions extends NetworkOptions {
  readonly count: number;
}

/** Options of `ritsem tell` and `ritsem ask`. */
export interface MessageOptions extends NetworkOptions {
  readonly type: MessageKind;
}

/** Finds out whether a system, or one of its actors, is there, and how long an answer takes. The first one includes the association. */
export async function ping(target: string, options: PingOptions, terminal: Terminal): Promise<void> {
  await using caller = await callerOf(target, options, terminal);
  const { path } = caller.target;
  const roundTripsMs: number[] = [];
  let actor: ActorRef | undefined;
  for (let number = 1; number <= options.count; number += 1) {
    const startedMs = terminal.platform.clock.nowMs();
    actor = await caller.locate();
    const tookMs = terminal.platform.clock.nowMs() - startedMs;
    roundTripsMs.push(tookMs);
    if (!options.json) terminal.out(`${path} answered in ${tookMs.toFixed(1)} ms${number === 1 ? ", association included" : ""}\n`);
  }
  if (options.json) {
    const { address, uid } = caller.system as ExtendedActorSystem;
    terminal.out(`${JSON.stringify({ path, actor: `${actor}`, roundTripsMs, calledAs: { address: `${address}`, uid } })}\n`);
  }
}

/** Sends one message, and says when it has arrived in that system. */
export async function tell(target: string, text: string, options: MessageOptions, terminal: Terminal): Promise<void> {
  const message = messageFrom(text, options.type);
  await using caller = await callerOf(target, options, terminal);
  const actor = await caller.locate();
  actor.tell(message);
  await caller.locate(`${caller.target.address}/user`); // answered behind it: the connection keeps the order
  terminal.out(options.json ? `${JSON.stringify({ told: `${actor}` })}\n` : `told ${actor}\n`);
}

/** Sends one message and prints the reply. */
export async function ask(target: string, text: string, options: MessageOptions, terminal: Terminal): Promise<void> {
  const message = messageFrom(text, options.type);
  await using caller = await callerOf(target, options, terminal);
  const actor = await caller.locate();
  const reply = await caller.ask(actor, message);
  terminal.out(options.json ? `${JSON.stringify({ actor: `${actor}`, reply: valueJson(reply) })}\n` : `${valueText(reply)}\n`);
}

function callerOf(target: string, { config, timeout }: NetworkOptions, terminal: Terminal): Promise<CallingSystem> {
  return CallingSystem.start(remoteTargetFrom(target), { config, timeoutMs: millisecondsOf(timeout) }, terminal);
}
