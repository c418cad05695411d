import { address, path } from "./akka-types.ts";
import { immutableListOf, arrayOf, listOf, setOf } from "./members/collection-members.ts";
import { abstract, lazy, object } from "./members/class-members.ts";
import { dictionaryOf, immutableDictionaryOf } from "./members/dictionary-members.ts";
import { enumOf, flagsOf } from "./members/enum-members.ts";
import { nullable } from "./members/nullable-member.ts";
import { byte, decimal, double, float, int, long, sbyte, short, uint, ulong, ushort } from "./members/number-members.ts";
import { ref } from "./members/ref-members.ts";
import { bool, bytes, char, guid, string } from "./members/text-members.ts";
import { dateTime, dateTimeOffset, timeSpan } from "./members/time-members.ts";

/**
 * The .NET types that members of a message can have. A registered class stands for itself: `{ inner: Point }`.
 * What .NET leaves out comes back as its default: 0, `0n`, false, `""`, an empty collection; null for what is `nullable`, a
 * class, a ref or an `object`.
 */
export const t: {
  readonly int: typeof int;
  readonly long: typeof long;
  readonly short: typeof short;
  readonly byte: typeof byte;
  readonly sbyte: typeof sbyte;
  readonly ushort: typeof ushort;
  readonly uint: typeof uint;
  readonly ulong: typeof ulong;
  readonly float: typeof float;
  readonly double: typeof double;
  readonly decimal: typeof decimal;
  readonly bool: typeof bool;
  readonly char: typeof char;
  readonly string: typeof string;
  readonly guid: typeof guid;
  readonly bytes: typeof bytes;
  readonly dateTime: typeof dateTime;
  readonly dateTimeOffset: typeof dateTimeOffset;
  readonly timeSpan: typeof timeSpan;
  readonly ref: typeof ref;
  readonly path: typeof path;
  readonly address: typeof address;
  readonly object: typeof object;
  readonly nullable: typeof nullable;
  readonly listOf: typeof listOf;
  readonly arrayOf: typeof arrayOf;
  readonly setOf: typeof setOf;
  readonly immutableListOf: typeof immutableListOf;
  readonly dictionaryOf: typeof dictionaryOf;
  readonly immutableDictionaryOf: typeof immutableDictionaryOf;
  readonly enumOf: typeof enumOf;
  readonly flagsOf: typeof flagsOf;
  readonly lazy: typeof lazy;
  readonly abstract: typeof abstract;
} = {
  int,
  long,
  short,
  byte,
  sbyte,
  ushort,
  uint,
  ulong,
  float,
  double,
  decimal,
  bool,
  char,
  string,
  guid,
  bytes,
  dateTime,
  dateTimeOffset,
  timeSpan,
  ref,
  path,
  address,
  object,
  nullable,
  listOf,
  arrayOf,
  setOf,
  immutableListOf,
  dictionaryOf,
  immutableDictionaryOf,
  enumOf,
  flagsOf,
  lazy,
  abstract,
};
