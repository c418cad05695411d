import { AssociationObservation } from "../lifecycle/association-info.ts";
import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import type { AkkaProtocolHandle, ProtocolDisassociation, ProtocolListener } from "../protocol/akka-protocol-handle.ts";
import { PeerSilentError } from "../protocol/errors.ts";
import { peerMemoriesOf } from "../limits/peer-memory.ts";
import { remoteReference } from "../reference.ts";
import { remoteSettingsFrom } from "../settings/remote-settings.ts";
import { ConnectionLostError } from "../transport/index.ts";
import { Incarnations } from "../lifecycle/incarnations.ts";
import { Association } from "./association.ts";
import { EndpointReader } from "./endpoint-reader.ts";
import { InboundResolver } from "./inbound-resolver.ts";
import { ManualPlatform } from "../../testkit/index.ts";
import { OutboundCodec } from "./outbound-codec.ts";
import { QuarantineMarks } from "./quarantine-marks.ts";

const LOCAL = Address.parse("akka.tcp://Here@127.0.0.1:1");
const REMOTE = Address.parse("akka.tcp://There@127.0.0.1:2");

/** What is said when the only connection of an association ends like that: each event with its level, and each warning. */
function saidOf(ending: ProtocolDisassociation, observation = new AssociationObservation()): readonly string[] {
  const said: string[] = [];
  let listener: ProtocolListener | undefined;
  const handle: AkkaProtocolHandle = {
    remoteAddress: REMOTE,
    remoteUid: 7,
    localUid: 3,
    maximumFrameBytes: 1000,
    hasEnded: false,
    open: (given) => void (listener = given),
    write: () => true,
    disassociate() {},
    abort() {},
  };
  const reader = { findRecipient: () => undefined, findSender: () => undefined };
  const association = new Association(REMOTE, {
    platform: new ManualPlatform(),
    settings: remoteSettingsFrom(remoteReference().resolve()),
    localAddress: LOCAL,
    settingsKey: "akka.remote.dot-netty.tcp",
    isUsualWay: true,
    batching: { isEnabled: true, maximumPendingWrites: 30 },
    memory: peerMemoriesOf(Number.MAX_SAFE_INTEGER),
    codec: new OutboundCodec("akka.remote.dot-netty.tcp", String),
    dial: () => Promise.resolve(handle),
    newReader: (numbered) => new EndpointReader(new InboundResolver(reader, 1e6), () => {}, numbered),
    observation,
    publish: (event) => void said.push(`${event.level}: ${event}`),
    warn: (text) => void said.push(text),
    incarnations: new Incarnations(3, () => 4),
    marks: new QuarantineMarks(1_000_000, 1_000),
    watchCountOf: () => 0,
    noteAbsence() {},
    speaker: { current: undefined, localEnd: undefined },
    retain() {},
    onAssociationReset() {},
    afterTurn: (task) => task(),
    onUnsendable() {},
  });
  association.adopt(handle, true);
  said.length = 0;
  listener?.onDisassociated(ending);
  return said;
}

const gatedFor = (reason: string): string =>
  `Association with remote system ${REMOTE} has failed; address is now gated for 5000 ms (akka.remote.retry-gate-closed-for). Reason is: [${reason}]`;
const DISASSOCIATED = `debug: Disassociated [${LOCAL}] <- ${REMOTE}`;

describe("The end of an association's last connection", () => {
  it("that broke is a DisassociatedEvent, and a warning that the address is gated", () => {
    const cause = new ConnectionLostError("127.0.0.1:2", true);
    assert.deepEqual(saidOf({ reason: "error", isByPeer: true, cause }), [DISASSOCIATED, gatedFor(cause.message)]);
  });

  it("that fell silent is the same", () => {
    const cause = new PeerSilentError(REMOTE.toString(), 124_000);
    assert.deepEqual(saidOf({ reason: "timeout", isByPeer: true, cause }), [DISASSOCIATED, gatedFor(cause.message)]);
  });

  it("that brought garbage is one warning, and an AssociationErrorEvent for those who subscribed", () => {
    const cause = new Error("it sent garbage");
    const error = `debug: AssociationError [${LOCAL}] <- ${REMOTE}: Error [it sent garbage]`;
    const warning = `The connection with ${REMOTE} broke: it sent garbage`;
    assert.deepEqual(saidOf({ reason: "error", isByPeer: true, cause }), [warning, error, DISASSOCIATED]);
  });

  it("that the peer closed for no reason given is a DisassociatedEvent and a warning", () => {
    assert.deepEqual(saidOf({ reason: "unknown", isByPeer: true }), [DISASSOCIATED, gatedFor("the peer ended the association")]);
  });

  it("of a peer that shuts down is a DisassociatedEvent alone", () => {
    assert.deepEqual(saidOf({ reason: "shutdown", isByPeer: true }), [DISASSOCIATED]);
  });

  it("of a peer that has quarantined this system says so, as an error and as an event of its own", () => {
    const [ended, error, quarantined, ...more] = saidOf({ reason: "quarantined", isByPeer: true });
    assert.equal(ended, DISASSOCIATED);
    assert.match(error ?? "", /^error: AssociationError \[.*it has quarantined this system/);
    assert.equal(quarantined, `warning: The remote system ${REMOTE} has quarantined this system ${LOCAL}.`);
    assert.deepEqual(more, []);
  });
});

describe("The observer of an association", () => {
  it("is told whether the association has failed: not if the peer has shut down", () => {
    for (const [reason, expected] of [
      ["shutdown", false],
      ["quarantined", true],
      ["unknown", true],
      ["error", true],
    ] as const) {
      const observation = new AssociationObservation();
      const failed: boolean[] = [];
      observation.listener = (_remote, { state, hasFailed }) => void (state === "gated" && failed.push(hasFailed));
      saidOf({ reason, isByPeer: true }, observation);
      assert.deepEqual(failed, [expected], reason);
    }
  });
});
