import { assert, describe, it } from "vitest";
import { ActorPath, InvalidActorPathError } from "./actor-path.ts";
import { PathLimits } from "./path-limits.ts";

const limits = new PathLimits(16, 1024);
const SYSTEM = "akka.tcp://Sys@host:9001";

describe("The limits of paths", () => {
  for (const [what, path] of [
    ["as many elements as allowed", `${SYSTEM}/user${"/a".repeat(15)}`],
    ["as many elements as allowed, and a uid", `${SYSTEM}/user${"/a".repeat(15)}#2147483647`],
    ["as many bytes as allowed", `${SYSTEM}/user/${"a".repeat(1018)}#1`],
    ["a root", `${SYSTEM}/`],
  ] as const) {
    it(`let a path of ${what} through, read and made`, () => {
      assert.equal(limits.pathFrom(path).toSerializationFormat(), path);
      assert.isUndefined(limits.excessOf(ActorPath.parse(path)));
    });
  }

  for (const [what, path, reason] of [
    ["one element more", `${SYSTEM}/user${"/a".repeat(16)}`, /17 elements, limit 16 \(ritsem\.actor\.path\.maximum-elements\)/],
    [
      "one byte more",
      `${SYSTEM}/user/${"a".repeat(1019)}`,
      /1025 bytes behind its address, limit 1024 \(ritsem\.actor\.path\.maximum-bytes\)/,
    ],
  ] as const) {
    it(`refuse a path of ${what}, read and made`, () => {
      assert.throws(() => limits.pathFrom(path), InvalidActorPathError, reason);
      assert.match(limits.excessOf(ActorPath.parse(path)) ?? "", reason);
    });
  }

  it("leave invalid paths to the parser", () => {
    for (const text of ["", "/", "akka://Sys", `${SYSTEM}/user//a`]) assert.throws(() => limits.pathFrom(text), InvalidActorPathError);
  });

  it("read the paths of several systems as the parser does, however they follow each other", () => {
    const reading = new PathLimits(16, 1024);
    const addresses = [
      "akka.tcp://Sys@host:9001",
      "akka.tcp://Sys@host:90",
      "akka.tcp://Sys@HOST:9001",
      "akka://Sys",
      "akka.tcp://Other@[::1]:1",
    ];
    for (let step = 0; step < 60; step += 1) {
      const text = `${addresses[(step * step + (step >> 2)) % addresses.length]}/user/a${step}#${step + 1}`;
      const [read, parsed] = [reading.pathFrom(text), ActorPath.parse(text)];
      assert.equal(read.toSerializationFormat(), parsed.toSerializationFormat());
      assert.isTrue(read.address.equals(parsed.address));
      assert.deepEqual(read.elements, parsed.elements);
    }
  });
});
