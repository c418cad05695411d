// Texts that peers send besides messages: paths, addresses, patterns, names of types, dates, numbers, the replies that the command line prints, and
// what nodes and Kubernetes' API report.
import { ActorPath } from "../../src/actor/address/actor-path.ts";
import { Address } from "../../src/actor/address/address.ts";
import { PathLimits } from "../../src/actor/address/path-limits.ts";
import { wildcardFrom } from "../../src/actor/address/wildcard.ts";
import { millisecondsFromText } from "../../src/base/duration.ts";
import { readNodeReport, readOrderReply } from "../../src/cluster/internal.ts";
import { podsIn } from "../../src/cluster/discovery/node/pod-list.ts";
import { valueText } from "../../src/cli/talk/value-text.ts";
import { pathAtHome, canSupervise } from "../../src/remote/deploy/deployed-path.ts";
import { normalizedTypeName, typeNameFrom } from "../../src/serialization/names/type-name.ts";
import { DateTime, DateTimeOffset } from "../../src/serialization/values/date-time.ts";
import { Decimal } from "../../src/serialization/values/decimal.ts";
import { TimeSpan } from "../../src/serialization/values/time-span.ts";
import { casesOf, type GrowthCase, numbered, repeated, tried } from "./growth-case.ts";

const ADDRESS = "akka.tcp://Sys@host:9001";
const limits = new PathLimits(4096, 32 * 1024);

/** Everything that is done with a path that has arrived. */
function readPath(text: string): void {
  const path = limits.pathFrom(text);
  if (path.elements.length === 0 || path.toString() === "" || path.withAddress(path.address).withUid(1).uid !== 1) throw new Error();
  if (pathAtHome(path) !== undefined) canSupervise(path.parent, path);
}

const paths = {
  "many elements": (size: number) => `${ADDRESS}${repeated("/a", size)}`,
  "a long name": (size: number) => `${ADDRESS}/user/${repeated("a", size)}`,
  escapes: (size: number) => `${ADDRESS}/user/${repeated("%41", size)}`,
  "an escape without end": (size: number) => `${ADDRESS}/user/${repeated("a", size)}%4`,
  "empty elements": (size: number) => `${ADDRESS}${repeated("/", size)}`,
  "deployments of deployments": (size: number) => `${ADDRESS}${repeated("/remote/akka.tcp/Sys@host:9001", size)}/user/a`,
  "up and down": (size: number) => `${ADDRESS}${repeated("/temp/..", size)}`,
  "a long uid": (size: number) => `${ADDRESS}/user/a#${repeated("1", size)}`,
};
const addresses = {
  "a long system": (size: number) => `akka://${repeated("a", size)}`,
  "a long protocol": (size: number) => `${repeated("akka.", size)}://Sys`,
  "a long host": (size: number) => `akka.tcp://Sys@${repeated("host.", size)}:1`,
  "a long port": (size: number) => `akka.tcp://Sys@host:${repeated("1", size)}`,
  brackets: (size: number) => `akka.tcp://Sys@[${repeated(":", size)}`,
};
const names = {
  "blanks before a comma": (size: number) => `System.Int32${repeated(" ", size)}, mscorlib`,
  blanks: (size: number) => repeated(" ", size),
  commas: (size: number) => repeated(", ", size),
  versions: (size: number) => `A, B${repeated(", Version=1", size)}`,
  "versions that are none": (size: number) => `A, B${repeated(", Version ", size)}`,
  ranks: (size: number) => `System.Int32${repeated("[]", size)}, mscorlib`,
  "nested arguments": (size: number) => `${repeated("List`1[[", size / 2)}A, B${repeated("]], B", size / 2)}`,
  "arguments beside each other": (size: number) => `A\`9[${repeated("[B, C],", size)}[B, C]], D`,
  "closing brackets": (size: number) => `A\`1[[B, C${repeated("]]", size)}`,
  "brackets and ranks": (size: number) => `A\`1[[B, C]]${repeated("[]]]", size)}`,
};
const values = {
  digits: (size: number) => repeated("1", size),
  "digits behind a point": (size: number) => `1.${repeated("0", size)}1`,
  "blanks and a word": (size: number) => `1${repeated(" ", size)}x`,
  "blanks before": (size: number) => `${repeated(" ", size)}x`,
  "a date with a long fraction": (size: number) => `2024-01-02T03:04:05.${repeated("0", size)}Z`,
  colons: (size: number) => repeated("1:", size),
  exponents: (size: number) => `1${repeated("e1", size)}`,
};
const readers: readonly ((text: string) => unknown)[] = [
  (text) => DateTime.parse(text),
  (text) => DateTimeOffset.parse(text),
  (text) => Decimal.parse(text),
  (text) => TimeSpan.parse(text),
  millisecondsFromText,
];
const readValue = (text: string): void => {
  for (const read of readers) tried(() => read(text));
};

