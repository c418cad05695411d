// Made by `ritsem contracts` from SampleMessages.dll. Change the C# and run it again: changes made here are lost.
import { defineMessage, int, type MessageClassOf, Props, Registry, t } from "ritsem";
import type * as ritsem from "ritsem";

/** What somebody may do. */
export const Access = {
  None: 0,
  Read: 1,
  Write: 2,
  All: 3,
} as const;
/** What somebody may do. */
export type Access = number;
/** {@link Access} as a member, with its names. */
export const AccessType: ritsem.EnumType<Access> = t.flagsOf("SampleMessages.Access, SampleMessages", Access);

/** A colour; the numbers are those on the wire. */
export const Colour = {
  Red: 0,
  /** The colour of grass. */
  Green: 1,
  Blue: 7,
} as const;
/** A colour; the numbers are those on the wire. */
export type Colour = (typeof Colour)[keyof typeof Colour];
/** {@link Colour} as a member, with its names. */
export const ColourType: ritsem.EnumType<Colour> = t.enumOf("SampleMessages.Colour, SampleMessages", Colour);

/** An enum without a value for zero. */
export const Grade = {
  Worst: -1,
  Best: 1,
} as const;
/** An enum without a value for zero. */
export type Grade = (typeof Grade)[keyof typeof Grade];
/** {@link Grade} as a member, with its names. */
export const GradeType: ritsem.EnumType<Grade> = t.enumOf("SampleMessages.Grade, SampleMessages", Grade);

/** The state of an order, an enum inside it. */
export const OrderPhase = {
  Open: 0,
  Closed: 1,
} as const;
/** The state of an order, an enum inside it. */
export type OrderPhase = (typeof OrderPhase)[keyof typeof OrderPhase];
/** {@link OrderPhase} as a member, with its names. */
export const OrderPhaseType: ritsem.EnumType<OrderPhase> = t.enumOf("SampleMessages.Shop.Order+Phase, SampleMessages", OrderPhase);

/** An enum of 64 bits. */
export const Width = {
  None: 0n,
  Huge: 1099511627776n,
} as const;
/** An enum of 64 bits. */
export type Width = (typeof Width)[keyof typeof Width];
/** {@link Width} as a member, with its names. */
export const WidthType: ritsem.EnumType<Width> = t.enumOf("SampleMessages.Width, SampleMessages", Width);

export interface Circle extends ritsem.Message<"SampleMessages.Circle, SampleMessages"> {
  readonly label: string;
  readonly radius: number;
}
export const Circle: MessageClassOf<Circle> = defineMessage("SampleMessages.Circle, SampleMessages", {
  label: t.string,
  radius: t.double,
});

export interface Days extends ritsem.Message<"SampleMessages.Days, SampleMessages"> {
  readonly day: ritsem.DateOnly;
  readonly time: ritsem.TimeOnly;
  readonly maybeDay: ritsem.DateOnly | null;
  readonly maybeTime: ritsem.TimeOnly | null;
  readonly allDays: ritsem.DateOnly[];
  readonly byDay: Map<ritsem.DateOnly, string>;
}
export const Days: MessageClassOf<Days> = defineMessage("SampleMessages.Days, SampleMessages", {
  day: t.dateOnly,
  time: t.timeOnly,
  maybeDay: t.nullable(t.dateOnly),
  maybeTime: t.nullable(t.timeOnly),
  allDays: t.listOf(t.dateOnly),
  byDay: t.dictionaryOf(t.dateOnly, t.string),
});

/** A base class of which there are no instances. */
export interface Figure extends ritsem.Message<"SampleMessages.Figure, SampleMessages"> {
  readonly name: string;
}
/** A base class of which there are no instances. */
export const Figure: ritsem.Constructor<Figure> = defineMessage("SampleMessages.Figure, SampleMessages", {
  name: t.string,
});

export interface Dot extends ritsem.Derived<Figure, "SampleMessages.Dot, SampleMessages"> {
  readonly at: Spot;
}
export const Dot: MessageClassOf<Dot> = defineMessage("SampleMessages.Dot, SampleMessages", {
  at: t.struct(() => Spot),
}, { extends: Figure });

/** Every kind of member as element of a list. */
export interface Elements extends ritsem.Message<"SampleMessages.Elements, SampleMessages"> {
  readonly flag: boolean[];
  readonly tiny: number[];
  readonly signedTiny: number[];
  readonly small: number[];
  readonly unsignedSmall: number[];
  readonly whole: number[];
  readonly unsignedWhole: number[];
  readonly long: bigint[];
  readonly unsignedLong: bigint[];
  readonly single: number[];
  readonly ratio: number[];
  readonly price: ritsem.Decimal[];
  readonly letter: string[];
  readonly text: string[];
  readonly id: string[];
  readonly at: ritsem.DateTime[];
  readonly since: ritsem.DateTimeOffset[];
  readonly took: ritsem.TimeSpan[];
  readonly colour: Colour[];
  readonly access: Access[];
  readonly bytes: Uint8Array[];
  readonly spot: Spot[];
  readonly note: Note[];
  readonly actor: ritsem.ActorRef[];
  readonly numbers: number[][];
  readonly names: string[][];
  readonly unique: Set<string>[];
  readonly kept: string[][];
  readonly counts: (Map<string, bigint>)[];
  readonly shape: IShape[];
  readonly figure: Figure[];
  readonly pair: ValueTupleOfStringAndInt32[];
  readonly reply: ReplyOfNote[];
  readonly route: ritsem.ActorPath[];
  readonly node: ritsem.Address[];
  readonly anything: unknown[];
}
/** Every kind of member as element of a list. */
export const Elements: MessageClassOf<Elements> = defineMessage("SampleMessages.Elements, SampleMessages", {
  flag: t.listOf(t.bool),
  tiny: t.listOf(t.byte),
  signedTiny: t.listOf(t.sbyte),
  small: t.listOf(t.short),
  unsignedSmall: t.listOf(t.ushort),
  whole: t.listOf(t.int),
  unsignedWhole: t.listOf(t.uint),
  long: t.listOf(t.long),
  unsignedLong: t.listOf(t.ulong),
  single: t.listOf(t.float),
  ratio: t.listOf(t.double),
  price: t.listOf(t.decimal),
  letter: t.listOf(t.char),
  text: t.listOf(t.string),
  id: t.listOf(t.guid),
  at: t.listOf(t.dateTime),
  since: t.listOf(t.dateTimeOffset),
  took: t.listOf(t.timeSpan),
  colour: t.listOf(ColourType),
  access: t.listOf(AccessType),
  bytes: t.listOf(t.bytes),
  spot: t.listOf(t.struct(() => Spot)),
  note: t.listOf(t.lazy(() => Note)),
  actor: t.listOf(t.ref),
  numbers: t.listOf(t.arrayOf(t.int)),
  names: t.listOf(t.listOf(t.string)),
  unique: t.listOf(t.setOf(t.string)),
  kept: t.listOf(t.immutableListOf(t.string)),
  counts: t.listOf(t.dictionaryOf(t.string, t.long)),
  shape: t.listOf(t.abstract<IShape>("SampleMessages.IShape, SampleMessages")),
  figure: t.listOf(Figure),
  pair: t.listOf(t.struct(() => ValueTupleOfStringAndInt32)),
  reply: t.listOf(t.lazy(() => ReplyOfNote)),
  route: t.listOf(t.path),
  node: t.listOf(t.address),
  anything: t.listOf(t.object),
});

