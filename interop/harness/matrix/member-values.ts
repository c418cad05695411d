import { Elements, Entries, Nullable, NullableElements, Positional, Settable } from "../../contracts/gen/sample-messages.ts";
import { memberKinds } from "./member-kinds.ts";
import { type MatrixValue, type Sample, type SampleSource, sampleIn, type World } from "./matrix-value.ts";

type MessageClass = new (init: never) => object;

const members = Object.keys(memberKinds);
const inDotNet = (member: string): string => member.charAt(0).toUpperCase() + member.slice(1);
const each = (value: unknown): Record<string, unknown> => Object.fromEntries(members.map((member) => [inDotNet(member), value]));

/** What C# has to be told of the references that are never null: here they are empty by default. */
const empty = { Text: "", Bytes: "", Numbers: [], Names: [], Unique: [], Kept: [], Counts: {}, Pair: ["", 0] };

/** A message of `type` in which one member is set, on both sides. */
function message(type: MessageClass, base: object, member: string, what: string, make: (world: World) => Sample): MatrixValue {
  return {
    what: `${type.name}.${inDotNet(member)}: ${what}`,
    ours: (world) => new type({ [member]: make(world).ours } as never),
    ...(isNullable(type) ? { arrives: (world) => new type({ [member]: bareOf(make(world)) } as never) } : {}),
    theirs: (world) => ({
      type: "clr",
      clr: `SampleMessages.${type.name}, SampleMessages`,
      value: { ...base, [inDotNet(member)]: make(world).theirs },
    }),
  };
}

function isNullable(type: MessageClass): boolean {
  return type === Nullable || type === NullableElements;
}

function bareOf({ ours, bare = ours }: Sample): unknown {
  return bare;
}

function one(type: MessageClass, base: object): readonly MatrixValue[] {
  return Object.entries(memberKinds).flatMap(([member, sources]) =>
    sources.map((source, index) => message(type, base, member, described(source, index), (world) => sampleIn(source, world))),
  );
}

/** All samples of a kind in one collection. */
function all(
  type: MessageClass,
  base: object,
  gather: (samples: readonly Sample[]) => Sample,
  first: readonly SampleSource[] = [],
): readonly MatrixValue[] {
  return Object.entries(memberKinds).map(([member, sources]) =>
    message(type, base, member, "all together", (world) => gather([...first, ...sources].map((source) => sampleIn(source, world)))),
  );
}

function asList(samples: readonly Sample[]): Sample {
  return { ours: samples.map(({ ours }) => ours), theirs: samples.map(({ theirs }) => theirs), bare: samples.map(bareOf) };
}

function asEntries(samples: readonly Sample[]): Sample {
  return {
    ours: new Map(samples.map(({ ours }, index) => [`Ä${index}`, ours])),
    theirs: Object.fromEntries(samples.map(({ theirs }, index) => [`Ä${index}`, theirs])),
  };
}

function described(source: SampleSource, index: number): string {
  if (typeof source === "function") return `a ref, number ${index + 1}`;
  const text = JSON.stringify(source.theirs);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function blank(type: MessageClass, what: string, base: object): MatrixValue {
  return {
    what: `${type.name}: ${what}`,
    ours: () => new type({} as never),
    theirs: () => ({ type: "clr", clr: `SampleMessages.${type.name}, SampleMessages`, value: base }),
  };
}

/** Every kind of member in every place that a member of a declared type can have. */
export const memberValues: readonly MatrixValue[] = [
  ...one(Positional, empty),
  ...one(Settable, empty),
  ...one(Nullable, {}),
  ...all(Elements, each([]), asList),
  ...all(NullableElements, each([]), asList, [{ ours: null, theirs: null }]),
  ...all(Entries, each({}), asEntries),
  blank(Positional, "all members by default", empty),
  blank(Settable, "all members by default", empty),
  blank(Nullable, "all members null", {}),
  blank(Elements, "all lists empty", each([])),
  blank(NullableElements, "all lists empty", each([])),
  blank(Entries, "all dictionaries empty", each({})),
];
