// `Udp`: the messages of UDP, and `Udp.get(system).manager`, which takes the first of them.
export {
  UdpCommand as Command,
  UdpCommandFailed as CommandFailed,
  UdpEvent as Event,
  UdpNoAck as NoAck,
  UdpResumeReading as ResumeReading,
  UdpSuspendReading as SuspendReading,
} from "../message/udp-base.ts";
export {
  Bind,
  Bound,
  Received,
  Send,
  SimpleSender,
  SimpleSenderReady,
  type UdpOptions as Options,
  Unbind,
  Unbound,
} from "../message/udp-messages.ts";
export { UdpExtension, udpOf as get } from "./udp-extension.ts";
