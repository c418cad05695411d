import type { Attack } from "./assault.ts";

const CORE = "System.Private.CoreLib";
const OBJECT = `System.Object, ${CORE}`;
const DICTIONARY = `System.Collections.Generic.Dictionary\`2[[System.String, ${CORE}],[${OBJECT}]], ${CORE}`;
const list = (of: string): string => `System.Collections.Generic.List\`1[[${of}]], ${CORE}`;

/** A graph in which each level refers twice to the one before: a tree of 2^levels values. */
function doubling(levels: number, type: string): string {
  const named = type === "" ? "" : `"$type":"${type}",`;
  let text = `{"$id":"0",${named}"a":1}`;
  for (let level = 1; level <= levels; level += 1) text = `{"$id":"${level}",${named}"a":${text},"b":{"$ref":"${level - 1}"}}`;
  return text;
}

function nestedList(levels: number): string {
  let type = `System.Int32, ${CORE}`;
  for (let level = 0; level < levels; level += 1) type = list(type);
  return type;
}

/** Sends one document `count` times to the actor that echoes, or to another. */
function document(name: string, count: number, text: string | ((index: number) => string), actor = "echo"): Attack {
  return {
    name,
    run: (assault) => {
      const once = typeof text === "string" ? Buffer.from(text) : undefined;
      const next = (index: number): Buffer => once ?? Buffer.from((text as (index: number) => string)(index));
      return assault.say(count, (index) => ({ serializerId: 1, bytes: next(index) }), actor);
    },
  };
}

/** Attacks by JSON documents. */
export const onJson: readonly Attack[] = [
  document("shared plain objects, echoed", 20, doubling(30, "")),
  document("shared plain objects, logged", 20, doubling(30, ""), "logger"),
  document("shared dictionaries, echoed", 200, doubling(30, DICTIONARY)),
  document("shared objects of a class, logged", 200, `[${doubling(30, "Bench.Node, Bench")}]`, "logger"),
  document(
    "one ref of 30 kB, 7 000 times",
    50,
    `[{"$id":"1","$type":"Akka.Actor.ActorRefBase+Surrogate, Akka","Path":"akka.tcp://A@a:1/user/${"x".repeat(30_000)}"}${`,{"$ref":"1"}`.repeat(7_000)}]`,
  ),
  document("20 000 empty lists in a list", 100, `{"$type":"${nestedList(4)}","$values":[${"null,".repeat(20_000)}null]}`),
  document("20 000 nested arrays", 300, "[".repeat(20_000)),
  document("64 levels, 1 000 times", 100, `[${Array.from({ length: 900 }, () => "[".repeat(60) + "]".repeat(60)).join()}]`),
  document("a number of 100 000 digits", 300, "9".repeat(100_000)),
  document("a decimal of 100 000 digits", 300, `{"$":"M${"9".repeat(100_000)}"}`),
  document("a date of 100 000 digits", 300, `"2026-11-29T00:00:00.${"1".repeat(100_000)}Z"`),
  document("a string of escapes", 300, `"${"\\u0041".repeat(20_000)}"`),
  document("30 000 members", 300, `{${Array.from({ length: 9_000 }, (_, index) => `"a${index}":1`).join()}}`),
  document("members named by numbers", 300, `{${Array.from({ length: 7_000 }, (_, index) => `"${4_000_000_000 - index * 7}":1`).join()}}`),
  document("a type name of blanks", 300, `{"$type":"${" ".repeat(100_000)},${" ".repeat(20_000)}"}`),
  document("a type name of ranks", 300, `{"$type":"System.Int32${"[]".repeat(50_000)}, ${CORE}"}`),
  document("a type name of ranks that is short enough", 5_000, `{"$type":"System.Int32${"[]".repeat(900)}, ${CORE}","$values":[]}`),
  document("ever new type names of 1 900 characters", 20_000, (index) => `{"$type":"T${String(index).padEnd(1_900, "x")}, A"}`),
  document(
    "ever new names of lists",
    30_000,
    (index) => `{"$type":"System.Collections.Generic.List\`1[[System.Int32, ${CORE}]], A${index}","$values":[]}`,
  ),
  document("a type name that opens brackets", 300, `{"$type":"${"A`1[[".repeat(20_000)}"}`),
  document("base64 that is wrong at its end", 300, `{"$type":"System.Byte[], ${CORE}","$value":"${"A".repeat(100_001)}"}`),
];