export const textCases: readonly GrowthCase[] = [
  ...casesOf("paths", readPath, paths, 32 * 1024),
  ...casesOf("paths of a program", (text: string) => ActorPath.parse(text).elements, { "many elements": paths["many elements"] }),
  ...casesOf("addresses", (text: string) => Address.parse(text), addresses, 1024),
  ...casesOf(
    "patterns",
    ({ pattern, name }: { pattern: string; name: string }) => wildcardFrom(pattern)(name),
    {
      "stars and a letter": (size) => ({ pattern: `${repeated("*a", Math.min(size, 1000))}b`, name: repeated("a", size) }),
      "one star and letters": (size) => ({ pattern: `*${repeated("a", Math.min(size, 1000))}b`, name: repeated("a", size) }),
      "question marks": (size) => ({ pattern: `*${repeated("?", Math.min(size, 1000))}b`, name: repeated("a", size) }),
      "stars alone": (size) => ({ pattern: `${repeated("*", size)}b`, name: repeated("a", size) }),
    },
    32 * 1024,
  ),
  ...casesOf("type names", (name: string) => typeNameFrom(normalizedTypeName(name)), names, 2048),
  ...casesOf("dates, decimals, spans", readValue, values),
  ...casesOf("replies on the command line", valueText, {
    "a list": (size: number) => Array.from({ length: size / 2 }, (_, index) => index),
    "an object": (size: number) => Object.fromEntries(Array.from({ length: size / 8 }, (_, index) => [`k${index}`, index])),
    "a Map": (size: number) => new Map(Array.from({ length: size / 8 }, (_, index) => [`k${index}`, index])),
    bytes: (size: number) => new Uint8Array(size),
    "a text": (size: number) => numbered(size, (index) => `${index}\n`),
  }),
  ...casesOf(
    "reports of nodes",
    (text: string) => readNodeReport(text) ?? readOrderReply(text),
    {
      roles: (size: number) => reportWith(`"roles":[${numbered(size, (index) => `"r${index}",`)}"r"]`),
      "addresses that it tries": (size: number) => reportWith(`"tries":[${repeated(`"${ADDRESS}",`, size)}1]`),
      "a long version": (size: number) => reportWith(`"appVersion":"${repeated("1.", size)}"`),
      "members that nobody reads": (size: number) => reportWith(numbered(size, (index) => `"k${index}":[],`).slice(0, -1)),
      nesting: (size: number) => repeated("[", size),
      "a long refusal": (size: number) => `{"refused":"${repeated("no\\n", size)}"}`,
      "a long success": (size: number) => `{"done":"${repeated("yes ", size)}"}`,
    },
    15_000,
  ),
  // No object of many names: JSON.parse needs up to 2.3 microseconds for each of 30 000 names and more, and less for each of fewer.
  ...casesOf("lists of pods", (text: string) => podsIn(text), {
    pods: (size: number) => podsOf(repeated(`${podOf('"ports":[{"name":"remoting","containerPort":9110}]')},`, size)),
    "ports of one pod": (size: number) => podsOf(`${podOf(`"ports":[${repeated('{"name":"a","containerPort":1},', size)}1]`)},`),
    "pods that do not run": (size: number) => podsOf(repeated('{"status":{"podIP":"10.0.0.1"}},', size)),
    "items that are no pods": (size: number) => podsOf(repeated("1,[],", size)),
    nesting: (size: number) => repeated('{"items":', size),
  }),
];

/** A report with these members, the last of two of one name counts. */
function reportWith(members: string): string {
  return `{"state":"member","address":"${ADDRESS}","uid":1,"roles":[],"appVersion":"1.0.0","tries":[],${members}}`;
}

function podOf(container: string): string {
  return `{"metadata":{"name":"shop"},"status":{"phase":"Running","podIP":"10.0.0.1"},"spec":{"containers":[{${container}}]}}`;
}

/** A list of these pods, each of which ends with a comma. */
function podsOf(pods: string): string {
  return `{"kind":"PodList","items":[${pods}null]}`;
}
