import { assert, describe, it } from "vitest";
import { ManualPlatform } from "../../testkit/index.ts";
import { InboundConnections } from "./inbound-connections.ts";
import type { AssociationHandle, FrameListener } from "../transport/index.ts";

const SILENT: FrameListener = { onFrame() {}, onWritable() {}, onDisassociated() {} };

/** A connection from `host`, and whether it was closed. */
class Knock {
  isClosed = false;
  #listener: FrameListener | undefined;
  readonly handle: AssociationHandle;

  constructor(host: string) {
    this.handle = {
      remoteEndpoint: `${host}:50123`,
      open: (listener) => void (this.#listener = listener),
      write: () => true,
      disassociate: () => {},
      abort: () => void (this.isClosed = true),
    };
  }

  end(): void {
    this.#listener?.onDisassociated(undefined);
  }
}

class Gate {
  readonly time = new ManualPlatform();
  readonly warnings: string[] = [];
  readonly connections = new InboundConnections({
    platform: this.time,
    limits: { maximum: 10, maximumPerHost: 6, maximumHandshakes: 3, handshakeAgeMs: 2_000 },
    warn: (text) => void this.warnings.push(text),
  });

  /** A connection, and what ends its handshake; `undefined` if it was refused. */
  knock(host: string): { readonly knock: Knock; readonly shakeHands: (() => void) | undefined } {
    const knock = new Knock(host);
    const admitted = this.connections.admit(knock.handle);
    admitted?.handle.open(SILENT);
    return { knock, shakeHands: admitted?.onHandshakeOver };
  }
}

describe("InboundConnections", () => {
  it("lets in so many of one host, and others when some of them have ended", () => {
    const gate = new Gate();
    const visits = Array.from({ length: 7 }, () => gate.knock("10.0.0.1"));
    for (const { shakeHands } of visits) shakeHands?.();
    assert.deepEqual(
      visits.map(({ knock }) => knock.isClosed),
      [false, false, false, false, false, false, true],
    );
    assert.match(gate.warnings[0] ?? "", /10\.0\.0\.1: 6 connections .*ritsem\.remote\.connections\.maximum-per-host/);
    assert.isFalse(gate.knock("10.0.0.2").knock.isClosed);
    visits[0]?.knock.end();
    assert.isFalse(gate.knock("10.0.0.1").knock.isClosed);
  });

  it("lets in so many in all", () => {
    const gate = new Gate();
    const visits = Array.from({ length: 11 }, (_, index) => gate.knock(`10.0.0.${index}`));
    assert.equal(visits.filter(({ knock }) => knock.isClosed).length, 1);
    assert.equal(gate.connections.count, 10);
    for (const { knock } of visits) knock.end();
    assert.equal(gate.connections.count, 0);
  });

  it("closes the oldest without a handshake when there are many and they are old, and no other", () => {
    const gate = new Gate();
    const slow = Array.from({ length: 5 }, (_, index) => gate.knock(`10.0.1.${index}`));
    slow[1]?.shakeHands?.();
    assert.isFalse(slow.some(({ knock }) => knock.isClosed)); // none is old
    gate.time.clock.advanceMs(2_000);
    const late = gate.knock("10.0.2.1");
    assert.deepEqual(
      slow.map(({ knock }) => knock.isClosed),
      [true, false, true, false, false],
    );
    assert.isFalse(late.knock.isClosed);
    assert.equal(gate.connections.handshakeCount, 3);
  });

  it("makes room at the maximum by closing an old one without a handshake", () => {
    const gate = new Gate();
    const shaken = Array.from({ length: 9 }, (_, index) => gate.knock(`10.0.0.${index}`));
    for (const { shakeHands } of shaken) shakeHands?.();
    const slow = gate.knock("10.0.1.1");
    gate.time.clock.advanceMs(2_000);
    gate.knock("10.0.2.1");
    assert.isTrue(slow.knock.isClosed);
    slow.knock.end();
    assert.isFalse(gate.knock("10.0.2.1").knock.isClosed);
  });
});
