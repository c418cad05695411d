// `t`: the .NET types that members of a message can have. A registered class stands for itself: `{ inner: Point }`. What .NET leaves
// out comes back as its default: 0, `0n`, false, `""`, an empty collection; null for what is `nullable`, a class, a ref or an `object`.
export { address, path } from "./akka-types.ts";
export { arrayOf, type ArrayOfRank, immutableListOf, listOf, setOf } from "../members/collection-members.ts";
export { abstract, lazy, object, struct } from "../members/class-members.ts";
export { dictionaryOf, immutableDictionaryOf } from "../members/dictionary-members.ts";
export { enumOf, type EnumType, type EnumValues, flagsOf } from "../members/enum-members.ts";
export { nullable } from "../members/nullable-member.ts";
export { keyValuePairOf } from "../members/pair-member.ts";
export { bigInteger, byte, decimal, double, float, int, long, sbyte, short, uint, ulong, ushort } from "../members/number-members.ts";
export { required } from "../members/required-member.ts";
export { ref } from "../members/ref-members.ts";
export { bool, bytes, char, guid, string } from "../members/text-members.ts";
export { dateOnly, dateTime, dateTimeOffset, timeOnly, timeSpan } from "../members/time-members.ts";
