import { type ActorRef, DateTime, decimal, defineMessage, type PossiblyHarmful, Registry, type StandardSchema, t } from "ritsem";

// The types of `interop/akka-net-peer/InteropMessages` as a Ritsem program declares them.

const pointMembers = {
  x: t.int,
  maybeX: t.nullable(t.int),
  big: t.long,
  name: t.nullable(t.string),
  ratio: t.double,
  flag: t.bool,
} as const;

/** A C# record: one constructor, no setters. */
export const PointRecord = defineMessage("InteropMessages.PointRecord, InteropMessages", pointMembers);

/** A C# class with the same members and setters. */
export const PointClass = defineMessage("InteropMessages.PointClass, InteropMessages", pointMembers);

/** One member of every kind whose form in JSON is not that of a plain number or string. */
export const Wrapped = defineMessage("InteropMessages.Wrapped, InteropMessages", {
  ref: t.ref,
  numbers: t.nullable(t.listOf(t.int)),
  counts: t.nullable(t.dictionaryOf(t.string, t.long)),
  bytes: t.nullable(t.bytes),
  inner: t.nullable(PointClass),
  id: t.guid,
  at: t.dateTime,
  price: t.decimal,
  single: t.float,
});

/** What nodes do not take that do not trust their peers. */
export class Harmful implements PossiblyHarmful {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get possiblyHarmful(): true {
    return true;
  }
}

/** A `Wrapped` that holds nothing but a way to answer. */
export function wrappedRef(ref: ActorRef): InstanceType<typeof Wrapped> {
  return new Wrapped({ ref, id: "00000000-0000-0000-0000-000000000000", at: new DateTime(0n), price: decimal("0"), single: 0 });
}

/** For what breaks the rules of a schema: no test has a point there otherwise. */
const notFarToTheLeft: StandardSchema = {
  "~standard": {
    version: 1,
    vendor: "interop",
    validate: (point) =>
      (point as { readonly x: number }).x === -999 ? { issues: [{ message: "too far to the left", path: ["x"] }] } : {},
  },
};

export const interopMessages: Registry = new Registry()
  .messages(PointRecord, PointClass, Wrapped)
  .validate(PointRecord, notFarToTheLeft)
  .message("InteropMessages.Harmful, InteropMessages", Harmful, { text: t.string });