/** Every kind of member as value of a dictionary. */
export interface Entries extends ritsem.Message<"SampleMessages.Entries, SampleMessages"> {
  readonly flag: Map<string, boolean>;
  readonly tiny: Map<string, number>;
  readonly signedTiny: Map<string, number>;
  readonly small: Map<string, number>;
  readonly unsignedSmall: Map<string, number>;
  readonly whole: Map<string, number>;
  readonly unsignedWhole: Map<string, number>;
  readonly long: Map<string, bigint>;
  readonly unsignedLong: Map<string, bigint>;
  readonly single: Map<string, number>;
  readonly ratio: Map<string, number>;
  readonly price: Map<string, ritsem.Decimal>;
  readonly letter: Map<string, string>;
  readonly text: Map<string, string>;
  readonly id: Map<string, string>;
  readonly at: Map<string, ritsem.DateTime>;
  readonly since: Map<string, ritsem.DateTimeOffset>;
  readonly took: Map<string, ritsem.TimeSpan>;
  readonly colour: Map<string, Colour>;
  readonly access: Map<string, Access>;
  readonly bytes: Map<string, Uint8Array>;
  readonly spot: Map<string, Spot>;
  readonly note: Map<string, Note>;
  readonly actor: Map<string, ritsem.ActorRef>;
  readonly numbers: Map<string, number[]>;
  readonly names: Map<string, string[]>;
  readonly unique: Map<string, Set<string>>;
  readonly kept: Map<string, string[]>;
  readonly counts: Map<string, Map<string, bigint>>;
  readonly shape: Map<string, IShape>;
  readonly figure: Map<string, Figure>;
  readonly pair: Map<string, ValueTupleOfStringAndInt32>;
  readonly reply: Map<string, ReplyOfNote>;
  readonly route: Map<string, ritsem.ActorPath>;
  readonly node: Map<string, ritsem.Address>;
  readonly anything: Map<string, unknown>;
}
/** Every kind of member as value of a dictionary. */
export const Entries: MessageClassOf<Entries> = defineMessage("SampleMessages.Entries, SampleMessages", {
  flag: t.dictionaryOf(t.string, t.bool),
  tiny: t.dictionaryOf(t.string, t.byte),
  signedTiny: t.dictionaryOf(t.string, t.sbyte),
  small: t.dictionaryOf(t.string, t.short),
  unsignedSmall: t.dictionaryOf(t.string, t.ushort),
  whole: t.dictionaryOf(t.string, t.int),
  unsignedWhole: t.dictionaryOf(t.string, t.uint),
  long: t.dictionaryOf(t.string, t.long),
  unsignedLong: t.dictionaryOf(t.string, t.ulong),
  single: t.dictionaryOf(t.string, t.float),
  ratio: t.dictionaryOf(t.string, t.double),
  price: t.dictionaryOf(t.string, t.decimal),
  letter: t.dictionaryOf(t.string, t.char),
  text: t.dictionaryOf(t.string, t.string),
  id: t.dictionaryOf(t.string, t.guid),
  at: t.dictionaryOf(t.string, t.dateTime),
  since: t.dictionaryOf(t.string, t.dateTimeOffset),
  took: t.dictionaryOf(t.string, t.timeSpan),
  colour: t.dictionaryOf(t.string, ColourType),
  access: t.dictionaryOf(t.string, AccessType),
  bytes: t.dictionaryOf(t.string, t.bytes),
  spot: t.dictionaryOf(t.string, t.struct(() => Spot)),
  note: t.dictionaryOf(t.string, t.lazy(() => Note)),
  actor: t.dictionaryOf(t.string, t.ref),
  numbers: t.dictionaryOf(t.string, t.arrayOf(t.int)),
  names: t.dictionaryOf(t.string, t.listOf(t.string)),
  unique: t.dictionaryOf(t.string, t.setOf(t.string)),
  kept: t.dictionaryOf(t.string, t.immutableListOf(t.string)),
  counts: t.dictionaryOf(t.string, t.dictionaryOf(t.string, t.long)),
  shape: t.dictionaryOf(t.string, t.abstract<IShape>("SampleMessages.IShape, SampleMessages")),
  figure: t.dictionaryOf(t.string, Figure),
  pair: t.dictionaryOf(t.string, t.struct(() => ValueTupleOfStringAndInt32)),
  reply: t.dictionaryOf(t.string, t.lazy(() => ReplyOfNote)),
  route: t.dictionaryOf(t.string, t.path),
  node: t.dictionaryOf(t.string, t.address),
  anything: t.dictionaryOf(t.string, t.object),
});

export interface Grids extends ritsem.Message<"SampleMessages.Grids, SampleMessages"> {
  readonly cells: number[][];
  readonly names: string[][];
}
export const Grids: MessageClassOf<Grids> = defineMessage("SampleMessages.Grids, SampleMessages", {
  cells: t.arrayOf(t.int, 2),
  names: t.arrayOf(t.string, 2),
});

export interface Large extends ritsem.Message<"SampleMessages.Large, SampleMessages"> {
  readonly big: bigint;
  readonly maybeBig: bigint | null;
  readonly allBig: bigint[];
}
export const Large: MessageClassOf<Large> = defineMessage("SampleMessages.Large, SampleMessages", {
  big: t.bigInteger,
  maybeBig: t.nullable(t.bigInteger),
  allBig: t.listOf(t.bigInteger),
});

export interface Line extends ritsem.Derived<Figure, "SampleMessages.Line, SampleMessages"> {
  readonly from: Spot;
  readonly to: Spot;
}
export const Line: MessageClassOf<Line> = defineMessage("SampleMessages.Line, SampleMessages", {
  from: t.struct(() => Spot),
  to: t.struct(() => Spot),
}, { extends: Figure });

