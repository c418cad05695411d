import { useState } from "preact/hooks";
import type { DeadLetterGroup } from "../../contract.ts";
import { snapshot } from "../../state/store.ts";
import { clock, count, plural } from "../format.ts";
import { Filter } from "../parts/filter.tsx";
import { ActorLink, Nothing } from "../parts/marks.tsx";

/** Groups that are drawn: the rest is found with the filter. */
const DRAWN = 60;

/** Messages that were not delivered, in groups, each with what to do about it. */
export function DeadLettersPage() {
  const [text, setText] = useState("");
  const [by, setBy] = useState<"latest" | "count">("latest");
  const letters = snapshot.value?.deadLetters;
  if (letters === undefined) return null;
  const needle = text.toLowerCase();
  const fitting = letters.groups.filter(({ reason, recipient, type }) => `${reason} ${recipient} ${type}`.toLowerCase().includes(needle));
  if (by === "count") fitting.sort((a, b) => b.count - a.count);
  return (
    <>
      <div class="tools">
        <label>
          Order{" "}
          <select value={by} onChange={(event) => setBy(event.currentTarget.value as "latest" | "count")}>
            <option value="latest">the latest first</option>
            <option value="count">the most first</option>
          </select>
        </label>
        <Filter text={text} onChange={setText} hint="reason, path, type" />
      </div>
      <p class="quiet">
        {plural(letters.total, "dead letter")} since the system started, in {plural(letters.groups.length, "group")}.
        {letters.ungrouped > 0 && ` ${count(letters.ungrouped)} belong to groups that newer ones have replaced.`}
        {fitting.length > DRAWN && ` The first ${DRAWN} of ${fitting.length} groups are shown: filter to see others.`}
      </p>
      {fitting.length === 0 ? (
        <Nothing>{letters.groups.length === 0 ? "Every message has been delivered." : "No group fits."}</Nothing>
      ) : (
        <ul class="letters">
          {fitting.slice(0, DRAWN).map((group) => (
            <Group key={`${group.reason}|${group.recipient}|${group.type}`} group={group} />
          ))}
        </ul>
      )}
    </>
  );
}

function Group({ group }: { readonly group: DeadLetterGroup }) {
  return (
    <li>
      <p class="first">
        <span class="times">{count(group.count)}×</span>
        <b>{group.type}</b> to <ActorLink path={group.recipient} />
      </p>
      <p>{group.reason}</p>
      <p class="cure">{group.cure}</p>
      <p class="quiet">
        {group.count > 1 ? `${clock(group.firstTime)} to ${clock(group.lastTime)}` : clock(group.lastTime)}, last from{" "}
        {group.lastSender === null ? "no sender" : <ActorLink path={group.lastSender} />}
      </p>
    </li>
  );
}
