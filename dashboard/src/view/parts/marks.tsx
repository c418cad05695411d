import type { ActorView } from "../../contract.ts";
import { actorLink } from "../../state/route.ts";
import { count, duration } from "../format.ts";

/** `idle`, `busy` or `stuck`: a word, a shape and a colour. */
export function Activity({ actor }: { readonly actor: ActorView }) {
  const text = actor.activity === "stuck" && actor.oldestMs !== null ? `stuck ${duration(actor.oldestMs)}` : actor.activity;
  return <span class={`mark ${actor.activity}`}>{text}</span>;
}

/** What an actor does, with how long it has awaited. */
export function stateText(actor: ActorView): string {
  return actor.awaitingMs === null ? actor.state : `awaiting ${duration(actor.awaitingMs)}`;
}

/** A state of an association or of a member. */
export function StateMark({ state }: { readonly state: string }) {
  return <span class={`mark ${state.toLowerCase()}`}>{state}</span>;
}

/** Messages in a mailbox, with a bar on a logarithmic scale: each third of it stands for 100 times as many. */
export function Heat({ messages }: { readonly messages: number }) {
  return (
    <span class={`heat heat-${heatOf(messages)}`}>
      <span class="bar" style={{ width: `${Math.min(100, (Math.log10(messages + 1) / 6) * 100)}%` }} />
      <span class="number">{count(messages)}</span>
    </span>
  );
}

/** 0 to 5: none, to 9, to 99, to 999, to 9 999, more. */
export function heatOf(messages: number): number {
  return messages <= 0 ? 0 : Math.min(5, Math.floor(Math.log10(messages)) + 1);
}

/** A link to the page of an actor of this system; plain text for those elsewhere. */
export function ActorLink({ path, text = path }: { readonly path: string; readonly text?: string }) {
  return path.startsWith("/") ? (
    <a class="path" href={actorLink(path)} title={path}>
      {text}
    </a>
  ) : (
    <span class="path" title={path}>
      {text}
    </span>
  );
}

/** A number with what it is. */
export function Tile({ label, value, kind = "" }: { readonly label: string; readonly value: string; readonly kind?: string }) {
  return (
    <div class={`tile ${kind}`}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What a page says if it has nothing to show. */
export function Nothing({ children }: { readonly children: preact.ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}
