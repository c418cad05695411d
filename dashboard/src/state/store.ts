import { batch, computed, signal } from "@preact/signals";
import { ask, type Answer, queryOf } from "../api/client.ts";
import { keepToken, keptToken, takeTokenFromAddress } from "../api/token.ts";
import type {
  ActorDetails,
  ActorOrder,
  ActorView,
  ConversationList,
  ConversationRecord,
  FlightRecord,
  RankingAnswer,
  Snapshot,
} from "../contract.ts";
import { type Connection, connectionAfter, OTHER_VERSION_PAUSE_MS } from "./connection.ts";
import { readEvents, startAnew } from "./events.ts";
import { History } from "./history.ts";
import { announce, announceCount } from "./live-region.ts";
import { intervalMs } from "./preferences.ts";
import { route } from "./route.ts";
import { PAGE, type PageQuery, TreeModel } from "./tree-model.ts";

/** Parts of the tree that are asked for in one round. */
const PAGES_PER_ROUND = 5;
/** Actors of a ranking. Count. */
const RANKED = 200;
/** A ranking is a walk over all actors of the node, whose rates are from one sample a second: asking more often shows nothing new. Unit: ms. */
const RANKING_MS = 900;
/** Pause between polls while the tab is hidden. Unit: ms. */
const HIDDEN_MS = 5000;

export const token = signal(takeTokenFromAddress() ?? keptToken());
export const connection = signal<Connection>({ kind: "connecting" });
/** The latest state, without the tree. It stays when the node is lost. */
export const snapshot = signal<Snapshot | undefined>(undefined);
/** Grows with each round of answers: charts and the tree, which are not values, are drawn again. */
export const round = signal(0);
export const isPaused = signal(false);
/** Whether the system has restarted while it was looked at. */
export const hasRestarted = signal(false);
export const history = new History();
export const tree = signal(new TreeModel("/"));
/** Rows of the tree that are in view. */
export const treeView = { first: 0, end: 60 };
export const order = signal<ActorOrder>("mailbox");
export const ranking = signal<RankingAnswer | undefined>(undefined);
/** The actor of the page: undefined until it is known, null if there is none. `last` remains when it has stopped. */
export const actor = signal<
  { readonly path: string; readonly details: ActorDetails | null; readonly last: ActorDetails | undefined } | undefined
>(undefined);
/** Mailbox and rate of the actor of the page over time. */
export const actorHistory = { path: "", times: [] as number[], mailbox: [] as number[], rate: [] as number[] };
export const flight = signal<{ readonly remote: string; readonly record: FlightRecord | null } | undefined>(undefined);

export const conversations = signal<ConversationList | undefined>(undefined);
/** The conversation of the page: `null` if the node keeps no spans of it. */
export const conversation = signal<{ readonly trace: string; readonly record: ConversationRecord | null } | undefined>(undefined);

export const troubled = computed(() =>
  (snapshot.value?.associations ?? []).filter(({ state }) => state === "gated" || state === "quarantined"),
);

/** What every page needs, if only for a number in the menu. */
const PARTS = "associations,deadLetters,cluster,sharding";

let events: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let isAsking = false;
let rankedAtMs = 0;

/** Takes another token, and tries it at once. */
export function useToken(text: string): void {
  token.value = text.trim();
  events?.abort();
  events = undefined;
  connection.value = { kind: "connecting" };
  pollNow();
}

/** Polls now instead of at the next interval. */
export function pollNow(): void {
  clearTimeout(timer);
  if (!isAsking) void poll();
}

/** Polls until the page is left. */
async function poll(): Promise<void> {
  const started = Date.now();
  isAsking = true;
  try {
    await askForAll();
  } finally {
    isAsking = false;
    const { value } = connection;
    let pauseMs = Math.max(50, (document.hidden ? HIDDEN_MS : intervalMs.value) - (Date.now() - started));
    if (value.kind === "lost") pauseMs = Math.max(50, value.nextAtMs - Date.now());
    else if (value.kind === "other-version") pauseMs = OTHER_VERSION_PAUSE_MS;
    clearTimeout(timer);
    if (value.kind !== "token-needed") timer = setTimeout(pollNow, pauseMs);
  }
}

async function askForAll(): Promise<void> {
  if (isPaused.value && connection.value.kind === "live") return;
  const { page, subject } = route.value;
  const parts = page === "routers" ? `${PARTS},routers,watches` : PARTS; // which the node finds by a walk over all actors
  const asked = token.value;
  const main = ask<Snapshot>(queryOf("api/snapshot", { path: "/", depth: 0, limit: 1, parts }), asked, true);
  const others =
    connection.value.kind !== "live" && snapshot.value === undefined && connection.value.kind !== "connecting"
      ? undefined // one request is enough to find out
      : askForPage(page, subject, asked);
  const answer = await main;
  if (asked !== token.value) return;
  const isFirst = snapshot.value === undefined;
  if (isFirst) accept(answer); // the first state is shown at once
  const apply = await others;
  batch(() => {
    if (!isFirst) accept(answer);
    if (answer.kind !== "ok") return;
    apply?.();
    round.value += 1;
  });
}

