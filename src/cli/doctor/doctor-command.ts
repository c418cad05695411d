import type { Address } from "../../actor/index.ts";
import { explain } from "../../remote/index.ts";
import { type CallOptions, CallingSystem, TCP } from "../talk/calling-system.ts";
import { CommandError, exitCodeOf, failureJson } from "../terminal/errors.ts";
import { clusterClientHost } from "../talk/configuration-host.ts";
import { userConfig } from "../terminal/user-config.ts";
import { clusterSteps, joiningNodeOf } from "./cluster-step.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { certificateStep } from "./certificate-step.ts";
import { connectionSteps } from "./connection-steps.ts";
import type { Finding, StepName } from "./finding.ts";
import { framesStep } from "./frames-step.ts";
import { ListeningSystem } from "./listening-system.ts";
import { nameStep } from "./name-step.ts";
import { tlsStep } from "./tls-step.ts";

/** Options of `ritsem doctor`. */
export interface DoctorOptions extends NetworkOptions {
  /** The system name of the node that is to join a cluster. */
  readonly system?: string;
}

const PROVIDER = "akka.actor.provider";
const STEP_WIDTH = "handshake".length + 2;

/**
 * Tests the connection to another system step by step, and prints what is wrong and how to fix it. Returns the exit code: 0 without a failure,
 * otherwise that of the first failure.
 */
export async function doctor(targetText: string, options: DoctorOptions, terminal: Terminal): Promise<number> {
  const target = remoteTargetFrom(targetText);
  const call: CallOptions = { config: options.config, timeoutMs: options.timeout };
  const findings: Finding[] = [];
  if (!options.json) terminal.out(`${target.address}\n\n`);
  for await (const finding of examine(target, call, terminal, options.system ?? target.address.system)) {
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

/** Each step needs the previous one, except for the last four, which are independent. */
async function* examine(
  target: CallingSystem["target"],
  call: CallOptions,
  terminal: Terminal,
  systemName: string,
): AsyncGenerator<Finding, void, undefined> {
  const { timeoutMs } = call;
  const name = await nameStep(target.address);
  yield name;
  if (name.failure !== undefined) return;
  await using caller = await CallingSystem.start(target, call, terminal, clusterClientHost(terminal.platform));
  if (target.address.protocol !== caller.system.address.protocol) {
    const available = [caller.system.address.protocol];
    const tls = await tlsStep(target.address, timeoutMs);
    if (tls !== undefined) {
      yield { step: tls.step, text: tls.text };
      yield* certificates([[target.address, "the other system"]], terminal, timeoutMs);
    }
    yield {
      step: "handshake",
      text: "not tried",
      failure: { kind: "no-transport", address: `${target.address}`, available, settingsKey: TCP },
    };
    return;
  }
  await using listener = await ListeningSystem.start(caller, call, terminal);
  if (caller.system.address.protocol.startsWith("akka.ssl.")) {
    const sides = [
      [target.address, "the other system"],
      [listener.system.address, "this system"],
    ] as const;
    yield* certificates(sides, terminal, timeoutMs);
  }
  for (const finding of await connectionSteps(caller, listener.system.address, timeoutMs, terminal.platform.clock)) {
    yield finding;
    if (finding.failure !== undefined) return;
  }
  const identify = await identifyStep(caller, terminal);
  yield identify;
  if (identify.failure !== undefined) return;
  yield await framesStep(caller, timeoutMs);
  yield await listener.dialBackStep(caller, timeoutMs);
  if (!isForCluster(call, terminal)) return;
  yield* await clusterSteps(caller, joiningNodeOf(listener.system.address, systemName, listener.isAsConfigured), timeoutMs);
}

/** Whether the configuration is that of a node. */
function isForCluster({ config }: CallOptions, terminal: Terminal): boolean {
  const user = userConfig(config, terminal)?.resolve();
  return user?.hasPath(PROVIDER) === true && /cluster/i.test(user.getString(PROVIDER));
}

/** The certificates that each of these systems shows the other one, which decides about it. */
async function* certificates(
  sides: readonly (readonly [address: Address, whose: string])[],
  { platform }: Terminal,
  timeoutMs: number,
): AsyncGenerator<Finding, void, undefined> {
  const nowMs = platform.clock.date().getTime();
  for (const [address, whose] of sides) {
    const finding = await certificateStep(address, whose, nowMs, timeoutMs);
    if (finding !== undefined) yield finding;
  }
}

async function identifyStep(caller: CallingSystem, { platform }: Terminal): Promise<Finding> {
  const step: StepName = "identify";
  const startedMs = platform.clock.nowMs();
  try {
    const actor = await caller.locate();
    return { step, text: `${actor.path} answered in ${(platform.clock.nowMs() - startedMs).toFixed(1)} ms` };
  } catch (error) {
    if (error instanceof CommandError) return { step, text: "no answer", failure: error.failure };
    throw error;
  }
}

function conclusion(failure: Parameters<typeof explain>[0]): string {
  const { what, cure } = explain(failure);
  return `\nWhat is wrong\n  ${what}.\nWhat to do\n  ${cure}\n`;
}
