import type { ComponentChildren } from "preact";
import type { ActorView } from "../../contract.ts";
import { count, duration, percent, perSecond } from "../format.ts";
import { Activity, Heat, stateText } from "./marks.tsx";

/** A column of a list of actors. */
export interface ActorColumn {
  readonly name: string;
  readonly class: string;
  /** What the column shows of an actor. */
  readonly cell: (actor: ActorView) => ComponentChildren;
}

const state: ActorColumn = { name: "State", class: "c-state", cell: stateText };
const activity: ActorColumn = { name: "Activity", class: "c-activity", cell: (actor) => <Activity actor={actor} /> };
const mailbox: ActorColumn = { name: "Mailbox", class: "c-heat", cell: (actor) => <Heat messages={actor.mailbox} /> };
const growth: ActorColumn = {
  name: "Growth",
  class: "number c-growth",
  cell: ({ mailboxGrowth }) => (mailboxGrowth === 0 ? "" : `${mailboxGrowth > 0 ? "+" : ""}${perSecond(mailboxGrowth)}`),
};
const oldest: ActorColumn = {
  name: "Oldest",
  class: "number c-oldest",
  cell: ({ oldestMs }) => (oldestMs === null ? "" : duration(oldestMs)),
};
const handled: ActorColumn = { name: "Handled", class: "number c-rate", cell: ({ rate }) => perSecond(rate) };
const time: ActorColumn = { name: "Time in handlers", class: "number c-time", cell: ({ handlerMs }) => duration(handlerMs) };
const load: ActorColumn = { name: "Load", class: "number c-load", cell: (actor) => percent(actor.load) };
const restarts: ActorColumn = { name: "Restarts", class: "number c-restarts", cell: (actor) => count(actor.restarts) };

/** What lists of actors show behind the actor. */
export const listColumns: readonly ActorColumn[] = [state, activity, mailbox, growth, oldest, handled, time, load, restarts];

/** What the tree shows behind the actor: nothing where a list shows 0, because most of its actors do nothing. */
export const treeColumns: readonly ActorColumn[] = [
  state,
  activity,
  mailbox,
  growth,
  oldest,
  { ...handled, cell: (actor) => (actor.rate === 0 ? "" : handled.cell(actor)) },
  { ...load, cell: (actor) => (actor.load === 0 ? "" : load.cell(actor)) },
  { ...restarts, cell: (actor) => (actor.restarts === 0 ? "" : restarts.cell(actor)) },
];
