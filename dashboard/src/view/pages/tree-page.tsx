import { actorLink, route, treeLink } from "../../state/route.ts";
import { refreshTree, round, snapshot, tree, treeView } from "../../state/store.ts";
import type { TreeRow } from "../../state/tree-model.ts";
import { count } from "../format.ts";
import { treeColumns } from "../parts/actor-columns.tsx";
import { Nothing } from "../parts/marks.tsx";
import { VirtualRows } from "../parts/virtual-rows.tsx";

const columns = [{ name: "Actor", class: "wide" }, ...treeColumns];

/** The tree of actors. Branches are asked for when they are opened, and children when they come into view. */
export function TreePage() {
  void round.value; // the model is not a signal
  const model = tree.value;
  const total = snapshot.value?.totals.actors ?? 0;
  const open = (number: number, isOpen: boolean): void => {
    const row = model.rowAt(number);
    if (row === undefined) return;
    model.toggle(row, isOpen);
    round.value += 1;
    refreshTree();
  };
  const onKey = (key: string, number: number): number | undefined => {
    const row = model.rowAt(number);
    if (row === undefined) return undefined;
    if (key === "ArrowRight" && !isOpen(row)) open(number, true);
    else if (key === "ArrowRight") return row.branch?.childCount === 0 ? number : number + 1;
    else if (key === "ArrowLeft" && isOpen(row)) open(number, false);
    else if (key === "ArrowLeft" && row.parent !== undefined) return model.numberOf(row.parent);
    else return undefined;
    return number;
  };
  return (
    <>
      <p class="lead">
        <Crumbs path={route.value.subject} />{" "}
        <span class="quiet">{count(total)} actors in the system. All of them can be reached: parts are loaded as they come into view.</span>
      </p>
      {model.rowCount === 0 ? (
        <Nothing>No actor exists at {model.path}, or the node has not answered yet.</Nothing>
      ) : (
        <VirtualRows
          label="Actors"
          role="treegrid"
          class="tree"
          columns={columns}
          count={model.rowCount}
          onView={(first, end) => {
            Object.assign(treeView, { first, end });
            refreshTree();
          }}
          onEnter={(number) => {
            const path = model.rowAt(number)?.actor?.path;
            if (path !== undefined) location.hash = actorLink(path);
          }}
          onKey={onKey}
          row={(number) => {
            const row = model.rowAt(number);
            return {
              attributes: row === undefined ? {} : attributesOf(row),
              cells: row === undefined ? [] : cellsOf(row, () => open(number, !isOpen(row))),
            };
          }}
        />
      )}
    </>
  );
}

/** The way to an actor, as links to the tree below each part of it. */
export function Crumbs({ path }: { readonly path: string }) {
  const names = path.split("/").filter((name) => name !== "");
  return (
    <span class="crumbs">
      <a href={treeLink("/")}>/</a>
      {names.map((name, index) => (
        <>
          {index > 0 && "/"}
          <a href={treeLink(`/${names.slice(0, index + 1).join("/")}`)}>{name}</a>
        </>
      ))}
    </span>
  );
}

function isOpen(row: TreeRow): boolean {
  return row.branch?.isOpen ?? false;
}

function attributesOf({ actor, level, index, parent, branch }: TreeRow): Record<string, string | number | boolean | undefined> {
  return {
    "aria-level": level + 1,
    "aria-posinset": index + 1,
    "aria-setsize": parent?.childCount ?? 1,
    "aria-expanded": actor === undefined || actor.childCount === 0 ? undefined : (branch?.isOpen ?? false),
    "data-path": actor?.path,
    "data-activity": actor?.activity,
  };
}

function cellsOf(row: TreeRow, toggle: () => void) {
  const { actor, level } = row;
  const indent = { paddingLeft: `${level * 16}px` };
  if (actor === undefined)
    return [
      <span class="quiet" style={indent}>
        loading …
      </span>,
    ];
  return [
    <span class="name" style={indent}>
      {actor.childCount > 0 ? (
        <button type="button" class="twist" tabIndex={-1} aria-hidden="true" onClick={toggle}>
          {isOpen(row) ? "▾" : "▸"}
        </button>
      ) : (
        <span class="twist" />
      )}
      <a href={actorLink(actor.path)} tabIndex={-1} title={actor.path}>
        {actor.name === "" ? "/" : actor.name}
      </a>
      {actor.childCount > 0 && <span class="children">{count(actor.childCount)}</span>}
      <span class="quiet class">{actor.className}</span>
    </span>,
    ...treeColumns.map((column) => column.cell(actor)),
  ];
}
