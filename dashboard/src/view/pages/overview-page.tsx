import { events } from "../../state/events.ts";
import { actorLink, associationLink, linkTo } from "../../state/route.ts";
import { history, ranking, round, snapshot, troubled } from "../../state/store.ts";
import { bytes, count, duration, percent, perSecond, plural, shortAddress } from "../format.ts";
import { Chart } from "../parts/chart.tsx";
import { Heat, Nothing, StateMark, Tile } from "../parts/marks.tsx";
import { eventText } from "./events-page.tsx";

/** Rows of each list. */
const LISTED = 6;

/** The state of the system in numbers, what needs attention, and how it has been for the last minutes. */
export function OverviewPage() {
  const shown = snapshot.value;
  if (shown === undefined) return null;
  const { totals } = shown;
  return (
    <>
      <dl class="tiles">
        <Tile label="Actors" value={count(totals.actors)} />
        <Tile label="Handled" value={perSecond(totals.rate)} />
        <Tile label="Waiting" value={count(totals.mailbox)} />
        <Tile label="Load" value={percent(totals.load)} />
        <Tile label="Stuck" value={count(totals.stuck)} kind={totals.stuck > 0 ? "bad" : ""} />
        <Tile label="Busy" value={count(totals.busy)} kind={totals.busy > 0 ? "warn" : ""} />
        <Tile label="Restarts" value={count(totals.restarts)} />
        <Tile label="Dead letters" value={count(shown.deadLetters.total)} />
        <Tile label="Associations" value={count(shown.associationCount)} kind={troubled.value.length > 0 ? "warn" : ""} />
      </dl>
      <div class="overview">
        <Attention />
        <Charts />
      </div>
    </>
  );
}

function Charts() {
  const { times } = history;
  const common = { times, round: round.value };
  return (
    <section aria-label="Rates" class="charts">
      <Chart {...common} title="Messages handled" series={[{ label: "handled", values: history.values("rate") }]} format={perSecond} />
      <Chart {...common} title="Messages waiting" series={[{ label: "waiting", values: history.values("mailbox") }]} format={count} />
      <Chart
        {...common}
        title="Load of handlers"
        series={[{ label: "load", values: history.values("load") }]}
        format={(value) => `${value.toFixed(0)} %`}
      />
      <Chart
        {...common}
        title="Associations"
        series={[
          { label: "in", values: history.values("bytesIn") },
          { label: "out", values: history.values("bytesOut") },
        ]}
        format={(value) => `${bytes(value)}/s`}
      />
      <Chart
        {...common}
        title="Failures"
        series={[
          { label: "dead letters", values: history.values("deadLetters") },
          { label: "restarts", values: history.values("restarts") },
        ]}
        format={perSecond}
      />
      <Chart {...common} title="Actors" series={[{ label: "actors", values: history.values("actors") }]} format={count} />
    </section>
  );
}

/** What an operator should look at, the worst first. */
function Attention() {
  const shown = snapshot.value;
  const actors = ranking.value?.ranking.actors ?? [];
  const stuck = actors.filter(({ activity }) => activity === "stuck");
  const busy = actors.filter(({ activity }) => activity === "busy");
  const unreachable = shown?.cluster?.members.filter(({ isReachable }) => !isReachable) ?? [];
  const recent = events.value.filter(({ kind }) => kind !== "actor-started" && kind !== "actor-stopped").slice(0, LISTED);
  const isFine = stuck.length + troubled.value.length + unreachable.length === 0;
  return (
    <section aria-label="Needs attention" class="attention">
      <h2>Needs attention</h2>
      {isFine && <Nothing>No actor is stuck, and every association is well.</Nothing>}
      {stuck.length > 0 && (
        <>
          <h3>
            Stuck <span class="quiet">messages wait, none is handled</span>
          </h3>
          <ul class="lines">
            {stuck.slice(0, LISTED).map((actor) => (
              <li key={actor.path}>
                <a class="path" href={actorLink(actor.path)}>
                  {actor.path}
                </a>
                <Heat messages={actor.mailbox} />
                <span class="mark stuck">{actor.oldestMs === null ? "stuck" : duration(actor.oldestMs)}</span>
              </li>
            ))}
          </ul>
          <More number={(shown?.totals.stuck ?? 0) - Math.min(stuck.length, LISTED)} href={linkTo("top")} />
        </>
      )}
      {troubled.value.length > 0 && (
        <>
          <h3>Associations</h3>
          <ul class="lines">
            {[...troubled.value]
              .sort((a, b) => b.state.localeCompare(a.state))
              .slice(0, LISTED)
              .map(({ remote, state, reason }) => (
                <li key={remote} class="two">
                  <a class="path" href={associationLink(remote)} title={remote}>
                    {shortAddress(remote)}
                  </a>
                  <StateMark state={state} />
                  <span class="reason quiet" title={reason ?? ""}>
                    {reason}
                  </span>
                </li>
              ))}
          </ul>
          <More number={troubled.value.length - LISTED} href={linkTo("associations")} />
        </>
      )}
      {unreachable.length > 0 && (
        <>
          <h3>Members</h3>
          <ul class="lines">
            {unreachable.slice(0, LISTED).map(({ address }) => (
              <li key={address}>
                <span class="path">{shortAddress(address)}</span>
                <StateMark state="unreachable" />
              </li>
            ))}
          </ul>
          <More number={unreachable.length - LISTED} href={linkTo("cluster")} />
        </>
      )}
      {busy.length > 0 && (
        <>
          <h3>
            Busy <span class="quiet">messages wait, and are handled</span>
          </h3>
          <ul class="lines">
            {busy.slice(0, LISTED).map((actor) => (
              <li key={actor.path}>
                <a class="path" href={actorLink(actor.path)}>
                  {actor.path}
                </a>
                <Heat messages={actor.mailbox} />
                <span class="number">{perSecond(actor.rate)}</span>
              </li>
            ))}
          </ul>
          <More number={(shown?.totals.busy ?? 0) - Math.min(busy.length, LISTED)} href={linkTo("top")} />
        </>
      )}
      <h3>Latest events</h3>
      {recent.length === 0 ? (
        <Nothing>None yet.</Nothing>
      ) : (
        <ul class="lines events">
          {recent.map((event) => (
            <li key={event.seq}>
              <span class={`kind ${event.kind}`}>{event.kind}</span>
              <span class="reason" title={eventText(event)}>
                {eventText(event)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <a href={linkTo("events")}>All events</a>
    </section>
  );
}

function More({ number, href }: { readonly number: number; readonly href: string }) {
  if (number <= 0) return null;
  return (
    <p class="more">
      <a href={href}>and {plural(number, "other")}</a>
    </p>
  );
}
