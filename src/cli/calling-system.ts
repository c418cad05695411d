import {
  ActorIdentity,
  type ActorRef,
  type ActorSystem,
  Address,
  AskTimeoutError,
  DeadLetter,
  ErrorEvent,
  Identify,
  startActorSystem,
} from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/spi.ts";
import { isRitsemError } from "../base/index.ts";
import { Config, fromObject, parseFile } from "../hocon/index.ts";
import { AssociationErrorEvent, RemoteException, ThisActorSystemQuarantinedEvent } from "../remote/index.ts";
import { type HandshakeProbe, type Peer, probeHandshake } from "../remote/spi.ts";
import { createTcpTransport } from "../remote/transport/tcp/index.ts";
import { CommandFailure, failureOf } from "./command-failure.ts";
import { configurationHost } from "./configuration-host.ts";
import { ownHostTowards } from "./own-host.ts";
import type { RemoteTarget } from "./remote-target.ts";
import type { Terminal } from "./terminal.ts";

const TCP = "akka.remote.dot-netty.tcp";
/** The name that peers see. */
const SYSTEM_NAME = "ritsem";
/** A dial ends a little before the command stops waiting, so that its reason is there in time. */
const DIAL_SHARE = 0.9;

/** How a command goes on the network. */
export interface CallOptions {
  /** The configuration file to go by; default: `application.conf` of the working directory, if there is one. */
  readonly config: string | undefined;
  /** How long each step may take. */
  readonly timeoutMs: number;
}

/**
 * The actor system that a command calls from: as the configuration says, but for its port, which is a free one, its silence, and a gate that
 * never closes. It has a name of its own, so no peer takes it for a restart of a system that runs by the same configuration.
 */
export class CallingSystem implements AsyncDisposable {
  readonly system: ActorSystem;
  readonly target: RemoteTarget;
  readonly #timeoutMs: number;

  private constructor(system: ActorSystem, target: RemoteTarget, timeoutMs: number) {
    this.system = system;
    this.target = target;
    this.#timeoutMs = timeoutMs;
  }

  static async start(target: RemoteTarget, options: CallOptions, terminal: Terminal): Promise<CallingSystem> {
    const hostname = await ownHostTowards(target.address.host ?? "");
    const config = quietConfig({ hostname, port: 0, "public-hostname": "", "public-port": 0 }, options, terminal);
    return new CallingSystem(await startActorSystem(configurationHost(terminal.platform), SYSTEM_NAME, config), target, options.timeoutMs);
  }

  /**
   * The ref of the actor that lives at the target, or at another path there. Throws {@link CommandFailure} with what keeps it from being
   * found.
   */
  async locate(path: string = this.target.path): Promise<ActorRef> {
    // A path without wildcards is asked directly: peers in untrusted mode take no selections.
    const { provider } = this.system as ExtendedActorSystem;
    const asked = /[*?]/.test(path) ? this.system.actorSelection(path) : provider.resolveActorRef(path);
    const { subject } = await this.#unlessRefused(asked.ask(new Identify("ritsem"), ActorIdentity, this.#timeoutMs), path);
    if (subject === undefined) throw new CommandFailure({ kind: "nobody-there", path });
    return subject;
  }

