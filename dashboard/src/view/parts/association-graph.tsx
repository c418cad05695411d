import type { AssociationView } from "../../contract.ts";
import { associationLink } from "../../state/route.ts";
import { plural, shortAddress } from "../format.ts";
import { layoutOf, MAXIMUM_DRAWN } from "../graph-layout.ts";

/** Longest label, and about how wide a character is in the drawing. */
const LONGEST_LABEL = 20;
const CHARACTER = 6;
/** States in the order in which they are drawn: what needs attention stands together, at the top. */
const order = ["quarantined", "gated", "associating", "idle", "closed", "associated"];

/** This system in the centre, its peers around it. The table says the same to those who do not see it. */
export function AssociationGraph(props: {
  readonly self: string;
  readonly associations: readonly AssociationView[];
  readonly selected: string;
}) {
  const { self, associations, selected } = props;
  const drawn = [...associations].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)).slice(0, MAXIMUM_DRAWN);
  const isMany = drawn.length > 24;
  const systems = new Set(drawn.map(({ remote }) => shortAddress(remote).split("@")[0]));
  const label = (remote: string): string => {
    const text = systems.size > 1 && !isMany ? shortAddress(remote) : (shortAddress(remote).split("@")[1] ?? remote);
    return text.length > LONGEST_LABEL ? `…${text.slice(1 - LONGEST_LABEL)}` : text;
  };
  const longest = drawn.reduce((length, { remote }) => Math.max(length, label(remote).length), 0);
  const { places, radius, isDense } = layoutOf(drawn.length, longest * CHARACTER + 14);
  const size = radius * 2;
  return (
    <svg
      class={isDense ? "graph dense" : "graph"}
      viewBox={`${-radius} ${-radius} ${size} ${size}`}
      style={{ maxWidth: `${Math.max(520, size)}px` }}
      role="img"
      aria-label={`${plural(associations.length, "peer")} around ${self}: ${statesText(associations)}. The table has the same.`}
    >
      {drawn.map(({ remote, state }, index) => (
        <line key={remote} class={`edge ${state}`} x1={0} y1={0} x2={places[index]?.x} y2={places[index]?.y} />
      ))}
      {drawn.map(({ remote, state, reason }, index) => {
        const { x, y, angle } = places[index] ?? { x: 0, y: 0, angle: 0 };
        const isLeft = angle > 90 && angle < 270;
        return (
          <a key={remote} href={associationLink(remote)} tabIndex={-1} class={`peer ${state} ${remote === selected ? "selected" : ""}`}>
            <title>{`${remote}: ${state}${reason === null ? "" : `, ${reason}`}`}</title>
            <Shape state={state} x={x} y={y} r={isDense ? 4 : 9} />
            {isDense ? (
              <text
                transform={`translate(${x} ${y}) rotate(${isLeft ? angle + 180 : angle})`}
                x={isLeft ? -9 : 9}
                text-anchor={isLeft ? "end" : "start"}
                dy="0.35em"
              >
                {label(remote)}
              </text>
            ) : (
              <text x={x} y={y + (y < 0 ? -15 : 24)} text-anchor="middle">
                {label(remote)}
              </text>
            )}
          </a>
        );
      })}
      <circle class="self" r={isDense ? 14 : 20} />
      <text class="self" y={isDense ? 30 : 40} text-anchor="middle">
        {shortAddress(self).split("@")[0]}
      </text>
      <text class="self address" y={isDense ? 44 : 55} text-anchor="middle">
        {shortAddress(self).split("@")[1] ?? ""}
      </text>
    </svg>
  );
}

/** A shape for each kind of state, so that colour is not all there is. */
function Shape({ state, x, y, r }: { readonly state: string; readonly x: number; readonly y: number; readonly r: number }) {
  if (state === "quarantined") {
    const d = r * 1.1;
    return <path d={`M${x - d} ${y - d}h${2 * d}v${2 * d}h${-2 * d}z`} />;
  }
  if (state === "gated") {
    const d = r * 1.3;
    return <path d={`M${x} ${y - d}L${x + d} ${y + d * 0.8}L${x - d} ${y + d * 0.8}z`} />;
  }
  return <circle cx={x} cy={y} r={r} />;
}

/** `3 gated, 197 associated`. */
export function statesText(associations: readonly AssociationView[]): string {
  const counts = new Map<string, number>();
  for (const { state } of associations) counts.set(state, (counts.get(state) ?? 0) + 1);
  return order
    .filter((state) => counts.has(state))
    .map((state) => `${counts.get(state)} ${state}`)
    .join(", ");
}
