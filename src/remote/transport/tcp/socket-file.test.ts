import { assert, describe, it } from "vitest";
import { refusalOfSocketFile, socketFileOf } from "./socket-file.ts";

describe("The file of a Unix domain socket", () => {
  it("is named by host and port", () => {
    assert.equal(socketFileOf("/run/app", "alpha", 7), "/run/app/alpha-7.sock");
    assert.isUndefined(refusalOfSocketFile("/run/app", "alpha", 7));
  });

  it("stays in its folder, whatever host a peer names", () => {
    for (const host of ["../etc", "a/b", "a\\b", "a\0b"])
      assert.include(refusalOfSocketFile("/run/app", host, 7), "cannot be part of a file name");
  });

  it("is no longer than sockets allow", () => {
    assert.match(refusalOfSocketFile("/run/app", "a".repeat(90), 7) ?? "", /106 bytes, and operating systems take 103/);
  });
});
