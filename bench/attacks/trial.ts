import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What became of a node under one attack. */
export interface Outcome {
  readonly attack: string;
  /** The node still runs and answers. */
  readonly lives: boolean;
  /** Round trips of a healthy peer, before and during the attack. */
  readonly idleP99Ms: number;
  readonly p99Ms: number;
  /** By how much heap and buffers have grown after the quiet; absent for a node that is dead. Unit: MiB. */
  readonly heapMb?: number;
}

export interface TrialOptions {
  /** The entry point of the build that is attacked. */
  readonly build: string;
  readonly mode: "trusted" | "untrusted";
  readonly idleMs: number;
  readonly quietMs: number;
}

const HEAP_LIMIT_MB = 256;
/** The healthy peer is listened to for so long, although the attack may be over: what it has caused may not. */
const SHORTEST_ATTACK_MS = 4_000;
const LONGEST_ATTACK_MS = 8_000;
/** So long a node has to answer something after the quiet. */
const LAST_WORD_MS = 3_000;
const LONGEST_ANSWER_MS = 30_000;

/** One attack on a node of its own. Resolves twice: when the attack is over, and when the node has been quiet and its heap is known. */
export async function trial(
  attack: string,
  { build, mode, idleMs, quietMs }: TrialOptions,
): Promise<{ readonly outcome: Promise<Outcome> }> {
  const node = start("target.ts", [build, mode], [`--max-old-space-size=${HEAP_LIMIT_MB}`, "--expose-gc"]);
  const peer = start("healthy-peer.ts", [build]);
  const stop = (): void => {
    for (const child of [node, peer]) child.kill("SIGKILL");
  };
  try {
    const [{ port }] = (await Promise.all([answer(node), answer(peer)])) as [{ readonly port: number }, unknown];
    const { port: healthyPort } = (await answer(peer, { kind: "dial", port })) as { readonly port: number };
    await pause(1_000);
    const before = (await answer(node, "heap")) as { readonly heapBytes: number };
    await answer(peer, { kind: "begin" });
    await pause(idleMs);
    const { p99Ms: idleP99Ms } = (await answer(peer, { kind: "report" })) as { readonly p99Ms: number };
    const attacker = start("attacker.ts", [attack, String(port), String(healthyPort)]);
    await answer(attacker);
    await answer(peer, { kind: "begin" });
    attacker.send("begin");
    await Promise.race([Promise.all([once(attacker, "exit"), pause(SHORTEST_ATTACK_MS)]), pause(LONGEST_ATTACK_MS)]);
    attacker.kill("SIGKILL");
    const { p99Ms } = (await answer(peer, { kind: "report" })) as { readonly p99Ms: number };
    const outcome = (async (): Promise<Outcome> => {
      await Promise.race([pause(quietMs), once(node, "exit")]);
      const after = node.exitCode === null && node.signalCode === null ? await answer(node, "heap") : undefined;
      await answer(peer, { kind: "begin" });
      await pause(LAST_WORD_MS);
      const { answers } = (await answer(peer, { kind: "report" })) as { readonly answers: number };
      stop();
      const lives = after !== undefined && answers > 0;
      const grown =
        after === undefined ? {} : { heapMb: ((after as { readonly heapBytes: number }).heapBytes - before.heapBytes) / 2 ** 20 };
      return { attack, lives, idleP99Ms, p99Ms, ...grown };
    })();
    return { outcome };
  } catch (error) {
    stop();
    throw error;
  }
}

function start(file: string, args: readonly string[], flags: readonly string[] = []): ChildProcess {
  return fork(join(import.meta.dirname, file), args, {
    execArgv: ["--import", "tsx", ...flags],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** What `child` says next, when it was told `order`; `undefined` when it says nothing. */
async function answer(child: ChildProcess, order?: unknown): Promise<unknown> {
  const said = once(child, "message");
  if (order !== undefined) child.send(order as object, () => {});
  const first = await Promise.race([said, once(child, "exit").then(() => []), pause(LONGEST_ANSWER_MS).then(() => [])]);
  return first[0] as unknown;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
