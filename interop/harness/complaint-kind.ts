import type { PeerLogEvent } from "./peer-event.ts";

/** What differs between two lines of one kind, and what stands for it. In this order, because a later one would also fit into an earlier one. */
const VARIABLE_PARTS: readonly (readonly [what: RegExp, placeholder: string])[] = [
  [/\n.*/su, ""], // the rest of an exception
  [/(?:akka\.)?tcp(?::\/\/|%3A%2F%2F)\w+(?:@|%40)127\.0\.0\.1(?::|%3A)\d+/gu, "NODE"],
  [/(?:\[::ffff:)?127\.0\.0\.1\]?:\d+/gu, "ENDPOINT"],
  [/Member\(address = NODE[^)]*\)/gu, "MEMBER"],
  [/UniqueAddress: \(NODE, -?\d+\)/gu, "INCARNATION"],
  [/\b(NODE|MEMBER|INCARNATION)(?:, \1)+/gu, "$1"],
  [/\$[\w+~]+/gu, "NAME"],
  [/\(Id=[0-9a-f]+\)/gu, "(Id=N)"],
  [/full reachability status: .*/gu, "full reachability status: …"], // who else has noticed by then
  [/(?<!\w)-?\d+(?:[.:,]\d+)*|\d+/gu, "N"],
];

/** A warning or error without addresses, uids, numbers, and the stack of an exception: equal for lines that say the same of different nodes. */
export function complaintKindOf({ level, source, text }: PeerLogEvent): string {
  const line = `${level} ${source}: ${text}`;
  return VARIABLE_PARTS.reduce((rest, [what, placeholder]) => rest.replace(what, placeholder), line).trimEnd();
}

/** Whether it says that the node had no time, and nothing of other nodes. */
export function isOfBusyMachine({ text }: PeerLogEvent): boolean {
  return /heartbeat interval is growing too large|Scheduled sending of heartbeat was delayed/u.test(text);
}