/** A small record. */
export interface Note extends ritsem.Message<"SampleMessages.Note, SampleMessages"> {
  /** What it is about; see `Reply`. */
  readonly title: string;
  /** From 1 to 5. */
  readonly stars: number;
}
/** A small record. */
export const Note: MessageClassOf<Note> = defineMessage("SampleMessages.Note, SampleMessages", {
  title: t.string,
  stars: t.int,
});

/** A note with more to it: it may stand wherever a `Note` is declared. */
export interface LongNote extends ritsem.Derived<Note, "SampleMessages.LongNote, SampleMessages"> {
  readonly body: string;
}
/** A note with more to it: it may stand wherever a `Note` is declared. */
export const LongNote: MessageClassOf<LongNote> = defineMessage("SampleMessages.LongNote, SampleMessages", {
  body: t.string,
}, { extends: Note });

/** A struct that is made by its constructor. */
export interface Money extends ritsem.Message<"SampleMessages.Money, SampleMessages"> {
  readonly amount: ritsem.Decimal;
  readonly currency: string;
}
/** A struct that is made by its constructor. */
export const Money: MessageClassOf<Money> = defineMessage("SampleMessages.Money, SampleMessages", {
  amount: t.decimal,
  currency: t.string,
});

/** Every kind of member where it may be null. */
export interface Nullable extends ritsem.Message<"SampleMessages.Nullable, SampleMessages"> {
  readonly flag: boolean | null;
  readonly tiny: number | null;
  readonly signedTiny: number | null;
  readonly small: number | null;
  readonly unsignedSmall: number | null;
  readonly whole: number | null;
  readonly unsignedWhole: number | null;
  readonly long: bigint | null;
  readonly unsignedLong: bigint | null;
  readonly single: number | null;
  readonly ratio: number | null;
  readonly price: ritsem.Decimal | null;
  readonly letter: string | null;
  readonly text: string | null;
  readonly id: string | null;
  readonly at: ritsem.DateTime | null;
  readonly since: ritsem.DateTimeOffset | null;
  readonly took: ritsem.TimeSpan | null;
  readonly colour: Colour | null;
  readonly access: Access | null;
  readonly bytes: Uint8Array | null;
  readonly spot: Spot | null;
  readonly note: Note | null;
  readonly actor: ritsem.ActorRef | null;
  readonly numbers: number[] | null;
  readonly names: string[] | null;
  readonly unique: Set<string> | null;
  readonly kept: string[] | null;
  readonly counts: Map<string, bigint> | null;
  readonly shape: IShape | null;
  readonly figure: Figure | null;
  readonly pair: ValueTupleOfStringAndInt32 | null;
  readonly reply: ReplyOfNote | null;
  readonly route: ritsem.ActorPath | null;
  readonly node: ritsem.Address | null;
  readonly anything: unknown;
}
/** Every kind of member where it may be null. */
export const Nullable: MessageClassOf<Nullable> = defineMessage("SampleMessages.Nullable, SampleMessages", {
  flag: t.nullable(t.bool),
  tiny: t.nullable(t.byte),
  signedTiny: t.nullable(t.sbyte),
  small: t.nullable(t.short),
  unsignedSmall: t.nullable(t.ushort),
  whole: t.nullable(t.int),
  unsignedWhole: t.nullable(t.uint),
  long: t.nullable(t.long),
  unsignedLong: t.nullable(t.ulong),
  single: t.nullable(t.float),
  ratio: t.nullable(t.double),
  price: t.nullable(t.decimal),
  letter: t.nullable(t.char),
  text: t.nullable(t.string),
  id: t.nullable(t.guid),
  at: t.nullable(t.dateTime),
  since: t.nullable(t.dateTimeOffset),
  took: t.nullable(t.timeSpan),
  colour: t.nullable(ColourType),
  access: t.nullable(AccessType),
  bytes: t.nullable(t.bytes),
  spot: t.nullable(t.struct(() => Spot)),
  note: Note,
  actor: t.ref,
  numbers: t.nullable(t.arrayOf(t.int)),
  names: t.nullable(t.listOf(t.string)),
  unique: t.nullable(t.setOf(t.string)),
  kept: t.nullable(t.immutableListOf(t.string)),
  counts: t.nullable(t.dictionaryOf(t.string, t.long)),
  shape: t.abstract<IShape>("SampleMessages.IShape, SampleMessages"),
  figure: Figure,
  pair: t.nullable(t.struct(() => ValueTupleOfStringAndInt32)),
  reply: t.lazy(() => ReplyOfNote),
  route: t.path,
  node: t.address,
  anything: t.object,
});

