import { Actor, Props, stoppingStrategy, type SupervisorStrategy } from "../../actor/index.ts";
import type { TcpCommand } from "../message/tcp-command.ts";
import { CommandFailed } from "../message/tcp-events.ts";
import { Bind, Connect } from "../message/tcp-setup.ts";
import { TcpConnection } from "./tcp-connection.ts";
import type { TcpContext } from "./tcp-context.ts";
import { TcpListener } from "./tcp-listener.ts";

/** The actor that programs ask to listen and to connect. */
export class TcpManager extends Actor<TcpCommand> {
  readonly #context: TcpContext;
  #listeners = 0;
  #connections = 0;

  constructor(context: TcpContext) {
    super();
    this.#context = context;
  }

  override supervisorStrategy(): SupervisorStrategy {
    return stoppingStrategy;
  }

  override receive(message: unknown): void {
    if (message instanceof Bind) this.#bind(message);
    else if (message instanceof Connect) this.#connect(message);
    else this.#refuse(message);
  }

  #bind(bind: Bind): void {
    const { sender } = this;
    const props = Props.from(() => new TcpListener(this.#context, bind, sender));
    this.context.actorOf(props.withDispatcher(this.#context.settings.workerDispatcher), `tcp-listener-${this.#listeners}`);
    this.#listeners += 1;
  }

  #connect(connect: Connect): void {
    const { sender } = this;
    const { channels, settings } = this.#context;
    if (!channels.tryOpen()) {
      const cause = new Error(`${settings.maximumChannels} connections are open, akka.io.tcp.max-channels.`);
      sender.tell(new CommandFailed(connect, cause));
      return;
    }
    const props = Props.from(() => new TcpConnection(this.#context, sender, { kind: "dialled", connect }));
    this.context.actorOf(props.withDispatcher(settings.workerDispatcher), `tcp-client-connection-${this.#connections}`);
    this.#connections += 1;
  }

  /** INTEROP: Akka.NET's manager fails, and with it end all listeners and connections. */
  #refuse(message: unknown): void {
    this.log.error("The TCP manager takes Bind and Connect. Send other commands to the sender of Bound or Connected");
    this.unhandled(message);
  }
}
