import { assert, describe, it } from "vitest";
import { WireFormatError } from "../wire/errors.ts";
import { failureFrom } from "./protocol-disassociation.ts";

const limits = { settingsKey: "akka.remote.dot-netty.tcp", handshakeTimeoutMs: 1, heartbeatIntervalMs: 1, acceptableHeartbeatPauseMs: 1 };

describe("What is said of a peer that sent garbage", () => {
  it("ends each of its sentences once", () => {
    const cause = new WireFormatError("a number is cut off", 4);
    const { message } = failureFrom({ kind: "unreadable", cause }, "127.0.0.1:50123", limits);
    assert.match(message, /^Closed the connection with 127\.0\.0\.1:50123: it sent what cannot be read: .*a number is cut off/);
    assert.notInclude(message, "..");
  });
});
