import { Actor, Props, stoppingStrategy, type SupervisorStrategy } from "../../actor/index.ts";
import { type UdpCommand, UdpCommandFailed } from "../message/udp-base.ts";
import { Connect } from "../message/udp-connected-messages.ts";
import { Bind, SimpleSender } from "../message/udp-messages.ts";
import { udpRoleOf } from "./udp-role.ts";
import { type UdpContext, UdpSocket } from "./udp-socket.ts";

/** The actor that programs ask for UDP sockets: of the one kind, or of the other. */
export class UdpManager extends Actor<UdpCommand> {
  readonly #context: UdpContext;
  readonly #kind: "udp" | "udp-connected";

  constructor(context: UdpContext, kind: "udp" | "udp-connected") {
    super();
    this.#context = context;
    this.#kind = kind;
  }

  override supervisorStrategy(): SupervisorStrategy {
    return stoppingStrategy;
  }

  override receive(message: unknown): void {
    if (this.#kind === "udp" && (message instanceof Bind || message instanceof SimpleSender)) this.#open(message);
    else if (this.#kind === "udp-connected" && message instanceof Connect) this.#open(message);
    else {
      const takes = this.#kind === "udp" ? "Bind and SimpleSender" : "Connect";
      this.log.error("The manager of {0} takes {1}. Send other commands to the sender of its answer", this.#kind, takes);
      this.unhandled(message);
    }
  }

  #open(command: Bind | SimpleSender | Connect): void {
    const { sender } = this;
    const { channels, settings } = this.#context;
    if (!channels.tryOpen()) {
      const cause = new Error(`${settings.maximumChannels} sockets are open, akka.io.${this.#kind}.max-channels.`);
      sender.tell(new UdpCommandFailed(command, cause));
      return;
    }
    const props = Props.from(() => new UdpSocket(this.#context, udpRoleOf(command), sender));
    this.context.actorOf(props.withDispatcher(settings.workerDispatcher));
  }
}
