import type { Explanation } from "./explanation.ts";
import type { Failure } from "./failure.ts";
import { JOINING_EXPLANATIONS } from "./explain-joining.ts";

type FailureOf<Kind extends Failure["kind"]> = Extract<Failure, { readonly kind: Kind }>;

const GATE = "akka.remote.retry-gate-closed-for";
const TRANSPORTS = "akka.remote.enabled-transports";
const QUEUE_BYTES = "ritsem.remote.outbound-queue.maximum-bytes";
const ALL_PEERS_BYTES = "ritsem.remote.all-peers.maximum-bytes";
const RECOVERY = "ritsem.remote.quarantine-recovery";
const HEARTBEATS = "akka.remote.transport-failure-detector";
/** Two systems that differ in TLS alone differ in these. */
const TCP_PROTOCOLS: readonly string[] = ["akka.tcp", "akka.ssl.tcp"];

/** What `failure` means and what to do about it. */
export function explain(failure: Failure): Explanation {
  return (EXPLANATIONS[failure.kind] as (failure: Failure) => Explanation)(failure);
}

/** The explanation as whole sentences, for logs, errors and dead letters. */
export function sentenceOf(failure: Failure): string {
  const { what, cure } = explain(failure);
  return `${what}. ${cure}`;
}

const EXPLANATIONS: { readonly [Kind in Failure["kind"]]: (failure: FailureOf<Kind>) => Explanation } = {
  ...JOINING_EXPLANATIONS,
  "name-unknown": ({ address, host }) => ({
    what: `Cannot connect to ${address}: the name ${host} cannot be resolved`,
    cure: "Correct the host in the address, or add the name to DNS or to the hosts file of this machine.",
    keys: [],
  }),
  "name-server-silent": ({ address, host }) => ({
    what: `Cannot connect to ${address}: the name ${host} cannot be resolved now because the name server does not answer`,
    cure: "Check this machine's network and name server, and try again.",
    keys: [],
  }),
  "connection-refused": ({ address, settingsKey }) => {
    const port = settingIn(settingsKey, "port");
    return {
      what: `Cannot connect to ${address}: no process listens on that port`,
      cure: `Check that the system runs and that it listens on that port (${port} of the other system).`,
      keys: [port],
    };
  },
  "no-route": ({ address }) => ({
    what: `Cannot connect to ${address}: there is no route to that host`,
    cure: "Check the network between the two machines, and the host in the address.",
    keys: [],
  }),
  "no-answer": ({ address, limit }) => ({
    what: `Cannot connect to ${address}: no answer${limit === undefined ? "" : ` within ${limit.ms} ms (${limit.key})`}`,
    cure: "A firewall may drop the packets. Allow connections to that port, or correct host and port.",
    keys: limit === undefined ? [] : [limit.key],
  }),
  "no-listener": ({ address }) => ({
    what: `Cannot connect to ${address}: that system listens nowhere, and no connection that it has opened is alive`,
    cure: "It is reached again once it has connected again. Let it send something now and then, or watch an actor here.",
    keys: [],
  }),
  "cannot-connect": ({ address, why }) => ({
    what: `Cannot connect to ${address}: ${withoutFullStop(why)}`,
    cure: "After you have fixed this, the next message dials again.",
    keys: [],
  }),
  "certificate-rejected": (failure) => certificateRejected(failure),
  "certificate-rejected-there": ({ address, alert, settingsKey }) => {
    const path = settingIn(settingsKey, "ssl.certificate.path");
    return {
      what: `${address} rejected the certificate of this system (${alert})`,
      cure: `Let the other system trust the issuer of the certificate in ${path}, or use one that is valid there. Its log may say more.`,
      keys: [path],
    };
  },
  "closed-in-tls-handshake": ({ address, settingsKey }) => {
    const keys = [settingIn(settingsKey, "enable-ssl"), settingIn(settingsKey, "ssl.require-mutual-authentication")];
    return {
      what: `${address} closed the connection during the TLS handshake`,
      cure: `It may use plain TCP or not trust this system's certificate, and its log may say why. Compare ${keys.join(" and ")} on both sides.`,
      keys,
    };
  },
  "speaks-plain": ({ address, settingsKey }) => {
    const tls = settingIn(settingsKey, "enable-ssl");
    return {
      what: `${address} does not speak TLS, and this system does`,
      cure: `Use the same ${tls} on both sides. If it is not an actor system, correct the port.`,
      keys: [tls],
    };
  },
  "tls-versions-differ": ({ address, why }) => ({
    what: `${address} and this system have no version of TLS or cipher in common (${why})`,
    cure: "This system takes TLS 1.2 and 1.3. Allow one of them on the other side.",
    keys: [],
  }),
  "tls-broken": ({ address, why }) => ({
    what: `TLS with ${address} failed: ${withoutFullStop(why)}`,
    cure: "If it is an actor system with TLS, its log may say why. Otherwise there is nothing to fix.",
    keys: [],
  }),
  "handshake-timeout": ({ address, limitMs, settingsKey, limitKey, comparedKeys }) => {
    const byName = isSocketSection(settingsKey) ? settingIn(settingsKey, "connection-timeout") : "akka.remote.handshake-timeout";
    const limit = limitKey ?? byName;
    const compared = comparedKeys ?? comparedSettings(settingsKey);
    return {
      what: `${address} did not complete the handshake within ${limitMs} ms (${limit})`,
      cure: `Check that an actor system runs there${compared.length === 0 ? "" : ` and that ${compared.join(" and ")} are the same on both sides`}.`,
      keys: [limit, ...compared],
    };
  },
  "closed-in-handshake": ({ address, settingsKey, comparedKeys }) => {
    const compared = comparedKeys ?? comparedSettings(settingsKey);
    const usesTls = /^(?:akka\.)?ssl\./.test(address) || compared.some((key) => key.endsWith(".require-mutual-authentication"));
    const hint = usesTls ? " It may not trust the certificate of this system." : "";
    return {
      what: `${address} refused the association: it closed the connection during the handshake`,
      cure: `Its log may say why.${hint} If it is not an actor system, correct the port${compared.length === 0 ? "" : `; if it is, compare ${compared.join(" and ")}`}.`,
      keys: compared,
    };
  },
  "peer-shuts-down": ({ address }) => ({
    what: `${address} refused the association: it is shutting down`,
    cure: "It can be reached again after it has restarted.",
    keys: [],
  }),
  "protocol-violation": ({ address, what }) => ({
    what: `Closed the connection with ${address}: it ${what}`,
    cure: "It may not be an actor system, or its version is incompatible. Check what listens on that port.",
    keys: [],
  }),
  "speaks-otherwise": ({ address, speaker, settingsKey }) => {
    const port = settingIn(settingsKey, "port");
    return {
      what: `${address} is not an actor system: its first bytes are those of ${speaker}`,
      cure: `If it should be one, correct the port (${port} of the other system). Otherwise there is nothing to fix.`,
      keys: [port],
    };
  },
  "speaks-tls": ({ address, settingsKey }) => {
    const tls = settingIn(settingsKey, "enable-ssl");
    return {
      what: `${address} uses TLS, and this system uses plain TCP`,
      cure: `Use the same ${tls} on both sides. Addresses of systems with TLS begin with akka.ssl.tcp://.`,
      keys: [tls],
    };
  },
  "other-byte-order": ({ address, settingsKey }) => {
    const byteOrder = settingIn(settingsKey, "byte-order");
    return {
      what: `${address} sends the length of a frame in the opposite byte order`,
      cure: `Use the same ${byteOrder} on both systems.`,
      keys: [byteOrder],
    };
  },
  gated: ({ address, forMs, because }) => ({
    what: `${address} is gated${forMs === undefined ? "" : ` for another ${Math.max(1, Math.round(forMs))} ms`} after a failed association (${GATE}). Cause: ${withoutFullStop(because)}`,
    cure: "Until then messages become dead letters; the first message after that dials again.",
    keys: [GATE],
  }),
  "quarantined-here": ({ address, uid, because }) => ({
    what: `${address} is quarantined by this system, incarnation ${uid}${because === undefined ? "" : `: ${withoutFullStop(because)}`}`,
    cure: "Restart it: its new incarnation is accepted at once.",
    keys: [],
  }),
  "quarantined-there": ({ address }) => ({
    what: `${address} refused the association: it has quarantined this system`,
    cure: `Restart this system, or let it return with a new incarnation (${RECOVERY} = new-incarnation). The other system's log gives the reason.`,
    keys: [RECOVERY],
  }),
  "association-lost": ({ address }) => ({
    what: `The association with ${address} was lost before the message could be sent`,
    cure: "Send it again: the next message dials.",
    keys: [],
  }),
  "shut-down": () => ({ what: "Remoting has shut down", cure: "No message is sent after terminate().", keys: [] }),
  "peer-silent": ({ address, limitMs }) => {
    const keys = [`${HEARTBEATS}.heartbeat-interval`, `${HEARTBEATS}.acceptable-heartbeat-pause`];
    return {
      what: `Closed the connection with ${address}: no bytes, not even a heartbeat, arrived for ${limitMs} ms`,
      cure: `Check that it still runs. The limit is ${keys.join(" plus ")}.`,
      keys,
    };
  },
  "connection-lost": ({ address, wasReset }) => ({
    what: `The connection with ${address} ${wasReset ? "was reset by the peer" : "broke"}`,
    cure: "Messages in transit may be lost; the next message dials again.",
    keys: [],
  }),
  "frame-too-large": ({ frameBytes, limitBytes, limitKey }) => ({
    what: `A peer announced a frame of ${frameBytes} bytes, limit ${limitBytes} bytes`,
    cure: `Raise ${limitKey} on both systems, or let the peer send smaller messages.`,
    keys: [limitKey],
  }),
  "no-transport": ({ address, available, settingsKey }) => {
    const what = `No transport is loaded for the protocol of ${address}. Available protocols: ${available.join(", ")} (${TRANSPORTS})`;
    if (!TCP_PROTOCOLS.includes(protocolIn(address)) || !available.some((protocol) => TCP_PROTOCOLS.includes(protocol))) {
      return {
        what,
        cure: `Correct the protocol in the address, or add the section of a transport for it to ${TRANSPORTS}.`,
        keys: [TRANSPORTS],
      };
    }
    const tls = settingIn(settingsKey, "enable-ssl");
    return {
      what,
      cure: `Correct the protocol in the address: akka.ssl.tcp if the peer has ${tls} = on, otherwise akka.tcp.`,
      keys: [TRANSPORTS, tls],
    };
  },
  "not-ours": ({ path, ours, settingsKey }) => {
    const keys = [settingIn(settingsKey, "hostname"), settingIn(settingsKey, "public-hostname")];
    return {
      what: `Dropped a message for ${path}: the address of this system is ${ours.join(", ")}, and addresses must match exactly`,
      cure: `Send to that address, or advertise the other one with ${keys.join(" or ")}.`,
      keys,
    };
  },
  "answers-to-another-name": ({ address, answers, settingsKey }) => ({
    what: `Dialled ${address}, but the system there has the address ${answers} and drops messages for any other`,
    ...cureOfName(address, answers, settingsKey),
  }),
  "cannot-dial-back": ({ address, advertised, settingsKey }) => {
    const keys = [settingIn(settingsKey, "public-hostname"), settingIn(settingsKey, "public-port")];
    return {
      what: `${address} cannot open a connection to this system at ${advertised}: replies arrive only while a connection opened here is alive`,
      cure: `Set ${keys.join(" and ")} here to a host and port at which the peer can reach this machine, and allow connections to that port.`,
      keys,
    };
  },
  oversized: ({ recipient, sizeBytes, limitBytes, limitKey, isCutShort = false }) => ({
    what: `Discarding oversized payload sent to ${recipient}: its frame would have ${isCutShort ? "more than " : ""}${sizeBytes} bytes, the limit is ${limitBytes}`,
    cure:
      limitKey === undefined
        ? "Send a smaller message: this limit is fixed."
        : `Raise ${limitKey} on both systems, or send a smaller message.`,
    keys: limitKey === undefined ? [] : [limitKey],
  }),
  "frame-limit-smaller-there": ({ address, frameBytes, limitBytes, settingsKey }) => {
    const limit = settingIn(settingsKey, "maximum-frame-size");
    return {
      what: `${address} closes the connection at a frame of ${frameBytes} bytes, which this system may send (limit here: ${limitBytes})`,
      cure: `Use the same ${limit} on both systems: raise it on the other side, or lower it here so that large messages are refused before they are sent.`,
      keys: [limit],
    };
  },
  "queue-full": ({ address, limitBytes, isForAllPeers }) =>
    isForAllPeers === true
      ? {
          what: `${address} does not read what is sent to it, and ${limitBytes} bytes are already queued for all peers together (${ALL_PEERS_BYTES})`,
          cure: `Send more slowly, or wait for replies before sending more, and look for peers that do not read. A larger heap allows a higher ${ALL_PEERS_BYTES}.`,
          keys: [ALL_PEERS_BYTES],
        }
      : {
          what: `${address} does not read what is sent to it, and more than ${limitBytes} bytes are already queued (${QUEUE_BYTES})`,
          cure: `Send more slowly, or wait for replies before sending more; a higher ${QUEUE_BYTES} only uses more memory.`,
          keys: [QUEUE_BYTES],
        },
  "unreadable-message": ({ path, serializerId, manifest, why }) => ({
    what: `Dropped a message for ${path} (serializer ${serializerId}, manifest [${manifest}]); the association lives on`,
    cure: why,
    keys: [],
  }),
  "unreachable-ref": ({ address, ref, protocol, relayProtocol }) => ({
    what: `A ref of ${ref} was sent to ${address}, which this system reaches over ${relayProtocol}: without a transport for ${protocol}, that system cannot use the ref`,
    cure: `Let an actor of this system relay the messages, and send its ref instead; or enable ${protocol} there (${TRANSPORTS}).`,
    keys: [TRANSPORTS],
  }),
  "no-actor": ({ path }) => ({
    what: `No actor exists at ${path}`,
    cure: "Correct the path, or check that the actor has been started and is still alive. Actors of programs are below /user.",
    keys: [],
  }),
  "replied-with-failure": ({ path, text }) => ({
    what: `${path} replied with a failure: ${withoutFullStop(text)}`,
    cure: "This is the actor's own reply; the log of its system may say more.",
    keys: [],
  }),
  "unreadable-reply": ({ path, why }) => ({ what: `${path} replied, and the reply cannot be read here`, cure: why, keys: [] }),
  "no-reply": ({ path, limitMs }) => ({
    what: `${path} did not reply within ${limitMs} ms`,
    cure: "The connection works. The actor may not answer this kind of message; its log may say that it was unhandled or could not be read.",
    keys: [],
  }),
};

