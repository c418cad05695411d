import { useState } from "preact/hooks";
import type { AssociationView } from "../../contract.ts";
import { associationLink, linkTo } from "../../state/route.ts";
import { flight, snapshot } from "../../state/store.ts";
import { bytes, clock, count, duration, plural, shortAddress } from "../format.ts";
import { Filter } from "../parts/filter.tsx";
import { AssociationGraph, statesText } from "../parts/association-graph.tsx";
import { Nothing, StateMark, Tile } from "../parts/marks.tsx";
import { VirtualRows } from "../parts/virtual-rows.tsx";

const columns = [
  { name: "Peer", class: "wide" },
  { name: "State", class: "c-mark" },
  { name: "For", class: "number c-oldest" },
  { name: "Reason", class: "wide" },
  { name: "Queued", class: "number c-load" },
  { name: "Unacknowledged", class: "number c-unacked" },
  { name: "In", class: "number c-load" },
  { name: "Out", class: "number c-load" },
] as const;
const severity = ["quarantined", "gated", "associating", "idle", "closed", "associated"];

/** The peers of this system: as a graph, and as a table with states and reasons. */
export function AssociationsPage({ subject }: { readonly subject: string }) {
  const [text, setText] = useState("");
  const shown = snapshot.value;
  if (shown === undefined) return null;
  const { associations } = shown;
  if (associations.length === 0) return <Nothing>This system has no association with another one.</Nothing>;
  const needle = text.toLowerCase();
  const fitting = associations
    .filter(({ remote, state, reason }) => `${remote} ${state} ${reason ?? ""}`.toLowerCase().includes(needle))
    .sort((a, b) => severity.indexOf(a.state) - severity.indexOf(b.state));
  return (
    <>
      <div class="tools">
        <Filter text={text} onChange={setText} hint="address, state, reason" />
        <span class="quiet">
          {statesText(associations)}
          {shown.associationCount > associations.length && `; ${count(shown.associationCount - associations.length)} others are not listed`}
        </span>
      </div>
      {subject !== "" && <One association={associations.find(({ remote }) => remote === subject)} remote={subject} />}
      <div class="associations">
        <div class="graph-box">
          <AssociationGraph self={shown.address} associations={fitting} selected={subject} />
        </div>
        <div class="beside">
          {fitting.length === 0 ? (
            <Nothing>No association fits.</Nothing>
          ) : (
            <VirtualRows
              label="Associations"
              role="grid"
              class="association-rows"
              columns={columns}
              count={fitting.length}
              onEnter={(number) => {
                const remote = fitting[number]?.remote;
                if (remote !== undefined) location.hash = associationLink(remote);
              }}
              row={(number) => {
                const association = fitting[number];
                return association === undefined
                  ? { cells: [] }
                  : {
                      attributes: { "aria-selected": association.remote === subject, "data-state": association.state },
                      cells: cellsOf(association),
                    };
              }}
            />
          )}
          <Legend />
        </div>
      </div>
    </>
  );
}

function Legend() {
  return (
    <p class="quiet legend-line">
      <StateMark state="associated" /> messages flow <StateMark state="gated" /> the last attempt failed, the next one comes by itself{" "}
      <StateMark state="quarantined" /> nothing is sent until the peer has restarted
    </p>
  );
}

function cellsOf(association: AssociationView) {
  const { remote, state, reason, since, queued, unacknowledged, bytesIn, bytesOut } = association;
  return [
    <a href={associationLink(remote)} tabIndex={-1} title={remote}>
      {shortAddress(remote)}
    </a>,
    <StateMark state={state} />,
    ageOf(since),
    <span title={reason ?? ""}>{reason ?? ""}</span>,
    queued === 0 ? "" : count(queued),
    unacknowledged === 0 ? "" : count(unacknowledged),
    bytesIn === null ? "" : bytes(bytesIn),
    bytesOut === null ? "" : bytes(bytesOut),
  ];
}

/** By the clock of the node: that of the browser may differ. */
function ageOf(since: string): string {
  return duration(Math.max(0, Date.parse(snapshot.value?.time ?? since) - Date.parse(since)));
}

/** One association, with its flight recorder. */
function One({ association, remote }: { readonly association: AssociationView | undefined; readonly remote: string }) {
  const record = flight.value?.remote === remote ? flight.value.record : undefined;
  return (
    <section class="one" aria-label={remote}>
      <h2>
        {remote} <a href={linkTo("associations")}>Close</a>
      </h2>
      {association === undefined ? (
        <Nothing>There is no association with this system any more.</Nothing>
      ) : (
        <>
          {association.reason !== null && <p class={`verdict ${association.state}`}>{association.reason}</p>}
          <dl class="tiles small">
            <Tile label="State" value={`${association.state} for ${ageOf(association.since)}`} />
            <Tile label="Incarnation" value={association.uid === null ? "unknown" : String(association.uid)} />
            <Tile label="Connections" value={count(association.connections)} />
            <Tile label="Queued" value={`${plural(association.queued, "message")}, ${bytes(association.queuedBytes)}`} />
            <Tile label="Unacknowledged" value={plural(association.unacknowledged, "system message")} />
            <Tile label="Read" value={trafficText(association.bytesIn, association.framesIn, "frame")} />
            <Tile label="Written" value={trafficText(association.bytesOut, association.blocksOut, "block")} />
            <Tile label="Watched from there" value={plural(association.watchedFromThere, "actor")} />
          </dl>
        </>
      )}
      {record === undefined || record === null ? (
        <p class="quiet">{record === null ? "The node has no flight recorder for it." : "Asking for its last events …"}</p>
      ) : (
        <ol class="flight" aria-label="Last events">
          {[...record.entries].reverse().map(({ time, text }, index) => (
            <li key={`${time}${index}`}>
              <time>{clock(time)}</time> {text}
            </li>
          ))}
          {record.dropped > 0 && <li class="quiet">{plural(record.dropped, "earlier entry", "earlier entries")} are no longer kept.</li>}
        </ol>
      )}
    </section>
  );
}

function trafficText(size: number | null, number: number | null, unit: string): string {
  return size === null || number === null ? "not counted" : `${bytes(size)} in ${plural(number, unit)}`;
}
