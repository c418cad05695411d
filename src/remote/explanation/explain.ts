import type { Failure } from "./failure.ts";

/** A failure in words. */
export interface Explanation {
  /** What happened, and to whom; no full stop at its end. */
  readonly what: string;
  /** The next step: one sentence or two. */
  readonly cure: string;
  /** The settings that decide, here or at the peer; those that `what` and `cure` name. */
  readonly keys: readonly string[];
}

const TCP = "akka.remote.dot-netty.tcp";
const FRAME_SIZE = `${TCP}.maximum-frame-size`;
const TLS = `${TCP}.enable-ssl`;
const BYTE_ORDER = `${TCP}.byte-order`;
const CONNECTION_TIMEOUT = `${TCP}.connection-timeout`;
const HANDSHAKE_TIMEOUT = "akka.remote.handshake-timeout";
const GATE = "akka.remote.retry-gate-closed-for";
const HOSTNAME = `${TCP}.hostname`;
const PUBLIC_HOSTNAME = `${TCP}.public-hostname`;
const PORT = `${TCP}.port`;
const PUBLIC_PORT = `${TCP}.public-port`;
const TRANSPORTS = "akka.remote.enabled-transports";
const QUEUE_BYTES = "ritsem.remote.outbound-queue.maximum-bytes";
const RECOVERY = "ritsem.remote.quarantine-recovery";
const SILENCE = "akka.remote.transport-failure-detector";

