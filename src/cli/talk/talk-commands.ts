import type { ActorRef } from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { CallingSystem } from "./calling-system.ts";
import { type MessageKind, messageFrom } from "./message-from.ts";
import { remoteTargetFrom } from "./remote-target.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { valueJson, valueText } from "./value-text.ts";

/** Options of every command that uses the network. */
export interface NetworkOptions {
  readonly config?: string;
  /** The time limit of each step. Unit: ms. */
  readonly timeout: number;
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

/** Tests whether a system, or one of its actors, answers, and how long it takes. The first answer includes the association. */
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

/** Sends one message, and prints when it has arrived in the other system. */
export async function tell(target: string, text: string, options: MessageOptions, terminal: Terminal): Promise<void> {
  const message = messageFrom(text, options.type);
  await using caller = await callerOf(target, options, terminal);
  const actor = await caller.locate();
  actor.tell(message);
  await caller.locate(`${caller.target.address}/user`); // its answer follows the message: the connection keeps the order
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
  return CallingSystem.start(remoteTargetFrom(target), { config, timeoutMs: timeout }, terminal);
}
