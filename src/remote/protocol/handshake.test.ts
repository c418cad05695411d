import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { INBOUND_START, OUTBOUND_START, type Peer, type ProtocolInput, type ProtocolState, transition } from "./handshake.ts";

const peer: Peer = { address: Address.parse("akka.tcp://Zed@127.0.0.1:25700"), uid: 777 };
const awaitingReply: ProtocolState = { kind: "awaiting-reply" };
const open: ProtocolState = { kind: "open" };
const damaged = new Error("damaged");
const left = { kind: "left", reason: "shutdown" } as const;
const leaving: ProtocolState = { kind: "leaving", ending: left };

const associated: ProtocolInput = { kind: "associate", peer, isRefused: false };
const quarantined: ProtocolInput = { kind: "associate", peer, isRefused: true };
const disassociate: ProtocolInput = { kind: "disassociate", reason: "unknown" };
const ended: ProtocolInput = { kind: "connection-ended", cause: undefined };

/** What a step does, in words: `write-disassociate:unknown close report:silence`. */
function effectsOf(from: ProtocolState, input: ProtocolInput): string {
  const words = transition(from, input).effects.map((effect) => {
    if (effect.kind === "report") return `report:${effect.ending.kind}`;
    return effect.kind === "write-disassociate" ? `${effect.kind}:${effect.reason}` : effect.kind;
  });
  return words.join(" ");
}

type Row = readonly [what: string, from: ProtocolState, input: ProtocolInput, to: ProtocolState["kind"], effects: string];

const table: readonly Row[] = [
  [
    "dialler, connected: writes ASSOCIATE and starts heartbeats",
    OUTBOUND_START,
    { kind: "connected" },
    "awaiting-reply",
    "write-associate start-heartbeat",
  ],
  ["dialler, aborted while connecting", OUTBOUND_START, { kind: "break-off", cause: damaged }, "closed", "abort report:broken-off"],
  ["dialler, ASSOCIATE of an allowed uid: open", awaitingReply, associated, "open", "establish"],
  [
    "dialler, ASSOCIATE of a quarantined uid: says so and closes",
    awaitingReply,
    quarantined,
    "closed",
    "write-disassociate:quarantined close report:peer-refused",
  ],
  ["dialler, DISASSOCIATE: closes without an answer", awaitingReply, disassociate, "closed", "close report:peer-left"],
  [
    "dialler, heartbeat instead of ASSOCIATE",
    awaitingReply,
    { kind: "heartbeat" },
    "closed",
    "write-disassociate:unknown close report:unexpected",
  ],
  [
    "dialler, payload instead of ASSOCIATE",
    awaitingReply,
    { kind: "payload" },
    "closed",
    "write-disassociate:unknown close report:unexpected",
  ],
  [
    "dialler, handshake timeout",
    awaitingReply,
    { kind: "handshake-timeout" },
    "closed",
    "write-disassociate:unknown close report:handshake-timeout",
  ],
  [
    "dialler, unreadable frame: closes without a word",
    awaitingReply,
    { kind: "unreadable", cause: damaged },
    "closed",
    "close report:unreadable",
  ],
  ["dialler, end of stream", awaitingReply, ended, "closed", "report:connection-ended"],
  ["dialler, silence: the handshake timeout decides", awaitingReply, { kind: "silence" }, "awaiting-reply", ""],
  ["acceptor, ASSOCIATE: answers, starts heartbeats, open", INBOUND_START, associated, "open", "write-associate start-heartbeat establish"],
  [
    "acceptor, ASSOCIATE of a quarantined uid: answers first, refuses then",
    INBOUND_START,
    quarantined,
    "closed",
    "write-associate write-disassociate:quarantined close report:peer-refused",
  ],
  ["acceptor, DISASSOCIATE: closes without an answer", INBOUND_START, disassociate, "closed", "close report:peer-left"],
  [
    "acceptor, heartbeat before ASSOCIATE",
    INBOUND_START,
    { kind: "heartbeat" },
    "closed",
    "write-disassociate:unknown close report:unexpected",
  ],
  [
    "acceptor, payload before ASSOCIATE",
    INBOUND_START,
    { kind: "payload" },
    "closed",
    "write-disassociate:unknown close report:unexpected",
  ],
  [
    "acceptor, handshake timeout",
    INBOUND_START,
    { kind: "handshake-timeout" },
    "closed",
    "write-disassociate:unknown close report:handshake-timeout",
  ],
  [
    "acceptor, unreadable frame: closes without a word",
    INBOUND_START,
    { kind: "unreadable", cause: damaged },
    "closed",
    "close report:unreadable",
  ],
  ["acceptor, end of stream", INBOUND_START, ended, "closed", "report:connection-ended"],
  [
    "acceptor, given up by its owner",
    INBOUND_START,
    { kind: "leave", reason: "shutdown" },
    "closed",
    "write-disassociate:shutdown close report:left",
  ],
  ["open, payload", open, { kind: "payload" }, "open", ""],
  ["open, heartbeat", open, { kind: "heartbeat" }, "open", ""],
  ["open, ASSOCIATE again: ignored", open, associated, "open", ""],
  ["open, late handshake timeout: ignored", open, { kind: "handshake-timeout" }, "open", ""],
  ["open, DISASSOCIATE: closes without an answer", open, disassociate, "closed", "close report:peer-left"],
  ["open, end of stream", open, ended, "closed", "report:connection-ended"],
  ["open, silence: takes leave and closes", open, { kind: "silence" }, "closed", "write-disassociate:unknown close report:silence"],
  [
    "open, unreadable frame: closes without a DISASSOCIATE",
    open,
    { kind: "unreadable", cause: damaged },
    "closed",
    "close report:unreadable",
  ],
  [
    "open, left by its owner: tells the reason, reports once closed",
    open,
    { kind: "leave", reason: "shutdown" },
    "leaving",
    "write-disassociate:shutdown close",
  ],
  ["open, broken off by its owner", open, { kind: "break-off", cause: damaged }, "leaving", "abort"],
  ["leaving, closed", leaving, ended, "closed", "report:left"],
  ["leaving, anything the peer still says: ignored", leaving, disassociate, "leaving", ""],
  ["leaving, left again: ignored", leaving, { kind: "leave", reason: "unknown" }, "leaving", ""],
  ["leaving, broken off: closes now", leaving, { kind: "break-off", cause: undefined }, "leaving", "abort"],
];

describe("the Akka protocol's rules", () => {
  for (const [what, from, input, to, effects] of table) {
    it(what, () => {
      assert.equal(transition(from, input).state.kind, to);
      assert.equal(effectsOf(from, input), effects);
    });
  }

  it("never answers a DISASSOCIATE by one, in no state", () => {
    for (const from of [OUTBOUND_START, awaitingReply, INBOUND_START, open, leaving])
      assert.notInclude(effectsOf(from, disassociate), "write");
  });

  it("do nothing once closed", () => {
    const closed: ProtocolState = { kind: "closed" };
    for (const [, , input] of table) assert.deepEqual(transition(closed, input), { state: closed, effects: [] });
  });

  it("report the peer's own reason", () => {
    for (const reason of ["unknown", "shutdown", "quarantined"] as const) {
      const { effects } = transition(open, { kind: "disassociate", reason });
      assert.deepEqual(effects[1], { kind: "report", ending: { kind: "peer-left", reason } });
    }
  });
});
