import type { Conversation, ConversationStep } from "../../contract.ts";
import { duration, plural } from "../format.ts";

/** What is drawn at most: more is a picture that nobody reads. Counts. */
const MOST_STEPS = 200;
const MOST_PARTICIPANTS = 20;
const COLUMN = 200;
const HEAD = 44;
const ROW = 42;
const LONGEST_LABEL = 28;

/** Who sent what to whom, from top to bottom. The list below it says the same to those who do not see it. */
export function SequenceDiagram({ steps }: Conversation) {
  const names = [...new Set(steps.flatMap(({ from, to }) => [from, to]))];
  const columns = new Map(names.slice(0, MOST_PARTICIPANTS).map((name, at) => [name, (at + 0.5) * COLUMN]));
  const drawn = steps.filter(({ from, to }) => columns.has(from) && columns.has(to)).slice(0, MOST_STEPS);
  const [width, height] = [columns.size * COLUMN, HEAD + (drawn.length + 0.5) * ROW];
  const leftOut = steps.length - drawn.length;
  return (
    <>
      <svg
        class="sequence"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${plural(steps.length, "message")} between ${plural(names.length, "participant")}. The list has the same.`}
      >
        {Array.from(columns, ([name, x]) => (
          <Participant key={name} name={name} x={x} height={height} />
        ))}
        {drawn.map((step, index) => (
          <Arrow
            key={index}
            step={step}
            from={columns.get(step.from) ?? 0}
            to={columns.get(step.to) ?? 0}
            y={HEAD + (index + 0.75) * ROW}
          />
        ))}
      </svg>
      {leftOut > 0 && <p class="quiet">and {plural(leftOut, "message")} that the list has</p>}
    </>
  );
}

/** `node /user/name`: the name above its node. */
function Participant({ name, x, height }: { readonly name: string; readonly x: number; readonly height: number }) {
  const space = name.indexOf(" ");
  const [node, own] = space < 0 ? ["", name] : [name.slice(0, space), name.slice(space + 1)];
  return (
    <g>
      <title>{name}</title>
      <line class="life" x1={x} y1={HEAD} x2={x} y2={height} />
      <text x={x} y={16} text-anchor="middle">
        {cut(own)}
      </text>
      <text class="node" x={x} y={32} text-anchor="middle">
        {cut(node)}
      </text>
    </g>
  );
}

/** An ask has a second, dashed line for the reply, unless it failed. */
function Arrow({ step, from, to, y }: { readonly step: ConversationStep; readonly from: number; readonly to: number; readonly y: number }) {
  const { message, operation, handledMs, failure } = step;
  const toward = to < from ? -1 : 1;
  const isOwn = from === to;
  const end = isOwn ? to + 4 : to;
  const took = handledMs === undefined ? "" : `, ${duration(handledMs)}`;
  return (
    <g class={failure === undefined ? undefined : "failed"}>
      <title>{textOf(step)}</title>
      <text x={isOwn ? from + 30 : (from + to) / 2} y={y - 5} text-anchor={isOwn ? "start" : "middle"}>
        {cut(`${failure === undefined ? "" : "failed: "}${operation} ${message}${took}`)}
      </text>
      <path class="arrow" d={isOwn ? `M${from} ${y}h24v8H${end}` : `M${from} ${y}H${end}`} />
      <path class="tip" d={isOwn ? `M${from} ${y + 8}l8 -4v8z` : `M${to} ${y}l${-8 * toward} -4v8z`} />
      {operation === "ask" && failure === undefined && !isOwn && (
        <path class="arrow reply" d={`M${to} ${y + 9}H${from}m${8 * toward} -4l${-8 * toward} 4l${8 * toward} 4`} />
      )}
    </g>
  );
}

/** One message in words. */
export function textOf({ from, to, message, operation, handledMs, failure }: ConversationStep): string {
  const handled = handledMs === undefined ? "" : `, handled in ${duration(handledMs)}`;
  return `${from} ${operation}s ${to}: ${message}${handled}${failure === undefined ? "" : `, failed: ${failure}`}`;
}

function cut(text: string): string {
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
}