/** Every kind of member as element that may be null. */
export interface NullableElements extends ritsem.Message<"SampleMessages.NullableElements, SampleMessages"> {
  readonly flag: (boolean | null)[];
  readonly tiny: (number | null)[];
  readonly signedTiny: (number | null)[];
  readonly small: (number | null)[];
  readonly unsignedSmall: (number | null)[];
  readonly whole: (number | null)[];
  readonly unsignedWhole: (number | null)[];
  readonly long: (bigint | null)[];
  readonly unsignedLong: (bigint | null)[];
  readonly single: (number | null)[];
  readonly ratio: (number | null)[];
  readonly price: (ritsem.Decimal | null)[];
  readonly letter: (string | null)[];
  readonly text: (string | null)[];
  readonly id: (string | null)[];
  readonly at: (ritsem.DateTime | null)[];
  readonly since: (ritsem.DateTimeOffset | null)[];
  readonly took: (ritsem.TimeSpan | null)[];
  readonly colour: (Colour | null)[];
  readonly access: (Access | null)[];
  readonly bytes: (Uint8Array | null)[];
  readonly spot: (Spot | null)[];
  readonly note: (Note | null)[];
  readonly actor: (ritsem.ActorRef | null)[];
  readonly numbers: (number[] | null)[];
  readonly names: (string[] | null)[];
  readonly unique: (Set<string> | null)[];
  readonly kept: (string[] | null)[];
  readonly counts: (Map<string, bigint> | null)[];
  readonly shape: (IShape | null)[];
  readonly figure: (Figure | null)[];
  readonly pair: (ValueTupleOfStringAndInt32 | null)[];
  readonly reply: (ReplyOfNote | null)[];
  readonly route: (ritsem.ActorPath | null)[];
  readonly node: (ritsem.Address | null)[];
  readonly anything: unknown[];
}
/** Every kind of member as element that may be null. */
export const NullableElements: MessageClassOf<NullableElements> = defineMessage("SampleMessages.NullableElements, SampleMessages", {
  flag: t.listOf(t.nullable(t.bool)),
  tiny: t.listOf(t.nullable(t.byte)),
  signedTiny: t.listOf(t.nullable(t.sbyte)),
  small: t.listOf(t.nullable(t.short)),
  unsignedSmall: t.listOf(t.nullable(t.ushort)),
  whole: t.listOf(t.nullable(t.int)),
  unsignedWhole: t.listOf(t.nullable(t.uint)),
  long: t.listOf(t.nullable(t.long)),
  unsignedLong: t.listOf(t.nullable(t.ulong)),
  single: t.listOf(t.nullable(t.float)),
  ratio: t.listOf(t.nullable(t.double)),
  price: t.listOf(t.nullable(t.decimal)),
  letter: t.listOf(t.nullable(t.char)),
  text: t.listOf(t.nullable(t.string)),
  id: t.listOf(t.nullable(t.guid)),
  at: t.listOf(t.nullable(t.dateTime)),
  since: t.listOf(t.nullable(t.dateTimeOffset)),
  took: t.listOf(t.nullable(t.timeSpan)),
  colour: t.listOf(t.nullable(ColourType)),
  access: t.listOf(t.nullable(AccessType)),
  bytes: t.listOf(t.nullable(t.bytes)),
  spot: t.listOf(t.nullable(t.struct(() => Spot))),
  note: t.listOf(t.nullable(Note)),
  actor: t.listOf(t.nullable(t.ref)),
  numbers: t.listOf(t.nullable(t.arrayOf(t.int))),
  names: t.listOf(t.nullable(t.listOf(t.string))),
  unique: t.listOf(t.nullable(t.setOf(t.string))),
  kept: t.listOf(t.nullable(t.immutableListOf(t.string))),
  counts: t.listOf(t.nullable(t.dictionaryOf(t.string, t.long))),
  shape: t.listOf(t.nullable(t.abstract<IShape>("SampleMessages.IShape, SampleMessages"))),
  figure: t.listOf(t.nullable(Figure)),
  pair: t.listOf(t.nullable(t.struct(() => ValueTupleOfStringAndInt32))),
  reply: t.listOf(t.nullable(t.lazy(() => ReplyOfNote))),
  route: t.listOf(t.nullable(t.path)),
  node: t.listOf(t.nullable(t.address)),
  anything: t.listOf(t.object),
});

/** Enums, whose numbers need no names. */
export interface Numbered extends ritsem.Message<"SampleMessages.Numbered, SampleMessages"> {
  readonly width: Width;
  readonly grade: Grade;
  readonly colour: Colour;
  readonly access: Access;
  readonly grades: Grade[];
}
/** Enums, whose numbers need no names. */
export const Numbered: MessageClassOf<Numbered> = defineMessage("SampleMessages.Numbered, SampleMessages", {
  width: WidthType,
  grade: GradeType,
  colour: ColourType,
  access: AccessType,
  grades: t.listOf(GradeType),
});

/** A member of any type: what arrives depends on what the document says about the value. */
export interface Open extends ritsem.Message<"SampleMessages.Open, SampleMessages"> {
  readonly value: unknown;
}
/** A member of any type: what arrives depends on what the document says about the value. */
export const Open: MessageClassOf<Open> = defineMessage("SampleMessages.Open, SampleMessages", {
  value: t.object,
});

/** Pairs. URL and others are spelled as abbreviations are. */
export interface Pairs extends ritsem.Message<"SampleMessages.Pairs, SampleMessages"> {
  readonly texts: [string, string];
  readonly notes: [bigint, Note | null];
  readonly all: ([string, string])[];
  readonly url: string;
  readonly ipAddress: number;
}
/** Pairs. URL and others are spelled as abbreviations are. */
export const Pairs: MessageClassOf<Pairs> = defineMessage("SampleMessages.Pairs, SampleMessages", {
  texts: t.keyValuePairOf(t.string, t.string),
  notes: t.keyValuePairOf(t.long, t.nullable(Note)),
  all: t.listOf(t.keyValuePairOf(t.string, t.string)),
  url: t.string.as("URL"),
  ipAddress: t.int.as("IPAddress"),
});

/** Every kind of member as parameter of a record. */
export interface Positional extends ritsem.Message<"SampleMessages.Positional, SampleMessages"> {
  readonly flag: boolean;
  readonly tiny: number;
  readonly signedTiny: number;
  readonly small: number;
  readonly unsignedSmall: number;
  readonly whole: number;
  readonly unsignedWhole: number;
  readonly long: bigint;
  readonly unsignedLong: bigint;
  readonly single: number;
  readonly ratio: number;
  readonly price: ritsem.Decimal;
  readonly letter: string;
  readonly text: string;
  readonly id: string;
  readonly at: ritsem.DateTime;
  readonly since: ritsem.DateTimeOffset;
  readonly took: ritsem.TimeSpan;
  readonly colour: Colour;
  readonly access: Access;
  readonly bytes: Uint8Array;
  readonly spot: Spot;
  readonly note: Note;
  readonly actor: ritsem.ActorRef;
  readonly numbers: number[];
  readonly names: string[];
  readonly unique: Set<string>;
  readonly kept: string[];
  readonly counts: Map<string, bigint>;
  readonly shape: IShape;
  readonly figure: Figure;
  readonly pair: ValueTupleOfStringAndInt32;
  readonly reply: ReplyOfNote;
  readonly route: ritsem.ActorPath;
  readonly node: ritsem.Address;
  readonly anything: unknown;
}
/** Every kind of member as parameter of a record. */
export const Positional: MessageClassOf<Positional> = defineMessage("SampleMessages.Positional, SampleMessages", {
  flag: t.bool,
  tiny: t.byte,
  signedTiny: t.sbyte,
  small: t.short,
  unsignedSmall: t.ushort,
  whole: t.int,
  unsignedWhole: t.uint,
  long: t.long,
  unsignedLong: t.ulong,
  single: t.float,
  ratio: t.double,
  price: t.decimal,
  letter: t.char,
  text: t.string,
  id: t.guid,
  at: t.dateTime,
  since: t.dateTimeOffset,
  took: t.timeSpan,
  colour: ColourType,
  access: AccessType,
  bytes: t.bytes,
  spot: t.struct(() => Spot),
  note: t.required(Note),
  actor: t.required(t.ref),
  numbers: t.arrayOf(t.int),
  names: t.listOf(t.string),
  unique: t.setOf(t.string),
  kept: t.immutableListOf(t.string),
  counts: t.dictionaryOf(t.string, t.long),
  shape: t.required(t.abstract<IShape>("SampleMessages.IShape, SampleMessages")),
  figure: t.required(Figure),
  pair: t.struct(() => ValueTupleOfStringAndInt32),
  reply: t.required(t.lazy(() => ReplyOfNote)),
  route: t.required(t.path),
  node: t.required(t.address),
  anything: t.object,
});

