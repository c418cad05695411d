import { randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { ConfigSource } from "../../../actor/index.ts";
import { ExpectationError, TestKitUsageError } from "../../index.ts";
import { type BarrierInput, type Barriers, barriersFor, transition } from "../barrier/barriers.ts";
import { type ExitStatus, LineProcess } from "../process/line-process.ts";
import { commandOf, type NodeProgram } from "../process/node-program.ts";
import { LineSocket } from "../protocol/line-socket.ts";
import {
  type ConductorLine,
  type FaultDirection,
  type LinkFault,
  NODE_ENVIRONMENT,
  type NodeLine,
  nodeLineFrom,
} from "../protocol/lines.ts";
import { type ConductorSettings, conductorSettingsFrom } from "../settings/testconductor-settings.ts";
import { TestNodesFailedError } from "./errors.ts";
import { JoinedNode } from "./joined-node.ts";

const HOST = "127.0.0.1";
/** The barrier that all nodes enter when they join. */
const JOIN = "join";
const LAST_LINES = 20;

/** What a {@link TestConductor} starts. */
export interface TestConductorOptions {
  /** The programs of the nodes, by name. */
  readonly nodes: Readonly<Record<string, NodeProgram>>;
  /** What the test does while all nodes wait at a barrier, before they pass it. A rejected promise fails the test and ends the nodes. */
  readonly atBarrier?: Readonly<Record<string, (conductor: TestConductor) => Promise<void> | void>>;
  /** HOCON of which `akka.testconductor` is read. Default: none. */
  readonly config?: ConfigSource;
}

/** Runs one test as several processes: starts the nodes, holds their barriers, and causes faults on the links between them. */
export class TestConductor implements AsyncDisposable {
  /** The process of each node, by name: what it has printed, and its end. */
  readonly processes: ReadonlyMap<string, LineProcess>;
  readonly #server: Server;
  readonly #token: string;
  readonly #settings: ConductorSettings;
  readonly #atBarrier: ReadonlyMap<string, (conductor: TestConductor) => Promise<void> | void>;
  readonly #joined = new Map<string, JoinedNode>();
  readonly #removed = new Set<string>();
  readonly #failures: unknown[] = [];
  #barriers: Barriers;
  #hasBegun = false;
  #timer: NodeJS.Timeout | undefined;

  private constructor(server: Server, settings: ConductorSettings, { nodes, atBarrier = {} }: TestConductorOptions) {
    this.#server = server;
    this.#token = randomUUID();
    this.#settings = settings;
    this.#atBarrier = new Map(Object.entries(atBarrier));
    this.#barriers = barriersFor(Object.keys(nodes));
    server.on("connection", (socket) => this.#accept(socket));
    const conductor = `${HOST}:${(server.address() as AddressInfo).port}`;
    this.processes = new Map(
      Object.entries(nodes).map(([node, program]) => {
        const { env, ...command } = commandOf(program);
        const own = { [NODE_ENVIRONMENT.node]: node, [NODE_ENVIRONMENT.conductor]: conductor, [NODE_ENVIRONMENT.token]: this.#token };
        return [node, new LineProcess({ ...command, env: { ...env, ...own } })] as const;
      }),
    );
    for (const [node, { exited }] of this.processes) {
      const onEnd = (): void => void (this.#removed.has(node) || this.#update({ kind: "ended", node }));
      exited.then(onEnd, onEnd);
    }
    this.#timer = setTimeout(() => this.#onNotJoined(), settings.joinTimeoutMs);
  }

  /** Starts the nodes. Rejects with TestKitUsageError without nodes, and with configuration errors. */
  static async start(options: TestConductorOptions): Promise<TestConductor> {
    if (Object.keys(options.nodes).length === 0) throw new TestKitUsageError("A test over several processes needs at least one node.");
    const settings = conductorSettingsFrom(options.config ?? "");
    const server = createServer().listen(0, HOST);
    await once(server, "listening");
    return new TestConductor(server, settings, options);
  }

  /** Runs a whole test: starts the nodes, and waits until they have ended. Rejects as {@link TestConductor.start} and {@link TestConductor.ended} do. */
  static async run(options: TestConductorOptions): Promise<void> {
    await using conductor = await TestConductor.start(options);
    await conductor.ended();
  }

  /**
   * Resolves when every node has ended, with how. Rejects with TestNodesFailedError if one of them ended with another code than 0 by itself,
   * or an action of `atBarrier` failed. Nodes ended by `exit` and `kill` do not fail.
   */
  async ended(): Promise<ReadonlyMap<string, ExitStatus>> {
    const ends = await Promise.all(
      Array.from(this.processes, async ([node, { exited }]) => [node, await exited.catch((error: unknown) => ({ error }))] as const),
    );
    const reports = ends
      .filter(([node, end]) => !this.#removed.has(node) && ("error" in end || end.code !== 0))
      .map(([node, end]) => this.#reportOf(node, "error" in end ? String(end.error) : `ended with ${end.code ?? end.signal}`));
    for (const failure of this.#failures) reports.push(String(failure));
    if (reports.length > 0) throw new TestNodesFailedError(reports.join("\n\n"), { cause: this.#failures[0] });
    return new Map(ends.filter((end): end is [string, ExitStatus] => !("error" in end[1])));
  }

  /** The link from `from` to `to` loses everything that `from` sends, receives, or both (the default). Connections stay open. */
  blackhole(from: string, to: string, direction: FaultDirection = "Both"): Promise<void> {
    return this.#cause(from, to, { kind: "blackhole", direction });
  }

  /** The link lets so many bytes pass in a second. */
  throttle(from: string, to: string, bytesPerSecond: number, direction: FaultDirection = "Both"): Promise<void> {
    return this.#cause(from, to, { kind: "throttle", direction, bytesPerSecond });
  }

  /** The link has no fault any more. */
  passThrough(from: string, to: string, direction: FaultDirection = "Both"): Promise<void> {
    return this.#cause(from, to, { kind: "pass-through", direction });
  }

  /** Closes every connection between the two. */
  disconnect(from: string, to: string): Promise<void> {
    return this.#cause(from, to, { kind: "disconnect" });
  }

  /** The node's process exits with `code`, without terminating its system. The other nodes no longer wait for it. */
  async exit(node: string, code = 0): Promise<ExitStatus> {
    const joined = this.#nodeOf(node);
    this.#remove(node);
    joined.socket.send({ type: "exit", code });
    return await this.#processOf(node).waitForExit(this.#settings.queryTimeoutMs);
  }

  /** Ends the node's process with SIGKILL. The other nodes no longer wait for it at barriers. */
  async kill(node: string): Promise<ExitStatus> {
    const process = this.#processOf(node);
    this.#remove(node);
    return await process.kill();
  }

  /** Kills the nodes that still run. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    for (const node of this.processes.keys()) this.#removed.add(node);
    await Promise.all(Array.from(this.processes.values(), (process) => process.kill().catch(() => {})));
    for (const { socket } of this.#joined.values()) socket.destroy();
    this.#server.close();
  }

  #cause(from: string, to: string, fault: LinkFault): Promise<void> {
    return this.#nodeOf(from).cause(fault, this.#nodeOf(to).address, this.#settings.queryTimeoutMs);
  }

  #nodeOf(node: string): JoinedNode {
    this.#processOf(node);
    const joined = this.#joined.get(node);
    if (joined === undefined) throw new TestKitUsageError(`The node ${node} has not joined yet: use it at a barrier.`);
    return joined;
  }

  #processOf(node: string): LineProcess {
    const process = this.processes.get(node);
    if (process === undefined)
      throw new TestKitUsageError(`The test has no node "${node}". Its nodes are ${[...this.processes.keys()].join(", ")}.`);
    return process;
  }

  #accept(socket: Socket): void {
    let node: JoinedNode | undefined;
    const lines = new LineSocket(
      socket,
      (text) => {
        const line = nodeLineFrom(text);
        if (line === undefined) return lines.destroy();
        if (line.type === "hello") node ??= this.#join(line, lines);
        if (node === undefined) return lines.destroy(); // not one of ours
        this.#receive(node, line);
      },
      () => node?.onEnd(),
    );
  }

  #join({ node, token, address }: Extract<NodeLine, { type: "hello" }>, lines: LineSocket): JoinedNode | undefined {
    const isOurs = token.length === this.#token.length && timingSafeEqual(Buffer.from(token), Buffer.from(this.#token));
    if (!isOurs || !this.processes.has(node) || this.#joined.has(node)) return undefined;
    const joined = new JoinedNode(node, address, lines);
    this.#joined.set(node, joined);
    return joined;
  }

  #receive(node: JoinedNode, line: NodeLine): void {
    if (line.type === "done") return node.onDone(line.id, line.failure);
    this.#update({ kind: "enter", node: node.name, barrier: line.type === "hello" ? JOIN : line.barrier });
  }

  #remove(node: string): void {
    this.#removed.add(node);
    this.#update({ kind: "removed", node });
  }

  #update(input: BarrierInput): void {
    const wasWaiting = this.#barriers.waiting.size > 0;
    const [next, effect] = transition(this.#barriers, input);
    this.#barriers = next;
    if (this.#hasBegun) this.#watchTime(wasWaiting, next.waiting.size > 0);
    if (effect?.kind === "passed") void this.#pass(effect.barrier, effect.nodes);
    if (effect?.kind === "failed")
      for (const [node, barrier] of effect.waiting) this.#socketOf(node)?.send({ type: "failed", barrier, reason: effect.reason });
  }

  /** The time of a barrier begins when its first node enters it. */
  #watchTime(wasWaiting: boolean, isWaiting: boolean): void {
    if (wasWaiting === isWaiting) return;
    clearTimeout(this.#timer);
    const afterMs = this.#settings.barrierTimeoutMs;
    if (isWaiting) this.#timer = setTimeout(() => this.#update({ kind: "timeout", afterMs }), afterMs);
  }

  #onNotJoined(): void {
    const missing = [...this.processes.keys()].filter((node) => !this.#joined.has(node));
    const { joinTimeoutMs } = this.#settings;
    this.#fail(
      new ExpectationError(
        `${missing.join(", ")} did not join the test within ${joinTimeoutMs} ms (akka.testconductor.connect-timeout and barrier-timeout).`,
      ),
    );
  }

  /** Ends the test: what still runs is killed. */
  #fail(failure: unknown): void {
    this.#failures.push(failure);
    for (const node of this.processes.keys()) void this.kill(node).catch(() => {});
  }

  async #pass(barrier: string, nodes: readonly string[]): Promise<void> {
    if (barrier === JOIN) {
      this.#hasBegun = true;
      clearTimeout(this.#timer);
    }
    try {
      await this.#atBarrier.get(barrier)?.(this);
    } catch (failure) {
      return this.#fail(failure);
    }
    const addresses = Object.fromEntries([...this.processes.keys()].map((node) => [node, this.#joined.get(node)?.address ?? ""]));
    const line: ConductorLine = barrier === JOIN ? { type: "welcome", addresses } : { type: "passed", barrier };
    for (const node of nodes) this.#socketOf(node)?.send(line);
  }

  #socketOf(node: string): LineSocket | undefined {
    return this.#joined.get(node)?.socket;
  }

  #reportOf(node: string, end: string): string {
    const process = this.processes.get(node);
    const printed = [...(process?.lines.items ?? []), ...(process?.errorText.split("\n") ?? [])].slice(-LAST_LINES);
    return `The node ${node} ${end}.\n${printed.join("\n")}`;
  }
}
