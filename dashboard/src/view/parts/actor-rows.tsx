import type { ActorView } from "../../contract.ts";
import { actorLink } from "../../state/route.ts";
import { count, duration, percent, perSecond } from "../format.ts";
import { Activity, Heat, stateText } from "./marks.tsx";
import { VirtualRows } from "./virtual-rows.tsx";

const columns = [
  { name: "Actor", class: "wide" },
  { name: "State", class: "c-state" },
  { name: "Activity", class: "c-activity" },
  { name: "Mailbox", class: "c-heat" },
  { name: "Growth", class: "number c-growth" },
  { name: "Oldest", class: "number c-oldest" },
  { name: "Handled", class: "number c-rate" },
  { name: "Time in handlers", class: "number c-time" },
  { name: "Load", class: "number c-load" },
  { name: "Restarts", class: "number c-restarts" },
] as const;

/** Actors with their paths, one a row. */
export function ActorRows({ label, actors }: { readonly label: string; readonly actors: readonly ActorView[] }) {
  return (
    <VirtualRows
      label={label}
      role="grid"
      columns={columns}
      count={actors.length}
      onEnter={(number) => {
        const path = actors[number]?.path;
        if (path !== undefined) location.hash = actorLink(path);
      }}
      row={(number) => {
        const actor = actors[number];
        return actor === undefined
          ? { cells: [] }
          : { attributes: { "data-path": actor.path, "data-activity": actor.activity }, cells: cellsOf(actor) };
      }}
    />
  );
}

function cellsOf(actor: ActorView) {
  return [
    <span class="name">
      <a href={actorLink(actor.path)} tabIndex={-1} title={actor.path}>
        {actor.path}
      </a>
      <span class="quiet class">{actor.className}</span>
    </span>,
    stateText(actor),
    <Activity actor={actor} />,
    <Heat messages={actor.mailbox} />,
    actor.mailboxGrowth === 0 ? "" : `${actor.mailboxGrowth > 0 ? "+" : ""}${perSecond(actor.mailboxGrowth)}`,
    actor.oldestMs === null ? "" : duration(actor.oldestMs),
    perSecond(actor.rate),
    duration(actor.handlerMs),
    percent(actor.load),
    count(actor.restarts),
  ];
}