/** What `failure` means and what to do about it. */
export function explain(failure: Failure): Explanation {
  switch (failure.kind) {
    case "name-unknown":
      return {
        what: `Cannot connect to ${failure.address}: the name ${failure.host} cannot be resolved`,
        cure: "Correct the host in the address, or make the name known to DNS or to the hosts file of this machine.",
        keys: [],
      };
    case "name-server-silent":
      return {
        what: `Cannot connect to ${failure.address}: the name ${failure.host} cannot be resolved now, the name server does not answer`,
        cure: "Look at this machine's network and name server, and try again.",
        keys: [],
      };
    case "nobody-listens":
      return {
        what: `Cannot connect to ${failure.address}: nobody listens there`,
        cure: `See whether the system runs, and whether the port is the one it listens on (${PORT} over there).`,
        keys: [PORT],
      };
    case "no-route":
      return {
        what: `Cannot connect to ${failure.address}: there is no route to that host`,
        cure: "Look at the network between the two machines, and at the host in the address.",
        keys: [],
      };
    case "no-answer":
      return {
        what: `Cannot connect to ${failure.address}: nobody answered${within(failure.limit)}`,
        cure: "A firewall may drop the packets: let connections to that port pass, or correct host and port.",
        keys: failure.limit === undefined ? [] : [failure.limit.key],
      };
    case "cannot-connect":
      return {
        what: `Cannot connect to ${failure.address}: ${failure.why.replace(/\.$/, "")}`,
        cure: "Once that is mended, the next message dials again.",
        keys: [],
      };
    case "handshake-timeout":
      return {
        what: `${failure.address} did not shake hands within ${failure.limitMs} ms (${CONNECTION_TIMEOUT}, for other transports ${HANDSHAKE_TIMEOUT})`,
        cure: `Is it an actor system, does it run, and are ${BYTE_ORDER} and ${TLS} the same on both sides?`,
        keys: [CONNECTION_TIMEOUT, HANDSHAKE_TIMEOUT, BYTE_ORDER, TLS],
      };
    case "closed-in-handshake":
      return {
        what: `${failure.address} refused the association: it closed the connection during the handshake`,
        cure: `Its log may say why. If it is no actor system, correct the port; if it is, compare ${TLS} and ${BYTE_ORDER}.`,
        keys: [TLS, BYTE_ORDER],
      };
    case "peer-shuts-down":
      return {
        what: `${failure.address} refused the association: it is shutting down`,
        cure: "It can be reached again once it has restarted.",
        keys: [],
      };
    case "protocol-violation":
      return {
        what: `Closed the connection with ${failure.address}: it ${failure.what}`,
        cure: "It may not be an actor system, or one of an incompatible version: look at what listens on that port.",
        keys: [],
      };
    case "speaks-otherwise":
      return {
        what: `${failure.address} is not an actor system: its first bytes are those of ${failure.speaker}`,
        cure: `If it was meant to be one, correct the port (${PORT} over there); else there is nothing to mend.`,
        keys: [PORT],
      };
    case "speaks-tls":
      return {
        what: `${failure.address} speaks TLS, and this system plain TCP`,
        cure: `Use the same ${TLS} on both sides. Addresses of systems with TLS begin with akka.ssl.tcp://.`,
        keys: [TLS],
      };
    case "other-byte-order":
      return {
        what: `${failure.address} counts the bytes of a frame's length the other way round`,
        cure: `Give both systems the same ${BYTE_ORDER}.`,
        keys: [BYTE_ORDER],
      };
    case "gated":
      return {
        what: `${failure.address} is gated${duration(failure.forMs)} after a failed association (${GATE}). What failed: ${failure.because.replace(/\.$/, "")}`,
        cure: "Messages are dead letters until then; the next one after that dials again.",
        keys: [GATE],
      };
    case "quarantined-here":
      return {
        what: `${failure.address} is quarantined by this system, incarnation ${failure.uid}${because(failure.because)}`,
        cure: "Restart it; it comes back with another incarnation, and is let in at once.",
        keys: [],
      };
    case "quarantined-there":
      return {
        what: `${failure.address} refused the association: it has quarantined this system`,
        cure:
          `Restart this one to be let in again, or let it come back by itself (${RECOVERY} = new-incarnation). ` +
          "The other side's log says what it held against this one.",
        keys: [RECOVERY],
      };
    case "association-lost":
      return {
        what: `The association with ${failure.address} was lost before the message could be sent`,
        cure: "Send it again: the next message dials.",
        keys: [],
      };
    case "shut-down":
      return { what: "Remoting has shut down", cure: "Nothing is sent after terminate().", keys: [] };
    case "peer-silent":
      return {
        what: `Closed the connection with ${failure.address}: not even a heartbeat came for ${failure.limitMs} ms`,
        cure: `See whether it still runs. What counts as silence: ${SILENCE}.heartbeat-interval and acceptable-heartbeat-pause together.`,
        keys: [`${SILENCE}.heartbeat-interval`, `${SILENCE}.acceptable-heartbeat-pause`],
      };
    case "connection-lost":
      return {
        what: `The connection with ${failure.address} ${failure.wasReset ? "was reset by the peer" : "broke"}`,
        cure: "What was on its way may be lost; the next message dials again.",
        keys: [],
      };
    case "frame-too-large":
      return {
        what: `A peer announced a frame of ${failure.frameBytes} bytes, limit ${failure.limitBytes} bytes`,
        cure: `Raise ${FRAME_SIZE} on both systems, or let it send smaller messages.`,
        keys: [FRAME_SIZE],
      };
    case "no-transport":
      return {
        what: `No transport is loaded for the protocol of ${failure.address}. Available protocols: ${failure.available.join(", ")} (${TRANSPORTS})`,
        cure: `Correct the protocol in the address: akka.ssl.tcp where the peer has ${TLS} = on, akka.tcp where it has not.`,
        keys: [TRANSPORTS, TLS],
      };
    case "not-ours":
      return {
        what: `Dropped a message for ${failure.path}: this system answers at ${failure.ours.join(", ")}, and addresses must agree letter by letter`,
        cure: `Send to that address, or advertise the other with ${HOSTNAME} or ${PUBLIC_HOSTNAME}.`,
        keys: [HOSTNAME, PUBLIC_HOSTNAME],
      };
    case "answers-to-another-name":
      return {
        what: `${failure.address} was dialled, and the system that answers there calls itself ${failure.answers}: it drops what is sent to another name`,
        ...cureOfName(failure.address, failure.answers),
      };
    case "cannot-dial-back":
      return {
        what: `${failure.address} cannot open a connection to this system at ${failure.advertised}: replies come only while a connection of ours is open`,
        cure: `Set ${PUBLIC_HOSTNAME} and ${PUBLIC_PORT} here to where the peer can reach this machine, and let connections to that port pass.`,
        keys: [PUBLIC_HOSTNAME, PUBLIC_PORT],
      };
    case "oversized":
      return {
        what: `Discarding oversized payload sent to ${failure.recipient}: its frame would have ${failure.sizeBytes} bytes, the limit is ${failure.limitBytes}`,
        cure: `Raise ${FRAME_SIZE} on both systems, or send a smaller message.`,
        keys: [FRAME_SIZE],
      };
    case "frame-limit-smaller-there":
      return {
        what: `${failure.address} closes the connection at a frame of ${failure.frameBytes} bytes, which this system may send (limit here ${failure.limitBytes})`,
        cure: `Give both systems the same ${FRAME_SIZE}: raise it over there, or lower it here so that large messages are refused before they are sent.`,
        keys: [FRAME_SIZE],
      };
    case "queue-full":
      return {
        what: `${failure.address} does not take what is sent to it, and more than ${failure.limitBytes} bytes wait already (${QUEUE_BYTES})`,
        cure: `Send more slowly, or wait for answers before sending on; ${QUEUE_BYTES} only moves the point at which memory ends.`,
        keys: [QUEUE_BYTES],
      };
    case "nobody-there":
      return {
        what: `No actor lives at ${failure.path}`,
        cure: "Correct the path, or see whether the actor has been started and is still alive: actors of programs are below /user.",
        keys: [],
      };
    case "replied-with-failure":
      return {
        what: `${failure.path} replied with a failure: ${failure.text.replace(/\.$/, "")}`,
        cure: "The actor has answered, and this is its answer; the log of its system may say more.",
        keys: [],
      };
    case "unreadable-reply":
      return { what: `${failure.path} replied, and the reply cannot be read here`, cure: failure.why, keys: [] };
    case "no-reply":
      return {
        what: `${failure.path} did not reply within ${failure.limitMs} ms`,
        cure: "The way to it is open. Does it answer this kind of message? Its log may say that it was unhandled or could not be read.",
        keys: [],
      };
  }
}

/** The explanation as a text of whole sentences, for logs, errors and dead letters. */
export function sentenceOf(failure: Failure): string {
  const { what, cure } = explain(failure);
  return `${what}. ${cure}`;
}

/** Another system name is no matter of settings; another host or port is. */
function cureOfName(address: string, answers: string): Pick<Explanation, "cure" | "keys"> {
  if (placeIn(address) === placeIn(answers)) return { cure: `Send to ${answers}: the system's name is part of its address.`, keys: [] };
  return {
    cure: `Send to ${answers}, or let it advertise the other host or port over there: ${PUBLIC_HOSTNAME}, ${PUBLIC_PORT}.`,
    keys: [PUBLIC_HOSTNAME, PUBLIC_PORT],
  };
}

function placeIn(address: string): string {
  return address.slice(address.indexOf("@") + 1);
}

function within(limit: { readonly key: string; readonly ms: number } | undefined): string {
  return limit === undefined ? "" : ` within ${limit.ms} ms (${limit.key})`;
}

function duration(forMs: number | undefined): string {
  return forMs === undefined ? "" : ` for another ${Math.max(1, Math.round(forMs))} ms`;
}

function because(reason: string | undefined): string {
  return reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`;
}
