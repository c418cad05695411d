import {
  ActorIdentity,
  type ActorRef,
  type ActorSystem,
  Address,
  AskTimeoutError,
  DeadLetter,
  type HostContext,
  Identify,
  startActorSystem,
} from "../../actor/index.ts";
import type { ExtendedActorSystem } from "../../actor/internal.ts";
import { isRitsemError, reasonOf } from "../../base/index.ts";
import { Config, fromObject } from "../../hocon/index.ts";
import { AssociationErrorEvent, RemoteException, ThisActorSystemQuarantinedEvent, UndeliverableMessage } from "../../remote/index.ts";
import { type HandshakeProbe, type Peer, probeHandshake } from "../../remote/internal.ts";
import { createTcpTransport } from "../../remote/transport/tcp/index.ts";
import { CommandError, failureOf } from "../terminal/errors.ts";
import { configurationHost } from "./configuration-host.ts";
import { ownHostTowards } from "./own-host.ts";
import type { RemoteTarget } from "./remote-target.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { userConfig } from "../terminal/user-config.ts";

/** The section of the transport that commands use. */
export const TCP = "akka.remote.dot-netty.tcp";
/** The name that peers see. */
const SYSTEM_NAME = "ritsem";
/** A connection attempt ends a little before the command does, so that its reason is known in time. */
const DIAL_SHARE = 0.9;

/** How a command uses the network. */
export interface CallOptions {
  /** The configuration file. Default: `application.conf` in the working directory, if it exists. */
  readonly config: string | undefined;
  /** The time limit of each step. */
  readonly timeoutMs: number;
}

/**
 * The actor system of a command. It uses the configuration, except that it listens on a free port, logs nothing and never gates an address. It
 * has its own name, so that no peer takes it for a restart of a system with the same configuration.
 */
export class CallingSystem implements AsyncDisposable {
  readonly system: ActorSystem;
  readonly target: RemoteTarget;
  /** The time limit of each step. */
  readonly timeoutMs: number;

  private constructor(system: ActorSystem, target: RemoteTarget, timeoutMs: number) {
    this.system = system;
    this.target = target;
    this.timeoutMs = timeoutMs;
  }

  static async start(
    target: RemoteTarget,
    options: CallOptions,
    terminal: Terminal,
    host: HostContext = configurationHost(terminal.platform),
  ): Promise<CallingSystem> {
    const hostname = await ownHostTowards(target.address.host ?? "");
    const config = quietConfig({ hostname, port: 0, "public-hostname": "", "public-port": 0 }, options, terminal);
    return new CallingSystem(await startActorSystem(host, SYSTEM_NAME, config), target, options.timeoutMs);
  }

  /**
   * Returns the ref of the actor at the target, or at another path of its system. Throws {@link CommandError} with the reason if it cannot.
   */
  async locate(path: string = this.target.path): Promise<ActorRef> {
    // A path without wildcards is asked directly: peers in untrusted mode accept no selections.
    const { provider } = this.system as ExtendedActorSystem;
    const asked = /[*?]/.test(path) ? this.system.actorSelection(path) : provider.resolveActorRef(path);
    const { subject } = await this.#unlessRefused(asked.ask(new Identify("ritsem"), ActorIdentity, this.timeoutMs), path);
    if (subject === undefined) throw new CommandError({ kind: "no-actor", path });
    return subject;
  }

