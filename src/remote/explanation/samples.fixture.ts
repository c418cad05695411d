import type { Failure } from "./failure.ts";

const address = "akka.tcp://Chat@10.0.0.5:8081";

/** One failure of each kind. The type makes sure that none is forgotten. */
export const SAMPLES: { readonly [Kind in Failure["kind"]]: Extract<Failure, { readonly kind: Kind }> } = {
  "name-unknown": { kind: "name-unknown", address, host: "chat.example" },
  "name-server-silent": { kind: "name-server-silent", address, host: "chat.example" },
  "nobody-listens": { kind: "nobody-listens", address },
  "no-route": { kind: "no-route", address },
  "no-answer": { kind: "no-answer", address, limit: { key: "akka.remote.dot-netty.tcp.connection-timeout", ms: 15_000 } },
  "cannot-connect": { kind: "cannot-connect", address, why: "the address has no port. Name a system that listens." },
  "handshake-timeout": { kind: "handshake-timeout", address, limitMs: 15_000 },
  "closed-in-handshake": { kind: "closed-in-handshake", address },
  "peer-shuts-down": { kind: "peer-shuts-down", address },
  "protocol-violation": { kind: "protocol-violation", address, what: "sent a heartbeat before its ASSOCIATE" },
  "speaks-otherwise": { kind: "speaks-otherwise", address, speaker: "an HTTP server" },
  "speaks-tls": { kind: "speaks-tls", address },
  "other-byte-order": { kind: "other-byte-order", address },
  gated: { kind: "gated", address, forMs: 3_200, because: "nobody listens there." },
  "quarantined-here": { kind: "quarantined-here", address, uid: 7, because: "it was silent for 12000 ms." },
  "quarantined-there": { kind: "quarantined-there", address },
  "association-lost": { kind: "association-lost", address },
  "shut-down": { kind: "shut-down" },
  "peer-silent": { kind: "peer-silent", address, limitMs: 124_000 },
  "connection-lost": { kind: "connection-lost", address, wasReset: true },
  "frame-too-large": { kind: "frame-too-large", frameBytes: 200_000, limitBytes: 127_996 },
  "no-transport": { kind: "no-transport", address: "akka.ssl.tcp://Chat@10.0.0.5:8081", available: ["akka.tcp"] },
  "not-ours": { kind: "not-ours", path: `${address}/user/room`, ours: ["akka.tcp://Chat@chat.example:8081"] },
  "answers-to-another-name": { kind: "answers-to-another-name", address, answers: "akka.tcp://Chat@chat.example:8081" },
  "cannot-dial-back": { kind: "cannot-dial-back", address, advertised: "akka.tcp://Caller@172.17.0.2:2552" },
  oversized: { kind: "oversized", recipient: `${address}/user/room`, sizeBytes: 200_123, limitBytes: 127_996 },
  "frame-limit-smaller-there": { kind: "frame-limit-smaller-there", address, frameBytes: 127_000, limitBytes: 127_996 },
  "queue-full": { kind: "queue-full", address, limitBytes: 268_435_456 },
  "nobody-there": { kind: "nobody-there", path: `${address}/user/romm` },
  "replied-with-failure": { kind: "replied-with-failure", path: `${address}/user/room`, text: "The room is full." },
  "unreadable-reply": { kind: "unreadable-reply", path: `${address}/user/room`, why: "Nothing is registered for that type." },
  "no-reply": { kind: "no-reply", path: `${address}/user/room`, limitMs: 5_000 },
};
