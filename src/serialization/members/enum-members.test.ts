import { assert, describe, expect, expectTypeOf, it } from "vitest";
import { pathRefs } from "../../../test/fixtures/path-ref.ts";
import { defineMessage, Registry, Serialization, t, UnserializableValueError } from "../index.ts";

const GradeType = t.enumOf("Shop.Grade, Shop", { Worst: -1, Best: 1 });
const WideType = t.enumOf("Shop.Wide, Shop", { None: 0n, Huge: 1_099_511_627_776n });
const AccessType = t.flagsOf("Shop.Access, Shop", { None: 0, Read: 1, Write: 2, Run: 4, ReadWrite: 3 });
const Graded = defineMessage("Shop.Graded, Shop", {
  grade: GradeType,
  wide: WideType,
  access: AccessType,
  all: t.listOf(GradeType),
  maybe: t.nullable(GradeType),
  names: t.dictionaryOf(GradeType, t.string),
  rights: t.dictionaryOf(AccessType, t.string),
});
const serialization = new Serialization({ registry: new Registry().messages(Graded), refs: pathRefs });
const start = '{"$id":"1","$type":"Shop.Graded, Shop"';
const read = (members: string): InstanceType<typeof Graded> =>
  serialization.deserialize(new TextEncoder().encode(`${start}${members}}`), 1, "") as InstanceType<typeof Graded>;
const written = (message: unknown): string => new TextDecoder().decode(serialization.serialize(message).bytes);

describe("Enums", () => {
  it("take numbers that have no name, and write them again", () => {
    const members = ',"Grade":77,"Wide":1099511627777,"Access":64';
    const message = read(members);
    expect(message).toMatchObject({ grade: 77, wide: 1_099_511_627_777n, access: 64 });
    assert.isTrue(written(message).startsWith(`${start}${members},`));
  });

  it("are zero when .NET left them out, also when zero has no name", () => {
    expect(read("")).toMatchObject({ grade: 0, wide: 0n, access: 0, maybe: null });
  });

  it("keep the type that lists their values, and are bigints when they have 64 bits", () => {
    const message = read("");
    expectTypeOf(message.grade).toEqualTypeOf<-1 | 1>();
    expectTypeOf(message.wide).toEqualTypeOf<0n | 1_099_511_627_776n>();
    expectTypeOf(message.access).toEqualTypeOf<number>();
    expectTypeOf(message.all).toEqualTypeOf<(-1 | 1)[]>();
  });

  it("have the names that Enum.ToString gives", () => {
    assert.equal(GradeType.toName(-1), "Worst");
    assert.equal(GradeType.toName(77), "77");
    assert.equal(WideType.toName(1_099_511_627_776n), "Huge");
    assert.equal(AccessType.toName(0), "None");
    assert.equal(AccessType.toName(5), "Read, Run");
    assert.equal(AccessType.toName(7), "ReadWrite, Run");
    assert.equal(AccessType.toName(64), "64");
    assert.equal(AccessType.toName(65), "65");
  });

  it("are found by name in any case, and refuse other names", () => {
    assert.equal(GradeType.fromName("best"), 1);
    assert.equal(AccessType.fromName("Read, Run"), 5);
    assert.throws(() => GradeType.fromName("Middling"), UnserializableValueError, "expected Worst, Best");
  });

  it("are read by name, and are keys by name or number", () => {
    expect(read(',"Grade":"Best","Wide":"Huge"')).toMatchObject({ grade: 1, wide: 1_099_511_627_776n });
    const message = read(',"Names":{"77":"x","Best":"y"},"Rights":{"Read, Write":"z","64":"q"}');
    expect(message.names).toEqual(
      new Map([
        [77, "x"],
        [1, "y"],
      ]),
    );
    expect(message.rights).toEqual(
      new Map([
        [3, "z"],
        [64, "q"],
      ]),
    );
    assert.include(written(message), '"77":"x","Best":"y"');
    assert.include(written(message), '"ReadWrite":"z","64":"q"');
  });

  it("refuse what no enum of their size can hold", () => {
    for (const members of [',"Grade":4294967296', ',"Grade":1.5', ',"Grade":true', ',"Wide":18446744073709551616'])
      assert.throws(() => read(members), /member (grade|wide)/);
    assert.throws(() => written(Object.assign(read(""), { grade: 2 ** 40 })), UnserializableValueError, "a whole number of 32 bits");
    assert.throws(() => written(Object.assign(read(""), { wide: 5 })), UnserializableValueError, "a bigint of 64 bits");
  });
});
