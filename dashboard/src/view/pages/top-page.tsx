import { useState } from "preact/hooks";
import type { ActorActivity, ActorOrder } from "../../contract.ts";
import { order, pollNow, ranking, snapshot } from "../../state/store.ts";
import { count } from "../format.ts";
import { Filter } from "../parts/filter.tsx";
import { ActorRows } from "../parts/actor-rows.tsx";
import { Nothing } from "../parts/marks.tsx";

const orders: readonly (readonly [ActorOrder, string])[] = [
  ["mailbox", "longest mailbox"],
  ["rate", "most messages a second"],
  ["restarts", "most restarts"],
  ["time", "most time in handlers"],
];

/** The first actors in an order; those that are stuck apart from those that are busy, if wanted. */
export function TopPage() {
  const [only, setOnly] = useState<ActorActivity | "all">("all");
  const [text, setText] = useState("");
  const answer = ranking.value;
  const needle = text.toLowerCase();
  const shown = (answer?.ranking.actors ?? []).filter(
    ({ activity, path, className }) => (only === "all" || activity === only) && `${path} ${className}`.toLowerCase().includes(needle),
  );
  return (
    <>
      <div class="tools">
        <label>
          Order{" "}
          <select
            value={order.value}
            onChange={(event) => {
              order.value = event.currentTarget.value as ActorOrder;
              pollNow();
            }}
          >
            {orders.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="choice">
          <legend class="unseen">Activity</legend>
          {(["all", "stuck", "busy", "idle"] as const).map((value) => (
            <label key={value}>
              <input type="radio" name="only" checked={only === value} onChange={() => setOnly(value)} />
              {value}
            </label>
          ))}
        </fieldset>
        <Filter text={text} onChange={setText} hint="path or class" />
      </div>
      <p class="quiet">
        {shown.length} of the first {answer?.ranking.actors.length ?? 0} actors; the system has {count(snapshot.value?.totals.actors ?? 0)},{" "}
        {count(snapshot.value?.totals.stuck ?? 0)} stuck and {count(snapshot.value?.totals.busy ?? 0)} busy.
      </p>
      {shown.length === 0 ? <Nothing>None of these actors fits.</Nothing> : <ActorRows label="Actors in this order" actors={shown} />}
    </>
  );
}