/** A generic record. */
export interface ReplyOfNote extends ritsem.Message<"SampleMessages.Reply`1[[SampleMessages.Note, SampleMessages]], SampleMessages"> {
  readonly value: Note;
  readonly isFinal: boolean;
}
/** A generic record. */
export const ReplyOfNote: MessageClassOf<ReplyOfNote> = defineMessage("SampleMessages.Reply`1[[SampleMessages.Note, SampleMessages]], SampleMessages", {
  value: t.required(Note),
  isFinal: t.bool,
});

/** A generic record. */
export interface ReplyOfListOfNote extends ritsem.Message<"SampleMessages.Reply`1[[System.Collections.Generic.List`1[[SampleMessages.Note, SampleMessages]], System.Private.CoreLib]], SampleMessages"> {
  readonly value: Note[];
  readonly isFinal: boolean;
}
/** A generic record. */
export const ReplyOfListOfNote: MessageClassOf<ReplyOfListOfNote> = defineMessage("SampleMessages.Reply`1[[System.Collections.Generic.List`1[[SampleMessages.Note, SampleMessages]], System.Private.CoreLib]], SampleMessages", {
  value: t.listOf(Note),
  isFinal: t.bool,
});

/** A generic record. */
export interface ReplyOfInt32 extends ritsem.Message<"SampleMessages.Reply`1[[System.Int32, System.Private.CoreLib]], SampleMessages"> {
  readonly value: number;
  readonly isFinal: boolean;
}
/** A generic record. */
export const ReplyOfInt32: MessageClassOf<ReplyOfInt32> = defineMessage("SampleMessages.Reply`1[[System.Int32, System.Private.CoreLib]], SampleMessages", {
  value: t.int,
  isFinal: t.bool,
});

/** A generic record. */
export interface ReplyOfNullableOfMoney extends ritsem.Message<"SampleMessages.Reply`1[[System.Nullable`1[[SampleMessages.Money, SampleMessages]], System.Private.CoreLib]], SampleMessages"> {
  readonly value: Money | null;
  readonly isFinal: boolean;
}
/** A generic record. */
export const ReplyOfNullableOfMoney: MessageClassOf<ReplyOfNullableOfMoney> = defineMessage("SampleMessages.Reply`1[[System.Nullable`1[[SampleMessages.Money, SampleMessages]], System.Private.CoreLib]], SampleMessages", {
  value: t.nullable(t.struct(() => Money)),
  isFinal: t.bool,
});

/** Members declared as interfaces of collections. */
export interface Sequences extends ritsem.Message<"SampleMessages.Sequences, SampleMessages"> {
  readonly texts: string[];
  readonly whole: number[];
  readonly counts: Map<string, number>;
}
/** Members declared as interfaces of collections. */
export const Sequences: MessageClassOf<Sequences> = defineMessage("SampleMessages.Sequences, SampleMessages", {
  texts: t.listOf(t.string),
  whole: t.listOf(t.int),
  counts: t.dictionaryOf(t.string, t.int),
});

/** Every kind of member as property with a setter. */
export interface Settable extends ritsem.Message<"SampleMessages.Settable, SampleMessages"> {
  readonly flag: boolean;
  readonly tiny: number;
  readonly signedTiny: number;
  readonly small: number;
  readonly unsignedSmall: number;
  readonly whole: number;
  readonly unsignedWhole: number;
  readonly long: bigint;
  readonly unsignedLong: bigint;
  readonly single: number;
  readonly ratio: number;
  readonly price: ritsem.Decimal;
  readonly letter: string;
  readonly text: string;
  readonly id: string;
  readonly at: ritsem.DateTime;
  readonly since: ritsem.DateTimeOffset;
  readonly took: ritsem.TimeSpan;
  readonly colour: Colour;
  readonly access: Access;
  readonly bytes: Uint8Array;
  readonly spot: Spot;
  readonly note: Note;
  readonly actor: ritsem.ActorRef;
  readonly numbers: number[];
  readonly names: string[];
  readonly unique: Set<string>;
  readonly kept: string[];
  readonly counts: Map<string, bigint>;
  readonly shape: IShape;
  readonly figure: Figure;
  readonly pair: ValueTupleOfStringAndInt32;
  readonly reply: ReplyOfNote;
  readonly route: ritsem.ActorPath;
  readonly node: ritsem.Address;
  readonly anything: unknown;
}
/** Every kind of member as property with a setter. */
export const Settable: MessageClassOf<Settable> = defineMessage("SampleMessages.Settable, SampleMessages", {
  flag: t.bool,
  tiny: t.byte,
  signedTiny: t.sbyte,
  small: t.short,
  unsignedSmall: t.ushort,
  whole: t.int,
  unsignedWhole: t.uint,
  long: t.long,
  unsignedLong: t.ulong,
  single: t.float,
  ratio: t.double,
  price: t.decimal,
  letter: t.char,
  text: t.string,
  id: t.guid,
  at: t.dateTime,
  since: t.dateTimeOffset,
  took: t.timeSpan,
  colour: ColourType,
  access: AccessType,
  bytes: t.bytes,
  spot: t.struct(() => Spot),
  note: t.required(Note),
  actor: t.required(t.ref),
  numbers: t.arrayOf(t.int),
  names: t.listOf(t.string),
  unique: t.setOf(t.string),
  kept: t.immutableListOf(t.string),
  counts: t.dictionaryOf(t.string, t.long),
  shape: t.required(t.abstract<IShape>("SampleMessages.IShape, SampleMessages")),
  figure: t.required(Figure),
  pair: t.struct(() => ValueTupleOfStringAndInt32),
  reply: t.required(ReplyOfNote),
  route: t.required(t.path),
  node: t.required(t.address),
  anything: t.object,
});

/** Names and choices by data contract. */
export interface Chosen extends ritsem.Message<"SampleMessages.Shop.Chosen, SampleMessages"> {
  readonly first_name: string;
  readonly last: string;
}
/** Names and choices by data contract. */
export const Chosen: MessageClassOf<Chosen> = defineMessage("SampleMessages.Shop.Chosen, SampleMessages", {
  first_name: t.string.as("first_name"),
  last: t.string,
});

