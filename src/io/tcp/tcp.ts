// `Tcp`: the messages of TCP, and `Tcp.get(system).manager`, which takes the first of them.
export {
  Abort,
  Aborted,
  Close,
  CloseCommand,
  Closed,
  ConfirmedClose,
  ConfirmedClosed,
  ConnectionClosed,
  ErrorClosed,
  PeerClosed,
} from "../message/tcp-closing.ts";
export { TcpCommand as Command, TcpEvent as Event } from "../message/tcp-command.ts";
export { Bound, CommandFailed, Connected, Received, Unbound, WritingResumed } from "../message/tcp-events.ts";
export { ResumeReading, ResumeWriting, SuspendReading } from "../message/tcp-flow.ts";
export {
  Bind,
  type BindOptions,
  Connect,
  type ConnectOptions,
  Register,
  type RegisterOptions,
  ResumeAccepting,
  Unbind,
} from "../message/tcp-setup.ts";
export { CompoundWrite, NoAck, SimpleWriteCommand, Write, WriteCommand, WriteFile } from "../message/tcp-writes.ts";
export { get, TcpExtension } from "./tcp-extension.ts";
