import { useState } from "preact/hooks";
import type { InspectionEvent, InspectionEventKind } from "../../contract.ts";
import { events, hasStream, isHeld, missedEvents, setHeld } from "../../state/events.ts";
import { actorLink, associationLink } from "../../state/route.ts";
import { clock, count, plural } from "../format.ts";
import { Filter } from "../parts/filter.tsx";
import { Nothing } from "../parts/marks.tsx";
import { VirtualRows } from "../parts/virtual-rows.tsx";

const kinds: readonly InspectionEventKind[] = ["association", "dead-letter", "restart", "actor-started", "actor-stopped", "missed"];
const columns = [
  { name: "Time", class: "c-clock" },
  { name: "Kind", class: "c-kind" },
  { name: "What happened", class: "wide" },
] as const;

/** Events as they happen, the newest first. */
export function EventsPage() {
  const [hidden, setHidden] = useState<ReadonlySet<InspectionEventKind>>(new Set());
  const [text, setText] = useState("");
  const needle = text.toLowerCase();
  const shown = events.value.filter(
    (event) => !hidden.has(event.kind) && (needle === "" || eventText(event).toLowerCase().includes(needle)),
  );
  return (
    <>
      <div class="tools">
        <fieldset class="choice">
          <legend class="unseen">Kinds</legend>
          {kinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={!hidden.has(kind)}
                onChange={(event) => {
                  const next = new Set(hidden);
                  if (event.currentTarget.checked) next.delete(kind);
                  else next.add(kind);
                  setHidden(next);
                }}
              />
              {kind}
            </label>
          ))}
        </fieldset>
        <Filter text={text} onChange={setText} hint="path, type, reason" />
        <button type="button" aria-pressed={isHeld.value} onClick={() => setHeld(!isHeld.value)}>
          {isHeld.value ? "Go on" : "Hold the list"}
        </button>
      </div>
      <p class="quiet">
        {plural(shown.length, "event")}, at most 1000 are kept here.{" "}
        {missedEvents.value > 0 && `${count(missedEvents.value)} were left out: more happened than the node sends. `}
        {!hasStream.value && "The stream of events is not open."}
      </p>
      {shown.length === 0 ? (
        <Nothing>{events.value.length === 0 ? "Nothing has happened yet." : "No event fits."}</Nothing>
      ) : (
        <VirtualRows
          label="Events"
          role="grid"
          columns={columns}
          count={shown.length}
          onEnter={(number) => {
            const link = shown[number] === undefined ? undefined : linkOf(shown[number]);
            if (link !== undefined) location.hash = link;
          }}
          row={(number) => {
            const event = shown[number];
            return event === undefined ? { cells: [] } : { cells: cellsOf(event) };
          }}
        />
      )}
    </>
  );
}

function cellsOf(event: InspectionEvent) {
  const link = linkOf(event);
  const text = eventText(event);
  return [
    clock(event.time),
    <span class={`kind ${event.kind}`}>{event.kind}</span>,
    link === undefined ? (
      <span title={text}>{text}</span>
    ) : (
      <a href={link} tabIndex={-1} title={text}>
        {text}
      </a>
    ),
  ];
}

function linkOf(event: InspectionEvent): string | undefined {
  switch (event.kind) {
    case "association":
      return associationLink(event.remote);
    case "dead-letter":
      return event.recipient.startsWith("/") ? actorLink(event.recipient) : undefined;
    case "actor-started":
    case "actor-stopped":
    case "restart":
      return actorLink(event.path);
    case "missed":
      return undefined;
  }
}

/** An event in one line. */
export function eventText(event: InspectionEvent): string {
  switch (event.kind) {
    case "association":
      return `${event.remote} ${event.text}`;
    case "dead-letter":
      return `${event.type} to ${event.recipient}: ${event.reason}`;
    case "actor-started":
    case "actor-stopped":
      return `${event.path}${event.className === "" ? "" : ` (${event.className})`}`;
    case "restart":
      return `${event.path}: ${event.reason}`;
    case "missed":
      return `${plural(event.count, "event")} left out`;
    default:
      return JSON.stringify(event); // a kind of a later version
  }
}
