import { millisecondsOf } from "../../base/index.ts";
import { explain } from "../../remote/index.ts";
import { type CallOptions, CallingSystem } from "../calling-system.ts";
import { CommandFailure, exitCodeOf, failureJson } from "../command-failure.ts";
import { remoteTargetFrom } from "../remote-target.ts";
import type { NetworkOptions } from "../talk-commands.ts";
import type { Terminal } from "../terminal.ts";
import { connectionSteps } from "./connection-steps.ts";
import type { Finding, StepName } from "./finding.ts";
import { framesStep } from "./frames-step.ts";
import { ListeningSystem } from "./listening-system.ts";
import { nameStep } from "./name-step.ts";
import { tlsStep } from "./tls-step.ts";

const STEP_WIDTH = "handshake".length + 2;

/**
 * Walks the way to another system step by step, and ends with what is wrong and how to mend it. Returns the exit code: 0 when nothing is,
 * else that of the first failure.
 */
export async function doctor(targetText: string, options: NetworkOptions, terminal: Terminal): Promise<number> {
  const target = remoteTargetFrom(targetText);
  const call: CallOptions = { config: options.config, timeoutMs: millisecondsOf(options.timeout) };
  const findings: Finding[] = [];
  if (!options.json) terminal.out(`${target.address}\n\n`);
  for await (const finding of examine(target, call, terminal)) {
    findings.push(finding);
    if (!options.json)
      terminal.out(`  ${finding.step.padEnd(STEP_WIDTH)}${finding.failure === undefined ? "" : "FAILED: "}${finding.text}\n`);
  }
  const failures = findings.flatMap(({ failure }) => failure ?? []);
  const first = failures[0];
  if (options.json) {
    const steps = findings.map(({ step, text, failure }) => ({ step, isOk: failure === undefined, text }));
    terminal.out(`${JSON.stringify({ address: `${target.address}`, steps, failures: failures.map(failureJson) })}\n`);
  } else if (first === undefined) terminal.out("\nNothing is wrong.\n");
  else for (const failure of failures) terminal.out(conclusion(failure));
  return first === undefined ? 0 : exitCodeOf(first);
}

/** Each step needs the one before; the last three look at different things. */
async function* examine(target: CallingSystem["target"], call: CallOptions, terminal: Terminal): AsyncGenerator<Finding, void, undefined> {
  const { timeoutMs } = call;
  const name = await nameStep(target.address);
  yield name;
  if (name.failure !== undefined) return;
  await using caller = await CallingSystem.start(target, call, terminal);
  if (target.address.protocol !== caller.system.address.protocol) {
    const available = [caller.system.address.protocol];
    const tls = await tlsStep(target.address, timeoutMs);
    if (tls !== undefined) yield { step: tls.step, text: tls.text };
    yield { step: "handshake", text: "not tried", failure: { kind: "no-transport", address: `${target.address}`, available } };
    return;
  }
  await using listener = await ListeningSystem.start(caller, call, terminal);
  for (const finding of await connectionSteps(caller, listener.system.address, timeoutMs, terminal.platform.clock)) {
    yield finding;
    if (finding.failure !== undefined) return;
  }
  const identify = await identifyStep(caller, terminal);
  yield identify;
  if (identify.failure !== undefined) return;
  yield await framesStep(caller, timeoutMs);
  yield await listener.dialBackStep(caller, timeoutMs);
}

async function identifyStep(caller: CallingSystem, { platform }: Terminal): Promise<Finding> {
  const step: StepName = "identify";
  const startedMs = platform.clock.nowMs();
  try {
    const actor = await caller.locate();
    return { step, text: `${actor.path} answered in ${(platform.clock.nowMs() - startedMs).toFixed(1)} ms` };
  } catch (error) {
    if (error instanceof CommandFailure) return { step, text: "no answer", failure: error.failure };
    throw error;
  }
}

function conclusion(failure: Parameters<typeof explain>[0]): string {
  const { what, cure } = explain(failure);
  return `\nWhat is wrong\n  ${what}.\nWhat to do\n  ${cure}\n`;
}
