import type { ActorView } from "../../contract.ts";
import { actorLink } from "../../state/route.ts";
import { listColumns } from "./actor-columns.tsx";
import { VirtualRows } from "./virtual-rows.tsx";

const columns = [{ name: "Actor", class: "wide" }, ...listColumns];

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
    ...listColumns.map((column) => column.cell(actor)),
  ];
}
