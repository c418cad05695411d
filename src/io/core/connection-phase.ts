import type { ActorRef } from "../../actor/index.ts";
import { Aborted, type CloseCommand, type ConnectionClosed, ConfirmedClosed, ErrorClosed, PeerClosed } from "../message/tcp-closing.ts";
import { CommandFailed, type Connected } from "../message/tcp-events.ts";
import type { Connect, Register } from "../message/tcp-setup.ts";
import type { TcpEvent } from "../message/tcp-command.ts";

/**
 * Where a connection stands: opening → unregistered → open → ended. In between, after a close command or the peer's end: flushing, while writes wait, and
 * half-closed, while the peer has not ended its side.
 */
export type ConnectionPhase =
  /** The socket is being opened for `commander`, by `connect` unless it was accepted. */
  | { readonly kind: "opening"; readonly commander: ActorRef; readonly connect: Connect | undefined }
  /** Nothing is read yet. */
  | { readonly kind: "unregistered"; readonly commander: ActorRef }
  | (Handled & { readonly kind: "open"; readonly keepsOpenOnPeerClosed: boolean; readonly hasPeerEnded: boolean })
  /** Ends with `event` when all writes are done. */
  | (Handled & {
      readonly kind: "flushing";
      readonly commander: ActorRef;
      readonly event: ConnectionClosed;
      readonly hasPeerEnded: boolean;
    })
  /** This side has ended; the peer's has not. */
  | (Handled & { readonly kind: "half-closed"; readonly commander: ActorRef })
  | { readonly kind: "ended" };

interface Handled {
  readonly handler: ActorRef;
}

/** What happens to a connection. `isFlushed`: no write waits. */
export type PhaseInput =
  | { readonly kind: "opened"; readonly connected: Connected }
  | { readonly kind: "failed"; readonly cause: Error }
  /** The time for connecting, or for registering, is over. */
  | { readonly kind: "timed-out"; readonly cause: Error }
  | { readonly kind: "register"; readonly register: Register }
  | { readonly kind: "close"; readonly command: CloseCommand; readonly commander: ActorRef; readonly isFlushed: boolean }
  | { readonly kind: "peer-ended"; readonly isFlushed: boolean }
  | { readonly kind: "flushed" }
  /** The actor that the connection depends on has terminated. */
  | { readonly kind: "orphaned" };

/** What to do about it, in the order of the list. */
export type PhaseEffect =
  | { readonly kind: "tell"; readonly to: ActorRef; readonly message: TcpEvent }
  /** Depend on this actor from now on, and on no other. */
  | { readonly kind: "depend-on"; readonly actor: ActorRef }
  | { readonly kind: "await-registration" }
  | { readonly kind: "start"; readonly register: Register }
  | { readonly kind: "end-output" }
  /** Stop, with the socket closed in order or reset; tell `event` to those whose writes were not done. */
  | { readonly kind: "stop"; readonly socket: "close" | "abort"; readonly event: ConnectionClosed | undefined };

/** A phase, and what to do on entering it. */
export interface PhaseStep {
  readonly phase: ConnectionPhase;
  readonly effects: readonly PhaseEffect[];
}

const ENDED: ConnectionPhase = { kind: "ended" };
/** Without a word to anyone. */
const ABORTED: PhaseStep = { phase: ENDED, effects: [{ kind: "stop", socket: "abort", event: undefined }] };

/**
 * The next phase. Pure. An input that means nothing in a phase changes nothing.
 *
 * INTEROP: TcpConnection.cs of Akka.NET: who is told what, what waits for pending writes, and that a handler's end is an abort.
 */
export function nextPhase(phase: ConnectionPhase, input: PhaseInput): PhaseStep {
  switch (input.kind) {
    case "opened":
      return onOpened(phase, input.connected);
    case "register":
      return onRegister(phase, input.register);
    case "close":
      return onClose(phase, input.command.event, input.commander, input.isFlushed);
    case "peer-ended":
      return onPeerEnded(phase, input.isFlushed);
    case "flushed":
      return onFlushed(phase);
    case "failed":
      return onFailed(phase, input.cause);
    case "timed-out":
      if (phase.kind === "opening") return onFailed(phase, input.cause);
      return phase.kind === "unregistered" ? ABORTED : unchanged(phase);
    case "orphaned":
      return phase.kind === "flushing" || phase.kind === "ended" ? unchanged(phase) : ABORTED;
  }
}

