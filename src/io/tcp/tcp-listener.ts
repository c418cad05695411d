import { Actor, type ActorRef, Props, stoppingStrategy, type SupervisorStrategy, Terminated } from "../../actor/index.ts";
import { endPointText, type EndPoint } from "../message/end-point.ts";
import { Bound, CommandFailed, Unbound } from "../message/tcp-events.ts";
import { type Bind, ResumeAccepting, Unbind } from "../message/tcp-setup.ts";
import type { ServerListener, ServerSocket, StreamSocket } from "../network/network.ts";
import { TcpConnection } from "./tcp-connection.ts";
import type { TcpContext } from "./tcp-context.ts";

/** The port is free again. */
const CLOSED = Symbol("closed");

/**
 * The actor of one listening socket, and the parent of the connections that it accepts. In pull mode it announces as many connections as it was allowed to;
 * others wait, at most as many as the backlog of `Bind`. States: binding → listening → unbinding.
 *
 * INTEROP: TcpListener.cs of Akka.NET: when a listener stops, the connections that it has accepted are aborted.
 */
export class TcpListener extends Actor implements ServerListener {
  readonly #context: TcpContext;
  readonly #bind: Bind;
  readonly #commander: ActorRef;
  readonly #waiting: StreamSocket[] = [];
  #server: ServerSocket | undefined;
  #allowed: number;
  #requester: ActorRef | undefined;

  constructor(context: TcpContext, bind: Bind, commander: ActorRef) {
    super();
    this.#context = context;
    this.#bind = bind;
    this.#commander = commander;
    this.#allowed = bind.pullMode ? 0 : Number.POSITIVE_INFINITY;
  }

  override supervisorStrategy(): SupervisorStrategy {
    return stoppingStrategy;
  }

  override preStart(): void {
    this.context.watch(this.#bind.handler);
    this.#server = this.#context.network.listen(this.#bind, this);
  }

  override receive(message: unknown): void {
    if (message instanceof ResumeAccepting) this.#resume(message.batchSize);
    else if (message instanceof Unbind) this.#unbind();
    else if (message instanceof Terminated) this.#onOrphaned();
    else if (message === CLOSED) this.#onClosed();
    else this.unhandled(message);
  }

  override postStop(): void {
    this.#server?.close();
    for (const socket of this.#waiting) socket.abort();
  }

  onBound(localAddress: EndPoint): void {
    this.#commander.tell(new Bound(localAddress), this.self);
  }

  onFailed(cause: Error): void {
    this.log.error(cause, "The TCP listener at {0} failed: {1}", endPointText(this.#bind.localAddress), cause.message);
    this.#commander.tell(new CommandFailed(this.#bind, cause), this.self);
    this.context.stop(this.self);
  }

  onAccepted(socket: StreamSocket): void {
    if (this.#allowed > 0) this.#announce(socket);
    else if (this.#waiting.length < this.#bind.backlog) this.#waiting.push(socket);
    else {
      this.log.warning(
        "{0} connections wait for ResumeAccepting, the backlog of Bind: one from {1} is refused",
        this.#waiting.length,
        endPointText(socket.remoteAddress),
      );
      socket.abort();
    }
  }

  #resume(batchSize: number): void {
    if (!this.#bind.pullMode) return;
    this.#allowed += batchSize;
    while (this.#allowed > 0) {
      const socket = this.#waiting.shift();
      if (socket === undefined) return;
      this.#announce(socket);
    }
  }

  #announce(socket: StreamSocket): void {
    const { channels, settings } = this.#context;
    if (!channels.tryOpen()) {
      this.log.warning(
        "{0} connections are open, akka.io.tcp.max-channels: one from {1} is refused",
        settings.maximumChannels,
        endPointText(socket.remoteAddress),
      );
      return socket.abort();
    }
    this.#allowed -= 1;
    const { handler, pullMode } = this.#bind;
    const props = Props.from(() => new TcpConnection(this.#context, handler, { kind: "accepted", socket, pullMode }));
    this.context.actorOf(props.withDispatcher(settings.workerDispatcher));
  }

  #unbind(): void {
    if (this.#requester !== undefined) return;
    this.#requester = this.sender;
    this.#server?.close(() => this.self.tell(CLOSED));
  }

  #onClosed(): void {
    this.#requester?.tell(Unbound.instance, this.self);
    this.context.stop(this.self);
  }

  #onOrphaned(): void {
    this.log.info("The handler of the TCP listener at {0} has terminated: the listener stops", endPointText(this.#bind.localAddress));
    this.context.stop(this.self);
  }
}
