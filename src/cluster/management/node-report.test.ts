import { assert, describe, it } from "vitest";
import { readNodeReport, readOrderReply } from "./node-report.ts";

const REPORT = { state: "member", address: "akka://Shop", uid: 7, roles: ["till"], appVersion: "1.0.0", tries: [] };

describe("A node's report", () => {
  it("is read from JSON, without what nobody declared", () => {
    assert.deepEqual(readNodeReport(JSON.stringify({ ...REPORT, more: 1 })), { ...REPORT, state: "member" });
  });

  it("is none if a member is missing, has another type, or names an unknown state", () => {
    for (const wrong of [{ state: "asleep" }, { uid: "7" }, { address: undefined }, { appVersion: 1 }])
      assert.isUndefined(readNodeReport(JSON.stringify({ ...REPORT, ...wrong })));
    for (const other of [7, undefined, "", "null", "[", "[]"]) assert.isUndefined(readNodeReport(other));
  });

  it("loses roles and addresses that are no texts", () => {
    const text = JSON.stringify({ ...REPORT, roles: ["till", 7, null], tries: { a: 1 } });
    assert.deepEqual(readNodeReport(text), { ...REPORT, state: "member" });
  });

  it("is none if it is longer than any node has reason for", () => {
    assert.isUndefined(readNodeReport(JSON.stringify({ ...REPORT, more: "x".repeat(16_384) })));
  });
});

describe("A reply to an order", () => {
  it("says what was done, or why nothing was", () => {
    assert.deepEqual(readOrderReply('{"done":"it leaves"}'), { done: "it leaves" });
    assert.deepEqual(readOrderReply('{"refused":"no member"}'), { refused: "no member" });
    for (const other of ['{"done":1}', "{}", "null", undefined]) assert.isUndefined(readOrderReply(other));
  });
});
