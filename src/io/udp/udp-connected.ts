// `UdpConnected`: the messages of UDP sockets with one peer, and `UdpConnected.get(system).manager`, which takes the first of them.
export {
  UdpCommand as Command,
  UdpCommandFailed as CommandFailed,
  UdpEvent as Event,
  UdpNoAck as NoAck,
  UdpResumeReading as ResumeReading,
  UdpSuspendReading as SuspendReading,
} from "../message/udp-base.ts";
export { Connect, Connected, Disconnect, Disconnected, Received, Send } from "../message/udp-connected-messages.ts";
export { UdpExtension, udpConnectedOf as get } from "./udp-extension.ts";