/** All collections but the usual ones. */
export interface Collections extends ritsem.Message<"SampleMessages.Shop.Collections, SampleMessages"> {
  readonly any: number[];
  readonly some: string[];
  readonly readOnly: string[];
  readonly plain: string[];
  readonly set: Set<number>;
  readonly sorted: Set<string>;
  readonly waiting: number[];
  readonly linked: number[];
  readonly solid: number[];
  readonly solidSet: Set<string>;
  readonly solidSorted: Set<number>;
  readonly solidQueue: number[];
  readonly solidList: string[];
  readonly map: Map<string, number>;
  readonly readOnlyMap: Map<string, number>;
  readonly sortedMap: Map<string, number>;
  readonly sharedMap: Map<string, number>;
}
/** All collections but the usual ones. */
export const Collections: MessageClassOf<Collections> = defineMessage("SampleMessages.Shop.Collections, SampleMessages", {
  any: t.listOf(t.int),
  some: t.listOf(t.string),
  readOnly: t.listOf(t.string),
  plain: t.listOf(t.string, "System.Collections.ObjectModel.Collection, System.Private.CoreLib"),
  set: t.setOf(t.int),
  sorted: t.setOf(t.string, "System.Collections.Generic.SortedSet, System.Collections"),
  waiting: t.listOf(t.int, "System.Collections.Generic.Queue, System.Collections"),
  linked: t.listOf(t.int, "System.Collections.Generic.LinkedList, System.Collections"),
  solid: t.listOf(t.int, "System.Collections.Immutable.ImmutableArray, System.Collections.Immutable"),
  solidSet: t.setOf(t.string, "System.Collections.Immutable.ImmutableHashSet, System.Collections.Immutable"),
  solidSorted: t.setOf(t.int, "System.Collections.Immutable.ImmutableSortedSet, System.Collections.Immutable"),
  solidQueue: t.listOf(t.int, "System.Collections.Immutable.ImmutableQueue, System.Collections.Immutable"),
  solidList: t.immutableListOf(t.string),
  map: t.dictionaryOf(t.string, t.int),
  readOnlyMap: t.dictionaryOf(t.string, t.int),
  sortedMap: t.dictionaryOf(t.string, t.int, "System.Collections.Generic.SortedDictionary, System.Collections"),
  sharedMap: t.dictionaryOf(t.string, t.int, "System.Collections.Concurrent.ConcurrentDictionary, System.Collections.Concurrent"),
});

/** An event about something. */
export interface EventOfOrder extends ritsem.Message<"SampleMessages.Shop.Event`1[[SampleMessages.Shop.Order, SampleMessages]], SampleMessages"> {
  readonly number: bigint;
  readonly subject: Order;
  readonly at: ritsem.DateTimeOffset;
}
/** An event about something. */
export const EventOfOrder: ritsem.Constructor<EventOfOrder> = defineMessage("SampleMessages.Shop.Event`1[[SampleMessages.Shop.Order, SampleMessages]], SampleMessages", {
  number: t.long,
  subject: t.required(t.lazy(() => Order)),
  at: t.dateTimeOffset,
});

/** An event about something. */
export interface EventOfString extends ritsem.Message<"SampleMessages.Shop.Event`1[[System.String, System.Private.CoreLib]], SampleMessages"> {
  readonly number: bigint;
  readonly subject: string;
  readonly at: ritsem.DateTimeOffset;
}
/** An event about something. */
export const EventOfString: ritsem.Constructor<EventOfString> = defineMessage("SampleMessages.Shop.Event`1[[System.String, System.Private.CoreLib]], SampleMessages", {
  number: t.long,
  subject: t.string,
  at: t.dateTimeOffset,
});

/** An enum that has no zero, and one that is not an int. */
export interface Graded extends ritsem.Message<"SampleMessages.Shop.Graded, SampleMessages"> {
  readonly grade: Grade;
  readonly before: Grade | null;
  readonly all: Grade[];
}
/** An enum that has no zero, and one that is not an int. */
export const Graded: MessageClassOf<Graded> = defineMessage("SampleMessages.Shop.Graded, SampleMessages", {
  grade: GradeType,
  before: t.nullable(GradeType),
  all: t.listOf(GradeType),
});

/** Dictionaries by everything that may be a key. */
export interface Keys extends ritsem.Message<"SampleMessages.Shop.Keys, SampleMessages"> {
  readonly byInt: Map<number, string>;
  readonly byLong: Map<bigint, string>;
  readonly byId: Map<string, string>;
  readonly byColour: Map<Colour, string>;
  readonly byTime: Map<ritsem.DateTime, string>;
  readonly bySpan: Map<ritsem.TimeSpan, string>;
  readonly byPrice: Map<ritsem.Decimal, string>;
  readonly byByte: Map<number, string>;
}
/** Dictionaries by everything that may be a key. */
export const Keys: MessageClassOf<Keys> = defineMessage("SampleMessages.Shop.Keys, SampleMessages", {
  byInt: t.dictionaryOf(t.int, t.string),
  byLong: t.dictionaryOf(t.long, t.string),
  byId: t.dictionaryOf(t.guid, t.string),
  byColour: t.dictionaryOf(ColourType, t.string),
  byTime: t.dictionaryOf(t.dateTime, t.string),
  bySpan: t.dictionaryOf(t.timeSpan, t.string),
  byPrice: t.dictionaryOf(t.decimal, t.string),
  byByte: t.dictionaryOf(t.byte, t.string),
});

/** Made by the constructor that is marked. */
export interface Marked extends ritsem.Message<"SampleMessages.Shop.Marked, SampleMessages"> {
  readonly name: string;
  readonly size: number;
}
/** Made by the constructor that is marked. */
export const Marked: MessageClassOf<Marked> = defineMessage("SampleMessages.Shop.Marked, SampleMessages", {
  name: t.string,
  size: t.int,
});

/**
 * Members by fields, by properties with private setters and by init. The comment goes on over several lines, and says *\/
 * and `code` too.
 */
export interface Mixed extends ritsem.Message<"SampleMessages.Shop.Mixed, SampleMessages"> {
  readonly field: number;
  readonly fixed: string;
  /** Only this class sets it. */
  readonly secret: string;
  readonly count: number;
  readonly needed: string;
}
/**
 * Members by fields, by properties with private setters and by init. The comment goes on over several lines, and says *\/
 * and `code` too.
 */
export const Mixed: MessageClassOf<Mixed> = defineMessage("SampleMessages.Shop.Mixed, SampleMessages", {
  field: t.int,
  fixed: t.string,
  secret: t.string,
  count: t.int,
  needed: t.string,
});

