import type { ActorRef } from "../../actor/index.ts";
import type { Datagram } from "../core/datagram-flow.ts";
import type { EndPoint } from "../message/end-point.ts";
import type { UdpCommand, UdpEvent } from "../message/udp-base.ts";
import * as Connected from "../message/udp-connected-messages.ts";
import * as Udp from "../message/udp-messages.ts";
import type { DatagramRequest } from "../network/datagram-network.ts";

/** What a socket is for: receiving, only sending, or one peer. */
export interface UdpRole {
  readonly request: DatagramRequest;
  /** What asked for the socket. */
  readonly command: UdpCommand;
  /** Who is told what arrives. Absent: what arrives is lost. */
  readonly handler: ActorRef | undefined;
  opened(localAddress: EndPoint): UdpEvent;
  received(datagram: Datagram): UdpEvent;
  /** What is sent, and to whom; `undefined` if `message` is no command to send. */
  sent(message: unknown): Sending | undefined;
  /** How `message` is answered when it has closed the socket; `undefined` if it does not. */
  closed(message: unknown): UdpEvent | undefined;
}

/** A datagram on its way out. */
export interface Sending {
  readonly command: Udp.Send | Connected.Send;
  readonly target: EndPoint | undefined;
}

/** The role of the socket that `command` asks for. */
export function udpRoleOf(command: Udp.Bind | Udp.SimpleSender | Connected.Connect): UdpRole {
  if (command instanceof Connected.Connect) return onePeer(command);
  return command instanceof Udp.Bind ? receiver(command) : sender(command);
}

function receiver(command: Udp.Bind): UdpRole {
  const { handler, localAddress, broadcast } = command;
  return {
    command,
    handler,
    request: { localAddress, broadcast },
    opened: (address) => new Udp.Bound(address),
    received: (datagram) => new Udp.Received(datagram.data, datagram.sender),
    sent: sendingTo,
    closed: (message) => (message instanceof Udp.Unbind ? Udp.Unbound.instance : undefined),
  };
}

function sender(command: Udp.SimpleSender): UdpRole {
  return {
    command,
    handler: undefined,
    request: { broadcast: command.broadcast },
    opened: () => Udp.SimpleSenderReady.instance,
    received: (datagram) => new Udp.Received(datagram.data, datagram.sender),
    sent: sendingTo,
    closed: () => undefined,
  };
}

function onePeer(command: Connected.Connect): UdpRole {
  const { handler, localAddress, remoteAddress } = command;
  return {
    command,
    handler,
    request: { localAddress, remoteAddress, broadcast: false },
    opened: () => Connected.Connected.instance,
    received: ({ data }) => new Connected.Received(data),
    sent: (message) => (message instanceof Connected.Send ? { command: message, target: undefined } : undefined),
    closed: (message) => (message instanceof Connected.Disconnect ? Connected.Disconnected.instance : undefined),
  };
}

function sendingTo(message: unknown): Sending | undefined {
  return message instanceof Udp.Send ? { command: message, target: message.target } : undefined;
}
