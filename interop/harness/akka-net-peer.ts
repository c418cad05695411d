import { fileURLToPath } from "node:url";
import { akkaNetCommand } from "./akka-net-programs.ts";
import { type ExitStatus, LineProcess, type LineProcessCommand } from "ritsem/testkit/node";
import { type PeerCommand, PeerCommandError, type PeerReplies } from "./peer-command.ts";
import type { PeerEvent, PeerLifecycleEvent, PeerTerminatedEvent } from "./peer-event.ts";
import { WaitableLog } from "ritsem/testkit/node";

const START_TIMEOUT_MS = 60_000;
const EXIT_TIMEOUT_MS = 30_000;
const COMMAND_TIMEOUT_MS = 5_000; // the peer's own default
const COMMAND_GRACE_MS = 10_000; // a busy machine; the peer itself reports its time-outs

/** What a peer is started with. */
export interface AkkaNetPeerOptions {
  /** Name of the actor system. */
  readonly name: string;
  /** TCP port; 0 (the default) takes a free one. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly hostname?: string;
  /** HOCON text, or the path of a HOCON file. Wins over everything else. */
  readonly config?: string;
  /** Speaks TLS, with a certificate made for this run that must not be checked. */
  readonly tls?: boolean;
  /** Variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line of a program that speaks the peer's lines. */
export type PeerProgram = (args: readonly string[]) => LineProcessCommand;

const akkaNetPeer: PeerProgram = (args) => akkaNetCommand("Peer", args);

/** The counterpart in TypeScript. It knows fewer commands: see `interop/README.md`. */
export const ritsemPeer: PeerProgram = (args) => ({
  command: process.execPath,
  args: ["--import", "tsx", fileURLToPath(new URL("../ritsem-peer/ritsem-peer.ts", import.meta.url)), ...args],
});

interface Pending {
  readonly command: PeerCommand;
  readonly resolve: (reply: object) => void;
  readonly reject: (reason: Error) => void;
}

/** A real Akka.NET actor system in a process of its own, told what to do line by line. Its commands are described in `interop/README.md`. */
export class AkkaNetPeer {
  /** `akka.tcp://name@host:port` as the peer advertises it. */
  readonly address: string;
  /** The incarnation of this actor system, as text. */
  readonly uid: string;
  readonly #process: LineProcess;
  readonly #events: WaitableLog<PeerEvent>;
  readonly #pending: Map<number, Pending>;
  #lastId = 0;

  private constructor(process: LineProcess, events: WaitableLog<PeerEvent>, pending: Map<number, Pending>, address: string, uid: string) {
    this.#process = process;
    this.#events = events;
    this.#pending = pending;
    this.address = address;
    this.uid = uid;
  }

  /** Resolves when the peer's transports are bound; rejects with the peer's own words when they cannot be. */
  static async start(
    { name, port = 0, hostname = "127.0.0.1", config, tls = false, env = {} }: AkkaNetPeerOptions,
    program: PeerProgram = akkaNetPeer,
  ): Promise<AkkaNetPeer> {
    const args = ["--name", name, "--port", String(port), "--hostname", hostname, ...(config === undefined ? [] : ["--config", config])];
    if (tls) args.push("--tls", "on");
    const process = new LineProcess({ ...program(args), env });
    const events = new WaitableLog<PeerEvent>();
    const pending = new Map<number, Pending>();
    process.lines.follow(
      (line) => receive(line, events, pending),
      (end) => {
        events.end(end);
        for (const { reject } of pending.values()) reject(end);
        pending.clear();
      },
    );
    const first = await events.take(({ event }) => event === "ready" || event === "failed", START_TIMEOUT_MS, "line that says ready");
    if (first.event !== "ready") throw new Error(`Peer ${name} did not start: ${"text" in first ? first.text : ""}`);
    return new AkkaNetPeer(process, events, pending, first.address, first.uid);
  }