function accept(answer: Answer<Snapshot>): void {
  const before = connection.value;
  const after = connectionAfter(before, answer, token.value !== "", Date.now());
  connection.value = after;
  if (before.kind === "live" && after.kind === "lost") announce("connection", "The node does not answer.");
  if (answer.kind !== "ok") return;
  if (before.kind === "connecting") keepToken(token.value);
  if (before.kind === "lost") announce("connection", "The node answers again.");
  const last = snapshot.value;
  if (last !== undefined && last.uid !== answer.value.uid) {
    hasRestarted.value = true;
    restartEvents();
    tree.value = new TreeModel(tree.value.path);
    announce("connection", "The system has restarted.");
  }
  snapshot.value = answer.value;
  history.add(answer.value);
  announceCount("stuck", answer.value.totals.stuck, `${answer.value.totals.stuck} actors are stuck.`);
  announceCount("associations", troubled.value.length, `${troubled.value.length} associations are gated or quarantined.`);
  if (events === undefined) {
    events = new AbortController();
    void readEvents(token.value, events.signal);
  }
}

/** The stream of the earlier incarnation may have been opened again before it was known that there is another one. */
function restartEvents(): void {
  startAnew();
  events?.abort();
  events = undefined;
}

/** Asks for what only one page shows. Returns how to apply it, so that one round changes all at once. */
async function askForPage(page: string, subject: string, asked: string): Promise<(() => void) | undefined> {
  if (page === "actors") return askForTree(asked);
  if (page === "overview" || page === "top") {
    const by = page === "top" ? order.value : "mailbox";
    if (ranking.value?.ranking.by === by && Date.now() - rankedAtMs < RANKING_MS) return undefined;
    rankedAtMs = Date.now();
    const answer = await ask<RankingAnswer>(queryOf("api/top", { by, limit: RANKED }), asked, true);
    return () => {
      if (answer.kind === "ok") ranking.value = answer.value;
    };
  }
  if (page === "actor") {
    const answer = await ask<ActorDetails>(queryOf("api/actor", { path: subject }), asked, false);
    return () => acceptActor(subject, answer);
  }
  if (page === "associations" && subject !== "") {
    const answer = await ask<FlightRecord>(queryOf("api/flight", { peer: subject }), asked, false);
    return () => {
      if (answer.kind === "ok") flight.value = { remote: subject, record: answer.value };
      else if (answer.kind === "not-found") flight.value = { remote: subject, record: null };
    };
  }
  return page === "conversations" ? askForConversations(subject, asked) : undefined;
}

async function askForConversations(trace: string, asked: string): Promise<() => void> {
  const [list, record] = await Promise.all([
    ask<ConversationList>("api/conversations", asked, true),
    trace === "" ? undefined : ask<ConversationRecord>(queryOf("api/conversation", { trace }), asked, true),
  ]);
  return () => {
    if (list.kind === "ok") conversations.value = list.value;
    if (record?.kind === "ok") conversation.value = { trace, record: record.value };
    else if (record?.kind === "not-found") conversation.value = { trace, record: null };
  };
}

async function askForTree(asked: string): Promise<() => void> {
  const model = tree.value;
  const queries = model.pagesFor(treeView.first, treeView.end).slice(0, PAGES_PER_ROUND);
  const answers = await Promise.all(queries.map((query) => ask<Snapshot>(treeQuery(query), asked, true)));
  return () => {
    if (model !== tree.value) return;
    const isFirst = model.rowCount === 0;
    for (const [at, answer] of answers.entries()) {
      const query = queries[at];
      if (query === undefined || answer.kind !== "ok" || answer.value.actors === null) continue;
      const { root } = answer.value.actors;
      model.accept(query, root === null ? undefined : withoutChildren(root), root?.children.map(withoutChildren) ?? [], Date.now());
    }
    if (isFirst) openUser(model);
  };
}

/** Opens `/user`, where the actors of programs are, in a new tree. */
function openUser(model: TreeModel): void {
  for (let number = 1; number < Math.min(model.rowCount, 20); number += 1) {
    const row = model.rowAt(number);
    if (row?.actor?.path === "/user") model.toggle(row, true);
  }
  refreshTree();
}

let isRefreshing = false;

/** Asks soon for the parts of the tree that have come into view. */
export function refreshTree(): void {
  if (isRefreshing) return;
  isRefreshing = true;
  setTimeout(() => {
    void askForTree(token.value).then((apply) => {
      isRefreshing = false;
      apply();
      round.value += 1;
    });
  }, 60);
}

/** Shows the tree below `path`. */
export function showTree(path: string): void {
  if (tree.value.path !== path) tree.value = new TreeModel(path);
}

function treeQuery({ branch, page }: PageQuery): string {
  return queryOf("api/snapshot", { path: branch.path, depth: 1, limit: PAGE + 1, skip: page * PAGE, parts: "actors" });
}

/** Only what a row shows, so that no part of the answer stays in memory. */
function withoutChildren(view: ActorView & { readonly children?: unknown }): ActorView {
  const { children: _, ...own } = view;
  return own;
}

function acceptActor(path: string, answer: Answer<ActorDetails>): void {
  const last = actor.value?.path === path ? actor.value.last : undefined;
  if (answer.kind === "not-found") actor.value = { path, details: null, last };
  if (answer.kind !== "ok") return;
  actor.value = { path, details: answer.value, last: answer.value };
  if (actorHistory.path !== path) Object.assign(actorHistory, { path, times: [], mailbox: [], rate: [] });
  actorHistory.times.push(Date.now() / 1000);
  actorHistory.mailbox.push(answer.value.mailbox);
  actorHistory.rate.push(answer.value.rate);
  for (const list of [actorHistory.times, actorHistory.mailbox, actorHistory.rate]) if (list.length > 1200) list.splice(0, 200);
}