  /** Returns the reply of `recipient`. Throws {@link CommandError}, or the reason why `message` cannot be sent. */
  async ask(recipient: ActorRef, message: unknown): Promise<unknown> {
    const path = recipient.path.toString();
    const reply = recipient.ask(message, { timeout: this.timeoutMs }).catch((error: unknown) => {
      if (!isRitsemError(error) || error instanceof RemoteException)
        throw new CommandError({ kind: "replied-with-failure", path, text: reasonOf(error) });
      throw error; // no reply, or the message could not be sent
    });
    const unreadable = this.#firstUnreadable().then((why): never => {
      throw new CommandError({ kind: "unreadable-reply", path, why });
    });
    return Promise.race([this.#unlessRefused(reply, path), unreadable]);
  }

  /** Shakes hands with the target, as another system at the address of `own`. Resolves with the peer, or rejects with the reason. */
  handshake(own: Address = this.system.address, onConnected: () => void = () => {}): Promise<Peer> {
    const { config, platform, uid } = this.system as ExtendedActorSystem;
    const transport = createTcpTransport({
      platform,
      settings: { key: TCP, section: config.getConfig(TCP), config, flushWaitMs: this.timeoutMs, isDaemonic: false },
      log: { warning: () => {}, debug: () => {} },
    });
    const probe: HandshakeProbe = {
      platform,
      origin: probeAddress(own),
      uid,
      handshakeTimeoutMs: this.timeoutMs,
      settingsKey: TCP,
      onConnected,
    };
    return probeHandshake(transport, this.target.address, probe);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system.terminate();
  }

  /** Resolves as `answer` does. Rejects with a {@link CommandError} if the association fails first or no answer arrives. */
  async #unlessRefused<T>(answer: Promise<T>, path: string): Promise<T> {
    const { eventStream, platform } = this.system as ExtendedActorSystem;
    let stop = (): void => {};
    const refused = new Promise<"refused">((resolve, reject) => {
      const onError = ({ cause, remoteAddress }: AssociationErrorEvent): void => {
        if (remoteAddress.equals(this.target.address)) reject(commandFailureOf(cause));
      };
      const onQuarantined = ({ remoteAddress }: ThisActorSystemQuarantinedEvent): void => {
        if (remoteAddress.equals(this.target.address)) reject(new CommandError({ kind: "quarantined-there", address: `${remoteAddress}` }));
      };
      const onLetter = ({ recipient }: DeadLetter): void => {
        // An answer with the reason arrives in the same turn.
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
      answer.catch(() => {}); // it may settle later, when its result is not needed
    }
    throw new CommandError(await this.#silence(path));
  }

  /** Finds out why no answer arrived although nothing was refused. */
  async #silence(path: string): Promise<CommandError["failure"]> {
    const { address } = this.target;
    try {
      const peer = await this.handshake();
      if (!peer.address.equals(address))
        return { kind: "answers-to-another-name", address: `${address}`, answers: `${peer.address}`, settingsKey: TCP };
      return { kind: "no-reply", path, limitMs: this.timeoutMs };
    } catch (cause) {
      return commandFailureOf(cause).failure;
    }
  }

  /** Resolves with the reason when the first message arrives that cannot be read. */
  #firstUnreadable(): Promise<string> {
    return new Promise((resolve) => {
      this.system.eventStream.subscribe((event: UndeliverableMessage) => resolve(event.toString()), UndeliverableMessage);
    });
  }
}

/** Converts an error of the network to a {@link CommandError}. Throws any other error. */
function commandFailureOf(error: unknown): CommandError {
  const failure = failureOf(error);
  if (failure === undefined) throw error;
  return new CommandError(failure, { cause: error });
}

/**
 * Returns the user's file under a configuration for remoting with the keys of `tcp`, without log lines, gates, and plug-ins that only a program
 * has. Other network settings remain those of the user.
 */
export function quietConfig(tcp: Readonly<Record<string, unknown>>, { config, timeoutMs }: CallOptions, terminal: Terminal): Config {
  const section = { ...tcp, "connection-timeout": Math.max(1, Math.floor(timeoutMs * DIAL_SHARE)) };
  const overrides = {
    akka: {
      actor: { provider: "remote" },
      loggers: [],
      extensions: [],
      "stdout-loglevel": "OFF",
      loglevel: "WARNING",
      "log-dead-letters": "off",
      // The exit code is that of the command, which on a signal ends first, and its system with it.
      "coordinated-shutdown": { "exit-clr": "off", "run-by-clr-shutdown-hook": "off" },
      remote: {
        "retry-gate-closed-for": 0,
        "log-remote-lifecycle-events": "off",
        "enabled-transports": [TCP],
        "dot-netty": { tcp: section },
        helios: { tcp: section }, // a section of the user's would override the one above
      },
    },
    ritsem: { config: { "unknown-keys": "off" } },
  };
  return fromObject(overrides, "ritsem").withFallback(userConfig(config, terminal) ?? Config.empty());
}

/** A different name from the system's: peers would confuse two connections under one name. */
function probeAddress(own: Address): Address {
  return new Address(own.protocol, "ritsem-probe", own.host, own.port);
}