  /** The reply of `recipient`. Throws {@link CommandFailure}, or why `message` cannot be sent. */
  async ask(recipient: ActorRef, message: unknown): Promise<unknown> {
    const path = recipient.path.toString();
    const reply = recipient.ask(message, { timeout: this.#timeoutMs }).catch((error: unknown) => {
      if (!isRitsemError(error) || error instanceof RemoteException)
        throw new CommandFailure({ kind: "replied-with-failure", path, text: textOf(error) });
      throw error; // no reply, or the message could not be sent
    });
    const unreadable = this.#firstUnreadable().then((why): never => {
      throw new CommandFailure({ kind: "unreadable-reply", path, why });
    });
    return Promise.race([this.#unlessRefused(reply, path), unreadable]);
  }

  /** Who answers at the target, asked in the name of another system at the place of `own`. Rejects with why nobody does. */
  handshake(own: Address = this.system.address, onConnected: () => void = () => {}): Promise<Peer> {
    const { config, platform, uid } = this.system as ExtendedActorSystem;
    const transport = createTcpTransport({
      platform,
      settings: { key: TCP, section: config.getConfig(TCP), flushWaitMs: this.#timeoutMs, isDaemonic: false },
      log: { warning: () => {}, debug: () => {} },
    });
    const probe: HandshakeProbe = { platform, origin: probeAddress(own), uid, handshakeTimeoutMs: this.#timeoutMs, onConnected };
    return probeHandshake(transport, this.target.address, probe);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system.terminate();
  }

  /** `answer`, unless the association fails first or nothing comes: then a {@link CommandFailure} that says why. */
  async #unlessRefused<T>(answer: Promise<T>, path: string): Promise<T> {
    const { eventStream, platform } = this.system as ExtendedActorSystem;
    let stop = (): void => {};
    const refused = new Promise<"refused">((resolve, reject) => {
      const onError = ({ cause, remoteAddress }: AssociationErrorEvent): void => {
        if (remoteAddress.equals(this.target.address)) reject(commandFailureOf(cause));
      };
      const onQuarantined = ({ remoteAddress }: ThisActorSystemQuarantinedEvent): void => {
        if (remoteAddress.equals(this.target.address))
          reject(new CommandFailure({ kind: "quarantined-there", address: `${remoteAddress}` }));
      };
      const onLetter = ({ recipient }: DeadLetter): void => {
        // The answer, when it says why, comes in the same turn.
        if (recipient.path.address.equals(this.target.address)) platform.yieldToHost(() => resolve("refused"));
      };
      eventStream.subscribe(onError, AssociationErrorEvent);
      eventStream.subscribe(onLetter, DeadLetter);
      eventStream.subscribe(onQuarantined, ThisActorSystemQuarantinedEvent);
      stop = () => {
        eventStream.unsubscribe(onError);
        eventStream.unsubscribe(onLetter);
        eventStream.unsubscribe(onQuarantined);
      };
    });
    try {
      const first = await Promise.race([answer, refused]);
      if (first !== "refused") return first as T;
    } catch (error) {
      if (!(error instanceof AskTimeoutError)) throw error;
    } finally {
      stop();
      answer.catch(() => {}); // it may end later, and nobody waits any more
    }
    throw new CommandFailure(await this.#silence(path));
  }

  /** Why nothing came although nothing was refused. */
  async #silence(path: string): Promise<CommandFailure["failure"]> {
    const { address } = this.target;
    try {
      const peer = await this.handshake();
      if (!peer.address.equals(address)) return { kind: "answers-to-another-name", address: `${address}`, answers: `${peer.address}` };
      return { kind: "no-reply", path, limitMs: this.#timeoutMs };
    } catch (cause) {
      return commandFailureOf(cause).failure;
    }
  }

  /** Resolves with the first complaint about a message that arrived and could not be read. */
  #firstUnreadable(): Promise<string> {
    return new Promise((resolve) => {
      this.system.eventStream.subscribe((event: ErrorEvent) => {
        if (event.message.startsWith("Dropped a message for")) resolve(event.message);
      }, ErrorEvent);
    });
  }
}

/** `error` as a failure of the command, if it is one of the network's; else it is thrown as it is. */
function commandFailureOf(error: unknown): CommandFailure {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  return new CommandFailure(failure, { cause: error });
}

/** The user's file as it stands, without defaults. */
export function fileConfig(file: string | undefined, { platform }: Terminal): Config {
  const readTextFile = (path: string): string | undefined => platform.readTextFile?.(path);
  const path = file ?? "application.conf";
  if (file === undefined && readTextFile(path) === undefined) return Config.empty();
  return parseFile(path, { readTextFile });
}

/**
 * Remoting that listens as `tcp` says, without log lines, gates, and plug-ins that only a program could give, over the user's file. A
 * setting of the network that the command must not overrule stays the user's.
 */
export function quietConfig(tcp: Readonly<Record<string, unknown>>, { config, timeoutMs }: CallOptions, terminal: Terminal): Config {
  const overrides = {
    akka: {
      actor: { provider: "remote" },
      loggers: [],
      extensions: [],
      "stdout-loglevel": "OFF",
      loglevel: "WARNING",
      "log-dead-letters": "off",
      remote: {
        "retry-gate-closed-for": 0,
        "log-remote-lifecycle-events": "off",
        "enabled-transports": [TCP],
        "dot-netty": { tcp: { ...tcp, "connection-timeout": `${Math.max(1, Math.floor(timeoutMs * DIAL_SHARE))} ms` } },
      },
    },
    ritsem: { config: { "unknown-keys": "off" } },
  };
  return fromObject(overrides, "ritsem").withFallback(fileConfig(config, terminal));
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Another name than the system's own: a second connection under one name would confuse peers. */
function probeAddress(own: Address): Address {
  return new Address(own.protocol, "ritsem-probe", own.host, own.port);
}
