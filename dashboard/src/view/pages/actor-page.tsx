import type { ActorDetails } from "../../contract.ts";
import { treeLink } from "../../state/route.ts";
import { actor, actorHistory, round } from "../../state/store.ts";
import { count, duration, percent, perSecond, plural } from "../format.ts";
import { Chart } from "../parts/chart.tsx";
import { Activity, ActorLink, Nothing, Tile } from "../parts/marks.tsx";
import { Crumbs } from "./tree-page.tsx";

/** One actor: what it does, how its queue was, and whom it knows. */
export function ActorPage({ path }: { readonly path: string }) {
  const shown = actor.value?.path === path ? actor.value : undefined;
  const details = shown?.details ?? shown?.last;
  return (
    <>
      <p class="lead">
        <span class="quiet">In the tree: </span>
        <Crumbs path={path} />
      </p>
      {shown === undefined && <p class="loading">Asking the node …</p>}
      {shown?.details === null && (
        <p class="verdict gated" role="status">
          {shown.last === undefined
            ? "No actor exists at this path. Correct the path, or it has stopped."
            : "The actor has stopped. What you see is its last state."}
        </p>
      )}
      {details !== undefined && <Details details={details} />}
    </>
  );
}

function Details({ details }: { readonly details: ActorDetails }) {
  const common = { times: actorHistory.times, round: round.value };
  return (
    <>
      <Verdict details={details} />
      <dl class="tiles">
        <Tile label="Class" value={details.className === "" ? "none" : details.className} />
        <Tile label="State" value={details.state} />
        <div class={`tile ${details.activity === "stuck" ? "bad" : details.activity === "busy" ? "warn" : ""}`}>
          <dt>Activity</dt>
          <dd>
            <Activity actor={details} />
          </dd>
        </div>
        <Tile label="Mailbox" value={count(details.mailbox)} />
        <Tile label="Oldest message" value={details.oldestMs === null ? "none waits" : `${duration(details.oldestMs)} at least`} />
        <Tile label="Stashed" value={count(details.stashed)} />
        <Tile label="Handled" value={`${perSecond(details.rate)}, ${count(details.handled)} in all`} />
        <Tile label="Time in handlers" value={`${duration(details.handlerMs)}, load ${percent(details.load)}`} />
        <Tile label="Restarts" value={count(details.restarts)} />
        <Tile label="Dispatcher" value={details.dispatcher} />
        <Tile label="Uid" value={String(details.uid)} />
      </dl>
      <section aria-label="Charts" class="charts two">
        <Chart {...common} title="Messages waiting" series={[{ label: "waiting", values: actorHistory.mailbox }]} format={count} />
        <Chart {...common} title="Messages handled" series={[{ label: "handled", values: actorHistory.rate }]} format={perSecond} />
      </section>
      <div class="lists">
        <section>
          <h2>Family</h2>
          <p>
            {details.parent === null ? (
              "It is the root."
            ) : (
              <>
                Supervised by <ActorLink path={details.parent} />.
              </>
            )}{" "}
            {details.childCount === 0 ? (
              "No children."
            ) : (
              <a href={treeLink(details.path)}>{plural(details.childCount, "child", "children")} in the tree</a>
            )}
          </p>
        </section>
        {details.router !== null && (
          <Paths
            title={`Router: ${details.router.kind}, ${details.router.logic}`}
            paths={details.router.routees}
            total={details.router.routeeCount}
            none="No routees."
          />
        )}
        <Paths title="Watches" paths={details.watches} none="It watches no other actor." />
        <Paths title="Watched by" paths={details.watchedBy} none="No other actor watches it." />
      </div>
      <p class="quiet">Numbers of messages and times count from when somebody began to look.</p>
    </>
  );
}

/** What the numbers mean together. */
function Verdict({ details }: { readonly details: ActorDetails }) {
  if (details.activity === "stuck") {
    return (
      <p class="verdict quarantined">
        <strong>Stuck.</strong> {plural(details.mailbox, "message")} wait, the oldest for {duration(details.oldestMs ?? 0)} at least, and
        none is handled.{" "}
        {details.awaitingMs === null
          ? details.state === "suspended"
            ? "Its supervisor has not decided on its failure yet."
            : "Look at what it waits for, or whether another actor keeps the thread."
          : `Its handler has awaited a promise for ${duration(details.awaitingMs)}: give what it calls a time limit.`}
      </p>
    );
  }
  if (details.activity === "busy" && details.mailboxGrowth > 0) {
    return (
      <p class="verdict gated">
        <strong>Busy, and falling behind.</strong> It handles {perSecond(details.rate)}, and its queue grows by{" "}
        {perSecond(details.mailboxGrowth)}. Spread the work with a router, or let senders wait.
      </p>
    );
  }
  return null;
}

function Paths(props: { readonly title: string; readonly paths: readonly string[]; readonly total?: number; readonly none: string }) {
  const { title, paths, total = paths.length, none } = props;
  return (
    <section>
      <h2>{title}</h2>
      {paths.length === 0 ? (
        <Nothing>{none}</Nothing>
      ) : (
        <ul class="lines">
          {paths.map((path) => (
            <li key={path}>
              <ActorLink path={path} />
            </li>
          ))}
        </ul>
      )}
      {total > paths.length && <p class="quiet">and {count(total - paths.length)} others</p>}
    </section>
  );
}
