import { describe, expect, it } from "vitest";
import { InvalidArgumentError } from "../../base/index.ts";
import { snapshotParts } from "../contract/snapshot.ts";
import { snapshotQueryFrom } from "./query.ts";

describe("the parts of a snapshot query", () => {
  const partsOf = (parts: unknown): readonly string[] => [...snapshotQueryFrom({ parts }, 100).parts];

  it("are all parts by default", () => {
    expect(partsOf(undefined)).toEqual(snapshotParts);
    expect(partsOf("")).toEqual(snapshotParts);
  });

  it("are those that are named, and names of later versions mean nothing", () => {
    expect(partsOf("cluster,actors,dreams")).toEqual(["actors", "cluster"]);
  });

  it("are refused if they are no text", () => {
    expect(() => partsOf(7)).toThrow(InvalidArgumentError);
  });
});