  /** The port in `address`. */
  get port(): number {
    return Number(this.address.slice(this.address.lastIndexOf(":") + 1));
  }

  /** Of the peer's process. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** All events so far, in order. */
  get events(): readonly PeerEvent[] {
    return this.#events.items;
  }

  /** The address of an actor below this peer's `/user`. */
  pathOf(name: string): string {
    return `${this.address}/user/${name}`;
  }

  /** Resolves with the peer's answer; rejects with a `PeerCommandError` when the command failed over there. */
  async send<C extends PeerCommand>(command: C): Promise<PeerReplies[C["command"]]> {
    this.#lastId += 1;
    const id = this.#lastId;
    const timeoutMs = ("timeoutMs" in command ? (command.timeoutMs ?? COMMAND_TIMEOUT_MS) : COMMAND_TIMEOUT_MS) + COMMAND_GRACE_MS;
    const reply = await new Promise<object>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`${this.address} has not answered ${JSON.stringify(command)} within ${timeoutMs} ms.`));
      }, timeoutMs);
      const settled =
        <T>(act: (value: T) => void) =>
        (value: T): void => {
          clearTimeout(timer);
          act(value);
        };
      this.#pending.set(id, { command, resolve: settled(resolve), reject: settled(reject) });
      this.#process.writeLine(JSON.stringify({ id, ...command }));
    });
    return reply as PeerReplies[C["command"]];
  }

  /** The next event that fits, also one that came before this call but was not handed out yet. */
  async nextEvent(matches: (event: PeerEvent) => boolean, timeoutMs: number): Promise<PeerEvent> {
    return await this.#events.take(matches, timeoutMs, `event at ${this.address} that fits ${matches}`);
  }

  /** The next lifecycle event of that C# class, about that remote address if one is given. */
  async nextLifecycle(type: string, timeoutMs: number, remote?: string): Promise<PeerLifecycleEvent> {
    const fits = (event: PeerEvent): boolean =>
      event.event === "lifecycle" && event.type === type && (remote === undefined || event.remote === remote);
    return (await this.#events.take(fits, timeoutMs, `${type} at ${this.address}`)) as PeerLifecycleEvent;
  }

  /** The end of a watched actor; `path` as the answer to `watch` gave it. */
  async nextTerminated(path: string, timeoutMs: number): Promise<PeerTerminatedEvent> {
    const fits = (event: PeerEvent): boolean => event.event === "terminated" && event.path === path;
    return (await this.#events.take(fits, timeoutMs, `Terminated of ${path} at ${this.address}`)) as PeerTerminatedEvent;
  }

  /** Ends the actor system in order, then the process. */
  async terminate(): Promise<ExitStatus> {
    await this.send({ command: "terminate" });
    return await this.#process.waitForExit(EXIT_TIMEOUT_MS);
  }

  /** SIGKILL: the others are not told. */
  async kill(): Promise<ExitStatus> {
    return await this.#process.kill();
  }

  /** Resolves with whether the process ends within so long. */
  async endsWithin(timeoutMs: number): Promise<ExitStatus | undefined> {
    return await this.#process.waitForExit(timeoutMs).catch(() => undefined);
  }

  /** SIGSTOP: connections stay open and no system answers. */
  freeze(): void {
    this.#process.freeze();
  }

  /** SIGCONT: ends `freeze`. */
  thaw(): void {
    this.#process.thaw();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}

function receive(line: string, events: WaitableLog<PeerEvent>, pending: Map<number, Pending>): void {
  const said = JSON.parse(line) as PeerEvent | { id: number; ok: true } | { id: number; ok: false; error: string; errorType: string };
  if ("event" in said) {
    events.add(said);
    return;
  }
  const waiting = pending.get(said.id);
  pending.delete(said.id);
  if (waiting === undefined) return; // its deadline is over
  if (said.ok) waiting.resolve(said);
  else waiting.reject(new PeerCommandError(waiting.command, said.errorType, said.error));
}
