import { Actor, type ActorRef, Terminated } from "../../actor/index.ts";
import { DatagramFlow } from "../core/datagram-flow.ts";
import type { OpenChannels } from "../core/open-channels.ts";
import type { EndPoint } from "../message/end-point.ts";
import { UdpCommandFailed, UdpResumeReading, UdpSuspendReading } from "../message/udp-base.ts";
import type { DatagramListener, DatagramNetwork, DatagramSocket } from "../network/datagram-network.ts";
import type { UdpSettings } from "../settings/udp-settings.ts";
import type { Sending, UdpRole } from "./udp-role.ts";

/** What a manager of UDP and its sockets share. */
export interface UdpContext {
  readonly settings: UdpSettings;
  readonly network: DatagramNetwork;
  readonly channels: OpenChannels;
}

/**
 * The actor of one UDP socket. It depends on its handler, or, if it only sends, on who asked for it. States: opening → open → closed.
 *
 * INTEROP: UdpListener.cs, UdpSender.cs and UdpConnection.cs of Akka.NET.
 */
export class UdpSocket extends Actor implements DatagramListener {
  readonly #context: UdpContext;
  readonly #role: UdpRole;
  readonly #commander: ActorRef;
  readonly #reads: DatagramFlow;
  #socket: DatagramSocket | undefined;
  #isOpen = false;

  constructor(context: UdpContext, role: UdpRole, commander: ActorRef) {
    super();
    this.#context = context;
    this.#role = role;
    this.#commander = commander;
    this.#reads = new DatagramFlow(context.settings.maximumReceivedBytes);
  }

  override preStart(): void {
    this.context.watch(this.#role.handler ?? this.#commander);
    this.#socket = this.#context.network.open(this.#role.request, this);
  }

  override receive(message: unknown): void {
    const sending = this.#role.sent(message);
    const answer = this.#role.closed(message);
    if (sending !== undefined) this.#send(sending);
    else if (answer !== undefined) this.#close(() => this.sender.tell(answer));
    else if (message instanceof UdpSuspendReading) this.#reads.suspend();
    else if (message instanceof UdpResumeReading) this.#resume();
    else if (message instanceof Terminated) this.context.stop(this.self);
    else this.unhandled(message);
  }

  override postStop(): void {
    this.#close();
    this.#context.channels.close();
  }

  onOpen(localAddress: EndPoint): void {
    this.#isOpen = true;
    this.#commander.tell(this.#role.opened(localAddress), this.self);
  }

  onDatagram(data: Uint8Array, sender: EndPoint): void {
    if (!this.#reads.add({ data, sender })) this.#trace("Lost a datagram of {0} bytes: reading is suspended", data.length);
    this.#deliver();
  }

  onFailed(cause: Error): void {
    if (this.#isOpen) return this.#trace("The socket reports: {0}", cause.message);
    this.log.error(cause, "A UDP socket cannot be opened: {0}", cause.message);
    this.#commander.tell(new UdpCommandFailed(this.#role.command, cause), this.self);
    this.context.stop(this.self);
  }

  #send({ command, target }: Sending): void {
    const { sender, self } = this;
    this.#socket?.send(command.payload, target, (cause) => {
      if (cause !== undefined) sender.tell(new UdpCommandFailed(command, cause), self);
      else if (command.wantsAck) sender.tell(command.ack, self);
    });
  }

  #resume(): void {
    this.#reads.resume();
    this.#deliver();
  }

  #deliver(): void {
    for (let datagram = this.#reads.take(); datagram !== undefined; datagram = this.#reads.take()) {
      this.#trace("Received {0} bytes", datagram.data.length);
      this.#role.handler?.tell(this.#role.received(datagram), this.self);
    }
  }

  #close(answer?: () => void): void {
    this.#socket?.close();
    this.#socket = undefined;
    if (answer === undefined) return;
    answer();
    this.context.stop(this.self);
  }

  #trace(template: string, ...values: readonly unknown[]): void {
    if (this.#context.settings.isTraced) this.log.debug(template, ...values);
  }
}