function onOpened(phase: ConnectionPhase, connected: Connected): PhaseStep {
  if (phase.kind !== "opening") return unchanged(phase);
  const { commander } = phase;
  return {
    phase: { kind: "unregistered", commander },
    effects: [{ kind: "tell", to: commander, message: connected }, { kind: "await-registration" }],
  };
}

function onRegister(phase: ConnectionPhase, register: Register): PhaseStep {
  if (phase.kind !== "unregistered") return unchanged(phase);
  const { handler, keepOpenOnPeerClosed: keepsOpenOnPeerClosed } = register;
  return {
    phase: { kind: "open", handler, keepsOpenOnPeerClosed, hasPeerEnded: false },
    effects: [
      { kind: "depend-on", actor: handler },
      { kind: "start", register },
    ],
  };
}

function onClose(phase: ConnectionPhase, event: ConnectionClosed, commander: ActorRef, isFlushed: boolean): PhaseStep {
  switch (phase.kind) {
    case "unregistered":
      return closing({ handler: phase.commander, hasPeerEnded: false }, event, commander, isFlushed);
    case "open":
      return closing(phase, event, commander, isFlushed);
    case "opening":
      return ABORTED;
    case "flushing":
    case "half-closed":
      return event instanceof Aborted ? ended([phase.handler, commander], event) : unchanged(phase);
    case "ended":
      return unchanged(phase);
  }
}

function closing(
  { handler, hasPeerEnded }: Handled & { readonly hasPeerEnded: boolean },
  event: ConnectionClosed,
  commander: ActorRef,
  isFlushed: boolean,
): PhaseStep {
  if (event instanceof Aborted) return ended([handler, commander], event);
  const flushing: ConnectionPhase = { kind: "flushing", handler, commander, event, hasPeerEnded };
  return isFlushed ? onFlushed(flushing) : { phase: flushing, effects: [] };
}

function onFlushed(phase: ConnectionPhase): PhaseStep {
  if (phase.kind !== "flushing") return unchanged(phase);
  const { handler, commander, event, hasPeerEnded } = phase;
  if (event instanceof ConfirmedClosed && !hasPeerEnded) {
    return { phase: { kind: "half-closed", handler, commander }, effects: [{ kind: "end-output" }] };
  }
  return ended([handler, commander], event);
}

function onPeerEnded(phase: ConnectionPhase, isFlushed: boolean): PhaseStep {
  switch (phase.kind) {
    case "open":
      if (phase.hasPeerEnded) return unchanged(phase);
      if (!phase.keepsOpenOnPeerClosed) return closing({ ...phase, hasPeerEnded: true }, PeerClosed.instance, phase.handler, isFlushed);
      return { phase: { ...phase, hasPeerEnded: true }, effects: [{ kind: "tell", to: phase.handler, message: PeerClosed.instance }] };
    case "flushing":
      return { phase: { ...phase, hasPeerEnded: true }, effects: [] };
    case "half-closed":
      return ended([phase.handler, phase.commander], ConfirmedClosed.instance);
    default:
      return unchanged(phase);
  }
}

function onFailed(phase: ConnectionPhase, cause: Error): PhaseStep {
  switch (phase.kind) {
    case "opening": {
      if (phase.connect === undefined) return ABORTED;
      const message = new CommandFailed(phase.connect, cause);
      return { phase: ENDED, effects: [{ kind: "tell", to: phase.commander, message }, ...ABORTED.effects] };
    }
    case "unregistered":
      return ended([phase.commander], new ErrorClosed(cause.message), "abort");
    case "open":
      return ended([phase.handler], new ErrorClosed(cause.message), "abort");
    case "flushing":
    case "half-closed":
      return ended([phase.handler, phase.commander], new ErrorClosed(cause.message), "abort");
    case "ended":
      return unchanged(phase);
  }
}

function ended(
  parties: readonly ActorRef[],
  event: ConnectionClosed,
  socket: "close" | "abort" = event instanceof Aborted ? "abort" : "close",
): PhaseStep {
  const tells = Array.from(new Set(parties), (to): PhaseEffect => ({ kind: "tell", to, message: event }));
  return { phase: ENDED, effects: [...tells, { kind: "stop", socket, event }] };
}

function unchanged(phase: ConnectionPhase): PhaseStep {
  return { phase, effects: [] };
}
