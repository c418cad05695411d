import { assert, describe, it } from "vitest";
import { Address } from "../../actor/index.ts";
import { browserPlatform } from "../../platform/index.ts";
import { AssociationErrorEvent, isLogged, type RemotingLifecycleEvent } from "../lifecycle-events.ts";
import type { AkkaProtocolHandle, ProtocolListener } from "../protocol/akka-protocol-handle.ts";
import type { RemoteSettings } from "../remote-settings.ts";
import { Association } from "./association.ts";
import { EndpointReader } from "./endpoint-reader.ts";
import { InboundResolver } from "./inbound-resolver.ts";
import { OutboundCodec } from "./outbound-codec.ts";

const LOCAL = Address.parse("akka.tcp://Here@127.0.0.1:1");
const REMOTE = Address.parse("akka.tcp://There@127.0.0.1:2");

describe("A connection that breaks", () => {
  it("is one warning, and an AssociationErrorEvent for those who subscribed", () => {
    const warnings: string[] = [];
    const events: RemotingLifecycleEvent[] = [];
    let listener: ProtocolListener | undefined;
    const handle: AkkaProtocolHandle = {
      remoteAddress: REMOTE,
      remoteUid: 7,
      maximumFrameBytes: 1000,
      open: (given) => void (listener = given),
      write: () => true,
      disassociate() {},
      abort() {},
    };
    const settings = { usesPassiveConnections: true, retryGateClosedForMs: 0 } as RemoteSettings;
    const association = new Association(REMOTE, {
      platform: browserPlatform(),
      settings,
      localAddress: LOCAL,
      batching: { isEnabled: true, maximumPendingWrites: 30 },
      codec: new OutboundCodec(String),
      dial: () => Promise.resolve(handle),
      onReplaced: () => {},
      newReader: (numbered) =>
        new EndpointReader(new InboundResolver({ findRecipient: () => undefined, findSender: () => undefined }), () => {}, numbered),
      publish: (event) => void events.push(event),
      warn: (text) => void warnings.push(text),
      afterTurn: (task) => task(),
      onUnsendable() {},
    });
    association.adopt(handle, true);
    listener?.onDisassociated({ reason: "error", isByPeer: true, cause: new Error("it sent garbage") });

    assert.deepEqual(warnings, [`The connection with ${REMOTE} broke: it sent garbage`]);
    assert.deepEqual(events.filter((event) => isLogged(event.level, "info")).map(String), []);
    const [error] = events.filter((event) => event instanceof AssociationErrorEvent);
    assert.equal(String(error), `AssociationError [${LOCAL}] <- ${REMOTE}: Error [it sent garbage]`);
  });
});
