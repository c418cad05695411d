import type { FlightRecord } from "../../inspection/index.ts";
import { onOneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { refusedBy, formatted } from "./inspector.ts";
import { type InspectOptions, openInspector } from "./open-inspector.ts";

/** Prints the last events of one association. */
export async function flight(target: string, peer: string, options: InspectOptions, terminal: Terminal): Promise<void> {
  const { inspector } = await openInspector(target, options, terminal);
  await using opened = inspector;
  const record = (await opened.ask({ get: "flight", peer })) as FlightRecord | null;
  if (record === null) {
    const cure =
      "See with ritsem watch --past, or in a snapshot, which associations there are. ritsem.inspect.flight-recorder limits how many are recorded.";
    throw refusedBy(opened.name, `it has no record of an association with ${onOneLine(peer)}`, cure);
  }
  terminal.out(options.json ? `${JSON.stringify(record)}\n` : formatted(opened.name, () => flightText(record)));
}

/** The record for people. */
export function flightText({ remote, entries, dropped }: FlightRecord): string {
  const lines = [
    `The association with ${remote}:`,
    ...(dropped === 0 ? [] : [`  … ${dropped} earlier events`]),
    ...entries.map(({ time, text }) => `  ${time}  ${text}`),
  ];
  return `${lines.map(onOneLine).join("\n")}\n`;
}