/** Types of .NET and generic types of this assembly, one inside the other. */
export interface Nested extends ritsem.Message<"SampleMessages.Shop.Nested, SampleMessages"> {
  readonly notes: ReplyOfListOfNote;
  readonly number: ReplyOfInt32;
  readonly maybeMoney: ReplyOfNullableOfMoney;
  readonly old: TupleOfStringAndInt32;
  readonly new: ValueTupleOfStringAndValueTupleOfInt32AndBoolean;
  readonly rows: number[][];
  readonly jagged: number[][];
  readonly deep: Map<string, Map<string, Note[]>>;
  readonly lists: number[][];
  readonly pairs: ValueTupleOfStringAndInt32[];
}
/** Types of .NET and generic types of this assembly, one inside the other. */
export const Nested: MessageClassOf<Nested> = defineMessage("SampleMessages.Shop.Nested, SampleMessages", {
  notes: t.required(ReplyOfListOfNote),
  number: t.required(ReplyOfInt32),
  maybeMoney: t.required(ReplyOfNullableOfMoney),
  old: t.required(t.lazy(() => TupleOfStringAndInt32)),
  new: t.struct(() => ValueTupleOfStringAndValueTupleOfInt32AndBoolean),
  rows: t.listOf(t.listOf(t.int)),
  jagged: t.arrayOf(t.arrayOf(t.int)),
  deep: t.dictionaryOf(t.string, t.dictionaryOf(t.string, t.listOf(Note))),
  lists: t.listOf(t.listOf(t.int, "System.Collections.Generic.IReadOnlyList, System.Private.CoreLib")),
  pairs: t.listOf(t.struct(() => ValueTupleOfStringAndInt32)),
});

/** Compiled without nullable references. */
export interface Oblivious extends ritsem.Message<"SampleMessages.Shop.Oblivious, SampleMessages"> {
  readonly text: string | null;
  readonly texts: string[] | null;
  readonly note: Note | null;
}
/** Compiled without nullable references. */
export const Oblivious: MessageClassOf<Oblivious> = defineMessage("SampleMessages.Shop.Oblivious, SampleMessages", {
  text: t.nullable(t.string),
  texts: t.nullable(t.listOf(t.string)),
  note: Note,
});

export interface OrderLine extends ritsem.Message<"SampleMessages.Shop.Order+Line, SampleMessages"> {
  readonly article: string;
  readonly quantity: number;
}
export const OrderLine: MessageClassOf<OrderLine> = defineMessage("SampleMessages.Shop.Order+Line, SampleMessages", {
  article: t.string,
  quantity: t.int,
});

/** An order; its lines are a class inside it. */
export interface Order extends ritsem.Message<"SampleMessages.Shop.Order, SampleMessages"> {
  readonly id: string;
  readonly lines: OrderLine[];
  readonly total: Money;
  readonly replaces: Order | null;
  readonly state: OrderPhase;
}
/** An order; its lines are a class inside it. */
export const Order: MessageClassOf<Order> = defineMessage("SampleMessages.Shop.Order, SampleMessages", {
  id: t.string,
  lines: t.listOf(OrderLine),
  total: t.struct(() => Money),
  replaces: t.lazy(() => Order),
  state: OrderPhaseType,
});

export interface Ordered extends ritsem.Derived<EventOfOrder, "SampleMessages.Shop.Ordered, SampleMessages"> {}
export const Ordered: MessageClassOf<Ordered> = defineMessage("SampleMessages.Shop.Ordered, SampleMessages", {}, { extends: EventOfOrder });

/** A message without members. */
export interface Ping extends ritsem.Message<"SampleMessages.Shop.Ping, SampleMessages"> {}
/** A message without members. */
export const Ping: MessageClassOf<Ping> = defineMessage("SampleMessages.Shop.Ping, SampleMessages", {});

/** Actors and places of actors. */
export interface Places extends ritsem.Message<"SampleMessages.Shop.Places, SampleMessages"> {
  readonly owner: ritsem.ActorRef;
  readonly deputy: ritsem.ActorRef | null;
  readonly team: ritsem.ActorRef[];
  readonly path: ritsem.ActorPath;
  readonly node: ritsem.Address;
  readonly paths: ritsem.ActorPath[];
  readonly home: string | null;
}
/** Actors and places of actors. */
export const Places: MessageClassOf<Places> = defineMessage("SampleMessages.Shop.Places, SampleMessages", {
  owner: t.required(t.ref),
  deputy: t.ref,
  team: t.arrayOf(t.ref),
  path: t.required(t.path),
  node: t.required(t.address),
  paths: t.listOf(t.path),
  home: t.nullable(t.string),
});

export interface Renamed extends ritsem.Derived<EventOfString, "SampleMessages.Shop.Renamed, SampleMessages"> {
  readonly before: string;
}
export const Renamed: MessageClassOf<Renamed> = defineMessage("SampleMessages.Shop.Renamed, SampleMessages", {
  before: t.string,
}, { extends: EventOfString });

/** Names and choices by Newtonsoft.Json's attributes. */
export interface Renaming extends ritsem.Message<"SampleMessages.Shop.Renaming, SampleMessages"> {
  readonly order_id: number;
  readonly url: string;
  readonly inside: string;
}
/** Names and choices by Newtonsoft.Json's attributes. */
export const Renaming: MessageClassOf<Renaming> = defineMessage("SampleMessages.Shop.Renaming, SampleMessages", {
  order_id: t.int.as("order_id"),
  url: t.string.as("URL"),
  inside: t.string,
});

/** A tree: a class that has members of itself. */
export interface Tree extends ritsem.Message<"SampleMessages.Shop.Tree, SampleMessages"> {
  readonly name: string;
  readonly parent: Tree | null;
  readonly children: Tree[];
  readonly index: Map<string, Tree>;
}
/** A tree: a class that has members of itself. */
export const Tree: MessageClassOf<Tree> = defineMessage("SampleMessages.Shop.Tree, SampleMessages", {
  name: t.string,
  parent: t.lazy(() => Tree),
  children: t.listOf(t.lazy(() => Tree)),
  index: t.dictionaryOf(t.string, t.lazy(() => Tree)),
});

/** A struct with setters. */
export interface Spot extends ritsem.Message<"SampleMessages.Spot, SampleMessages"> {
  readonly x: number;
  readonly y: number;
}
/** A struct with setters. */
export const Spot: MessageClassOf<Spot> = defineMessage("SampleMessages.Spot, SampleMessages", {
  x: t.int,
  y: t.int,
});

export interface Square extends ritsem.Message<"SampleMessages.Square, SampleMessages"> {
  readonly label: string;
  readonly side: number;
}
export const Square: MessageClassOf<Square> = defineMessage("SampleMessages.Square, SampleMessages", {
  label: t.string,
  side: t.double,
});

