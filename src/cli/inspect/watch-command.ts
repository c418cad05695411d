import type { InspectionEvent } from "../../inspection/index.ts";
import { onOneLine } from "../terminal/one-line.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { formatted } from "./inspector.ts";
import { type InspectOptions, openInspector } from "./open-inspector.ts";

/** Options of `ritsem watch`. */
export interface WatchOptions extends InspectOptions {
  readonly past?: boolean;
}

/** Prints events as they happen, until interrupted. */
export async function watch(target: string, options: WatchOptions, terminal: Terminal): Promise<void> {
  const { inspector } = await openInspector(target, options, terminal);
  await using opened = inspector;
  const print = (event: unknown): void => {
    terminal.out(options.json ? `${JSON.stringify(event)}\n` : formatted(opened.name, () => eventText(event as InspectionEvent)));
  };
  await opened.events(options.past === true ? 0 : undefined, print, terminal.stopped ?? new AbortController().signal);
}

/** An event for people, in one line. */
export function eventText(event: InspectionEvent): string {
  return `${onOneLine(`${event.time}  ${whatHappened(event)}`)}\n`;
}

function whatHappened(event: InspectionEvent): string {
  switch (event.kind) {
    case "association":
      return `association    ${event.remote}  ${event.text}`;
    case "dead-letter":
      return `dead letter    ${event.type} to ${event.recipient}${event.sender === null ? "" : ` from ${event.sender}`}: ${event.reason}`;
    case "restart":
      return `restart        ${event.path} (${event.className}): ${event.reason}`;
    case "actor-started":
      return `started        ${event.path} (${event.className})`;
    case "actor-stopped":
      return `stopped        ${event.path} (${event.className})`;
    case "missed":
      return `missed         ${event.count} events, because there were too many at once`;
    default:
      return `${String((event as { readonly kind: unknown }).kind)}  (an event that this version does not know)`;
  }
}
