import { Actor, type ActorRef, type ActorSystem, Props, startActorSystem, Terminated } from "../../actor/index.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { OpenChannels } from "../core/open-channels.ts";
import { FakeNetwork, FakeSocket } from "../network/fake-network.fixture.ts";
import type { ReadableFile } from "../network/readable-file.ts";
import { ioReference } from "../reference.ts";
import { tcpSettingsFrom } from "../settings/tcp-settings.ts";
import { TcpManager } from "./tcp-manager.ts";
import * as Tcp from "./tcp.ts";

/** An actor that keeps what it was told, as `Connected`, `Received 5`, or the text of an acknowledgement. */
export class Keeper extends Actor {
  readonly #told: unknown[];
  readonly #senders: ActorRef[];

  constructor(told: unknown[], senders: ActorRef[]) {
    super();
    this.#told = told;
    this.#senders = senders;
  }

  override receive(message: unknown): void {
    if (message instanceof WatchFor) this.context.watch(message.ref);
    else {
      this.#told.push(message);
      this.#senders.push(this.sender);
    }
  }
}

/** Lets a {@link Keeper} watch an actor. */
export class WatchFor {
  readonly ref: ActorRef;

  constructor(ref: ActorRef) {
    this.ref = ref;
  }
}

/** What the actors of a test are told, and who told it. */
export interface Kept {
  readonly ref: ActorRef;
  readonly told: unknown[];
  readonly senders: ActorRef[];
  /** {@link told} in words, from the last call on. */
  news(): readonly string[];
}

/** The manager of TCP in a system whose time and turns the test drives, over a network that the test plays. */
export class TcpStage {
  readonly system: ActorSystem;
  readonly platform: ManualPlatform;
  readonly network: FakeNetwork = new FakeNetwork();
  readonly manager: ActorRef;
  /** Files by path. */
  readonly files: Map<string, Uint8Array> = new Map();
  /** What was done with them. */
  readonly fileCalls: string[] = [];

  private constructor(system: ActorSystem, platform: ManualPlatform) {
    this.system = system;
    this.platform = platform;
    const settings = tcpSettingsFrom(system.config.withFallback(ioReference()).resolve());
    const openFile = this.#openFile.bind(this);
    const context = { settings, network: this.network, openFile, channels: new OpenChannels(settings.maximumChannels) };
    this.manager = system.actorOf(Props.create(TcpManager, context).withDispatcher(settings.managementDispatcher), "tcp") as ActorRef;
  }

  static async open(config = ""): Promise<TcpStage> {
    const platform = new ManualPlatform();
    const host = { platform, loadProvider: () => Promise.reject(new Error("these tests have no remoting")) };
    return new TcpStage(await startActorSystem(host, "Sys", config), platform);
  }

  #openFile(path: string): Promise<ReadableFile> {
    const content = this.files.get(path);
    if (content === undefined) return Promise.reject(new Error(`There is no ${path}.`));
    return Promise.resolve({
      read: (position: number, count: number) => {
        this.fileCalls.push(`read ${position}+${count}`);
        return Promise.resolve(content.subarray(position, position + count));
      },
      close: () => {
        this.fileCalls.push("close");
        return Promise.resolve();
      },
    });
  }

  settle(): Promise<void> {
    return this.platform.settle();
  }

  keeper(): Kept {
    const told: unknown[] = [];
    const senders: ActorRef[] = [];
    let seen = 0;
    const news = (): readonly string[] => {
      const all = told.slice(seen).map(textOf);
      seen = told.length;
      return all;
    };
    return { ref: this.system.actorOf(Props.from(() => new Keeper(told, senders))), told, senders, news };
  }

  /** A listener, as it is after `Bound`, and its handler. */
  async listen(
    options: Tcp.BindOptions = {},
  ): Promise<{ readonly handler: Kept; readonly listener: ActorRef; readonly accept: () => Promise<FakeSocket> }> {
    const handler = this.keeper();
    this.manager.tell(new Tcp.Bind(handler.ref, { host: "127.0.0.1", port: 0 }, options), handler.ref);
    await this.settle();
    const server = this.network.servers.at(-1);
    server?.listener.onBound({ host: "127.0.0.1", port: 4711 });
    await this.settle();
    const [listener] = handler.senders;
    if (listener === undefined) throw new Error("Nothing listens.");
    handler.news();
    const accept = async (): Promise<FakeSocket> => {
      const socket = new FakeSocket();
      server?.listener.onAccepted(socket);
      await this.settle();
      return socket;
    };
    return { handler, listener, accept };
  }

  /** A connection, registered with its handler. */
  async connection(options: Tcp.RegisterOptions & { readonly pullMode?: boolean } = {}): Promise<Connection> {
    const { handler, accept } = await this.listen(options);
    const socket = await accept();
    const ref = handler.senders.at(-1);
    if (ref === undefined) throw new Error("Nothing is connected.");
    ref.tell(new Tcp.Register(handler.ref, options));
    await this.settle();
    handler.news();
    const say = async (...messages: readonly unknown[]): Promise<void> => {
      for (const message of messages) ref.tell(message, handler.ref);
      await this.settle();
    };
    return { socket, handler, ref, say };
  }
}

/** A connection of a test. */
export interface Connection {
  readonly socket: FakeSocket;
  readonly handler: Kept;
  readonly ref: ActorRef;
  /** Sends it messages from its handler, and waits until they are handled. */
  say(...messages: readonly unknown[]): Promise<void>;
}

/** So many bytes. */
export const bytes = (count: number): Uint8Array => new Uint8Array(count);

function textOf(message: unknown): string {
  if (typeof message === "string") return message;
  if (message instanceof Tcp.Received) return `Received ${message.data.length}`;
  if (message instanceof Tcp.CommandFailed) return `CommandFailed ${message.cmd.constructor.name}`;
  if (message instanceof Tcp.ErrorClosed) return `ErrorClosed ${message.cause}`;
  if (message instanceof Terminated) return "Terminated";
  return (message as object).constructor.name;
}
