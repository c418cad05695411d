import type { Address } from "../../actor/index.ts";
import {
  AssociatedEvent,
  AssociationErrorEvent,
  DisassociatedEvent,
  QuarantinedEvent,
  type RemotingLifecycleEvent,
  ThisActorSystemQuarantinedEvent,
} from "../lifecycle/lifecycle-events.ts";
import type { ProtocolDisassociation } from "../protocol/akka-protocol-handle.ts";
import type { AssociationHappening, AssociationObservation } from "../lifecycle/association-info.ts";
import type { AssociationState } from "./association-state.ts";
import type { Connection } from "./connections.ts";
import { AssociationRefusedError, PeerSilentError } from "../protocol/errors.ts";
import type { Platform } from "../../platform/index.ts";
import type { RemoteSettings } from "../settings/remote-settings.ts";
import { ConnectionLostError } from "../transport/index.ts";

/** What a reporter borrows from its association. */
export interface ReporterContext {
  readonly platform: Pick<Platform, "clock">;
  readonly observation: AssociationObservation;
  readonly localAddress: Address;
  readonly settingsKey: string;
  readonly settings: RemoteSettings;
  publish(event: RemotingLifecycleEvent): void;
  warn(text: string): void;
}

/**
 * Reports what happens between this system and one peer: as events for programs and as log lines.
 *
 * INTEROP: the same events, at the same levels, as Akka.NET has for the same happenings; lines that Akka.NET has begin with its words.
 */
export class AssociationReporter {
  readonly #context: ReporterContext;
  readonly #remote: Address;
  /** When the association came into its state. Unit: ms. */
  sinceMs: number;

  constructor(remote: Address, context: ReporterContext) {
    this.#remote = remote;
    this.#context = context;
    this.sinceMs = context.platform.clock.nowMs();
  }

  /** The association has come into `state`. */
  entered(state: AssociationState): void {
    this.sinceMs = this.#context.platform.clock.nowMs();
    const reason = "reason" in state ? `: ${state.reason}` : "";
    const hasFailed = state.kind === "quarantined" || (state.kind === "gated" && !state.isInOrder);
    this.#note(`${state.kind}${reason}`, { state: state.kind, hasFailed });
  }

  associated(isInbound: boolean): void {
    this.#note(isInbound ? "the peer opened a connection" : "a connection to the peer was opened");
    this.#context.publish(new AssociatedEvent(this.#context.localAddress, this.#remote, isInbound));
  }

  /** No connection, or no handshake. INTEROP: Akka.NET ends what never began, too. */
  dialFailed(cause: Error): void {
    this.#note(`no connection: ${cause.message}`);
    this.#error(cause, false, "warning");
    this.#context.publish(new DisassociatedEvent(this.#context.localAddress, this.#remote, false));
  }

  /** The address is gated since a dial failed. */
  unreachable(cause: Error): void {
    const gate = this.#gate;
    const gated = gate === undefined ? "" : ` Address is ${gate}, all messages to this address will be delivered to dead letters.`;
    this.#context.warn(`Tried to associate with unreachable remote address [${this.#remote}].${gated} Reason: [${cause.message}]`);
  }

  /** The address is gated since the last connection ended otherwise than in order. */
  failed(ending: ProtocolDisassociation): void {
    if (isViolation(ending.cause)) return; // already reported
    const gate = this.#gate;
    const gated = gate === undefined ? "" : `; address is ${gate}`;
    this.#context.warn(`Association with remote system ${this.#remote} has failed${gated}. Reason is: [${whyLost(ending)}]`);
  }

  /** A connection ended; reported once. What the peer did against the protocol is an error besides. */
  disassociated(ending: ProtocolDisassociation, connection: Pick<Connection, "isInbound" | "hasReportedEnd">): void {
    if (connection.hasReportedEnd) return;
    connection.hasReportedEnd = true;
    const { cause } = ending;
    this.#note(`a connection ended: ${ending.isByPeer || cause !== undefined ? whyLost(ending) : "closed by this system"}`);
    const { isInbound } = connection;
    if (isViolation(cause)) {
      this.#context.warn(`The connection with ${this.#remote} broke: ${cause.message}`);
      this.#error(cause, isInbound, "debug"); // for subscribers: the log has the warning above
    }
    this.#context.publish(new DisassociatedEvent(this.#context.localAddress, this.#remote, isInbound));
  }

  /** This system has given up the peer's incarnation `uid`. */
  quarantined(uid: number, reason: string): void {
    this.#note(`incarnation ${uid} is given up until it restarts: ${reason}`);
    this.#context.warn(`Gave up ${this.#remote}, incarnation ${uid}, until it restarts: ${reason}`);
    this.#context.publish(new QuarantinedEvent(this.#remote, uid));
  }

  /** This system has given up a peer of which no incarnation is known. */
  gaveUpStranger(reason: string): void {
    this.#note(`what waited is given up: ${reason}`);
    this.#context.warn(`Gave up what waited for ${this.#remote}, of which no incarnation is known to be refused: ${reason}`);
  }

  /** The peer has given up this system. */
  quarantinedThere(isInbound: boolean): void {
    this.#note("the peer has quarantined this system");
    this.#error(new AssociationRefusedError(this.#remote.toString(), "quarantined", this.#context.settingsKey), isInbound, "error");
    this.#context.publish(new ThisActorSystemQuarantinedEvent(this.#context.localAddress, this.#remote));
  }

  /** This system continues with the peer under a new incarnation. */
  renewed(uid: number): void {
    this.#note(`this system goes on as incarnation ${uid}`);
    this.#context.warn(
      `Reconnects to ${this.#remote} as incarnation ${uid} (ritsem.remote.quarantine-recovery = new-incarnation): what was watched there ` +
        "counts as terminated, and what waited goes to dead letters.",
    );
  }

  #note(text: string, { state, hasFailed = false }: Partial<AssociationHappening> = {}): void {
    this.#context.observation.listener?.(this.#remote, { text, state, hasFailed });
  }

  get #gate(): string | undefined {
    const { retryGateClosedForMs } = this.#context.settings;
    return retryGateClosedForMs === 0 ? undefined : `now gated for ${retryGateClosedForMs} ms (akka.remote.retry-gate-closed-for)`;
  }

  #error(cause: Error, isInbound: boolean, level: "debug" | "warning" | "error"): void {
    this.#context.publish(new AssociationErrorEvent(cause, this.#context.localAddress, this.#remote, isInbound, level));
  }
}

/** Whether the peer did something against the protocol, which it did not when a connection broke or fell silent. */
function isViolation(cause: Error | undefined): cause is Error {
  return cause !== undefined && !(cause instanceof ConnectionLostError) && !(cause instanceof PeerSilentError);
}

/** Why an association is gated, in words: what ended its last connection. */
export function whyLost({ cause, reason }: ProtocolDisassociation): string {
  return cause?.message ?? WHY_LOST[reason];
}

const WHY_LOST = {
  unknown: "the peer ended the association",
  shutdown: "the peer has shut down",
  quarantined: "the peer has quarantined this system, which must be restarted to be accepted again",
  timeout: "the peer fell silent",
  error: "the connection broke",
} as const;