const CLAIMED = "ritsem.remote.tls.validate-claimed-hostname";
const TRUSTED = "ritsem.remote.tls.trusted-certificates";

function certificateRejected({ address, problem, subject, detail, settingsKey }: FailureOf<"certificate-rejected">): Explanation {
  const whose = `the certificate of ${address}${subject === "" ? "" : ` (${subject})`}`;
  const rejected = (why: string, cure: string, ...keys: string[]): Explanation => ({ what: `Rejected ${whose}: ${why}`, cure, keys });
  const path = settingIn(settingsKey, "ssl.certificate.path");
  const mutual = settingIn(settingsKey, "ssl.require-mutual-authentication");
  switch (problem) {
    case "missing":
      return {
        what: `Rejected the connection with ${address}: it shows no certificate`,
        cure: `Use the same ${mutual} on both sides; with on, each system needs a certificate in its ${path}.`,
        keys: [mutual, path],
      };
    case "unknown-authority":
      return rejected(
        `it is signed by ${detail}, which is not trusted here`,
        `Add the certificate of that authority to ${TRUSTED}, or to those that the operating system trusts.`,
        TRUSTED,
      );
    case "self-signed":
      return rejected("it is signed by itself and is not trusted here", `If it is the right one, add it to ${TRUSTED}.`, TRUSTED);
    case "expired":
      return rejected(`it has expired on ${detail}`, "Renew the certificate of the other system, and check this machine's clock.");
    case "not-yet-valid":
      return rejected(`it is valid from ${detail}`, "Check the clocks of both machines.");
    case "other-name": {
      const names = settingIn(settingsKey, "ssl.validate-certificate-hostname");
      return rejected(
        `it is not for ${detail}`,
        `Send to a name that stands in the certificate, or issue one for this name. ${names} demands it.`,
        names,
      );
    }
    case "other-claim":
      return rejected(
        `the system calls itself ${detail}`,
        `Let it advertise a name in its certificate, or issue one for its name. ${CLAIMED} demands it.`,
        CLAIMED,
      );
    case "refused":
      return rejected(`this program refuses it (${detail})`, "Its setup decides which certificates are accepted.");
    case "invalid":
      return rejected(`it is not valid (${detail})`, "Issue a new certificate for the other system.");
  }
}

/** Settings cannot correct another system name; they can correct another host or port. */
function cureOfName(address: string, answers: string, settingsKey: string): Pick<Explanation, "cure" | "keys"> {
  if (placeIn(address) === placeIn(answers)) return { cure: `Send to ${answers}: the system's name is part of its address.`, keys: [] };
  const keys = [settingIn(settingsKey, "public-hostname"), settingIn(settingsKey, "public-port")];
  return { cure: `Send to ${answers}, or let that system advertise the other host or port with its ${keys.join(" and ")}.`, keys };
}

/** Settings of TCP that must be equal on both sides; other transports have none. */
function comparedSettings(settingsKey: string): readonly string[] {
  return isSocketSection(settingsKey) ? [settingIn(settingsKey, "byte-order"), settingIn(settingsKey, "enable-ssl")] : [];
}

function isSocketSection(settingsKey: string): boolean {
  return settingsKey.endsWith(".tcp");
}

function settingIn(settingsKey: string, name: string): string {
  return settingsKey === "" ? name : `${settingsKey}.${name}`;
}

function protocolIn(address: string): string {
  return address.slice(0, Math.max(0, address.indexOf("://")));
}

function placeIn(address: string): string {
  return address.slice(address.indexOf("@") + 1);
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, "");
}