export interface Callbacks extends ritsem.Message<"SampleMessages.Unusual.Callbacks, SampleMessages"> {
  readonly name: string;
  readonly grid: number[][] | null;
  readonly pair: [string, number];
  readonly stock: Map<string, number>;
}
export const Callbacks: MessageClassOf<Callbacks> = defineMessage("SampleMessages.Unusual.Callbacks, SampleMessages", {
  name: t.string,
  grid: t.nullable(t.arrayOf(t.int, 2)),
  pair: t.keyValuePairOf(t.string, t.int),
  stock: t.immutableDictionaryOf(t.string, t.int),
});

export interface TupleOfStringAndInt32 extends ritsem.Message<"System.Tuple`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]], System.Private.CoreLib"> {
  readonly item1: string;
  readonly item2: number;
}
export const TupleOfStringAndInt32: MessageClassOf<TupleOfStringAndInt32> = defineMessage("System.Tuple`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", {
  item1: t.string,
  item2: t.int,
});

export interface ValueTupleOfInt32AndBoolean extends ritsem.Message<"System.ValueTuple`2[[System.Int32, System.Private.CoreLib],[System.Boolean, System.Private.CoreLib]], System.Private.CoreLib"> {
  readonly item1: number;
  readonly item2: boolean;
}
export const ValueTupleOfInt32AndBoolean: MessageClassOf<ValueTupleOfInt32AndBoolean> = defineMessage("System.ValueTuple`2[[System.Int32, System.Private.CoreLib],[System.Boolean, System.Private.CoreLib]], System.Private.CoreLib", {
  item1: t.int,
  item2: t.bool,
});

export interface ValueTupleOfStringAndInt32 extends ritsem.Message<"System.ValueTuple`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]], System.Private.CoreLib"> {
  readonly item1: string;
  readonly item2: number;
}
export const ValueTupleOfStringAndInt32: MessageClassOf<ValueTupleOfStringAndInt32> = defineMessage("System.ValueTuple`2[[System.String, System.Private.CoreLib],[System.Int32, System.Private.CoreLib]], System.Private.CoreLib", {
  item1: t.string,
  item2: t.int,
});

export interface ValueTupleOfStringAndValueTupleOfInt32AndBoolean extends ritsem.Message<"System.ValueTuple`2[[System.String, System.Private.CoreLib],[System.ValueTuple`2[[System.Int32, System.Private.CoreLib],[System.Boolean, System.Private.CoreLib]], System.Private.CoreLib]], System.Private.CoreLib"> {
  readonly item1: string;
  readonly item2: ValueTupleOfInt32AndBoolean;
}
export const ValueTupleOfStringAndValueTupleOfInt32AndBoolean: MessageClassOf<ValueTupleOfStringAndValueTupleOfInt32AndBoolean> = defineMessage("System.ValueTuple`2[[System.String, System.Private.CoreLib],[System.ValueTuple`2[[System.Int32, System.Private.CoreLib],[System.Boolean, System.Private.CoreLib]], System.Private.CoreLib]], System.Private.CoreLib", {
  item1: t.string,
  item2: t.struct(() => ValueTupleOfInt32AndBoolean),
});

/** Whatever has an area. */
export type IShape = Circle | Square;

/**
 * An actor that may be deployed. The name of an actor class that lives in .NET. Made by
 * `SampleMessages.Unusual.Greeter(System.String greeting, System.Int32 times, SampleMessages.Note note,
 * Akka.Actor.IActorRef other)` or `SampleMessages.Unusual.Greeter(System.Guid id)`.
 */
export const GreeterName = "SampleMessages.Unusual.Greeter, SampleMessages";
/** Creates one on the node that `withDeploy` or the configuration names. */
export function greeterProps(greeting: string, times: number, note: Note, other: ritsem.ActorRef | null): Props {
  return Props.remote(GreeterName, greeting, int(times), note, other);
}

/**
 * An actor by way of another class. The name of an actor class that lives in .NET. Made by
 * `SampleMessages.Unusual.Listener()`.
 */
export const ListenerName = "SampleMessages.Unusual.Listener, SampleMessages";
/** Creates one on the node that `withDeploy` or the configuration names. */
export function listenerProps(): Props {
  return Props.remote(ListenerName);
}

/** Registers the messages of SampleMessages. */
export function registerSampleMessages(registry: Registry = new Registry()): Registry {
  return registry.messages(
    Circle,
    Days,
    Figure,
    Dot,
    Elements,
    Entries,
    Grids,
    Large,
    Line,
    Note,
    LongNote,
    Money,
    Nullable,
    NullableElements,
    Numbered,
    Open,
    Pairs,
    Positional,
    ReplyOfNote,
    ReplyOfListOfNote,
    ReplyOfInt32,
    ReplyOfNullableOfMoney,
    Sequences,
    Settable,
    Chosen,
    Collections,
    EventOfOrder,
    EventOfString,
    Graded,
    Keys,
    Marked,
    Mixed,
    Nested,
    Oblivious,
    OrderLine,
    Order,
    Ordered,
    Ping,
    Places,
    Renamed,
    Renaming,
    Tree,
    Spot,
    Square,
    Callbacks,
    TupleOfStringAndInt32,
    ValueTupleOfInt32AndBoolean,
    ValueTupleOfStringAndInt32,
    ValueTupleOfStringAndValueTupleOfInt32AndBoolean,
  );
}

// What has no counterpart here:
// - SampleMessages.Unusual.Bag: is a collection of its own.
// - SampleMessages.Unusual.Callbacks.Done: System.Action has no counterpart.
// - SampleMessages.Unusual.Callbacks.Kind: System.Type has no counterpart.
// - SampleMessages.Unusual.Callbacks.Undo: System.Collections.Generic.Stack<System.Int32> has no counterpart.
// - SampleMessages.Unusual.Converted: is written by a converter of its own.
// - SampleMessages.Unusual.Failure: is an exception, which Akka.NET cannot read back: send it inside of Status.Failure, and name yours with registry.error.
// - SampleMessages.Unusual.TwoWays: cannot be made by Akka.NET: it has 2 public constructors, and none without parameters. Mark one with [JsonConstructor].
// - SampleMessages.Unusual.Unused: is generic, and no member determines its arguments: name it with --closed, as in --closed 'Shop.Reply<Shop.Order>'.

// What to know:
// - SampleMessages.Unusual.Callbacks.Computed: has no setter and is not a parameter of the constructor: Akka.NET writes it and does not read it, so it is not a member here.
// - SampleMessages.Unusual.Callbacks.Stock: Akka.NET itself cannot read an immutable dictionary inside a message: it arrives here and not there.
