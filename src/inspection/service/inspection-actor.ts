import { Actor, type AnyActorRef } from "../../actor/index.ts";
import { errorFrom } from "../../base/index.ts";
import type { CancelTimer, Platform } from "../../platform/index.ts";
import { type Refusal, SUBSCRIPTION_MS } from "../contract/question.ts";
import type { Snapshot } from "../contract/snapshot.ts";
import { answerTo } from "./answer.ts";
import type { Inspection } from "./inspection.ts";

/** Answers must fit into a frame, of which the usual limit is 128 000 bytes. Unit: characters; others than ASCII are escaped. */
const LONGEST_ANSWER = 96_000;
/** About as many actors as fit into an answer. */
const MOST_ACTORS = 320;
const LONGEST_QUESTION = 16_384;
/** Systems that get events at a time. */
const MOST_SUBSCRIBERS = 8;
/** Questions that are being answered: each looks at all actors, and its answer occupies up to {@link LONGEST_ANSWER} until it is sent. */
const MOST_AT_A_TIME = 16;

interface Subscription {
  readonly stop: () => void;
  cancelTimer: CancelTimer;
}

/** Answers other systems, in JSON. There is none in untrusted mode, and none if `ritsem.inspect.remote` is off. */
export class InspectionActor extends Actor {
  readonly #inspection: Inspection;
  readonly #platform: Platform;
  /** By the path of the subscriber. */
  readonly #subscriptions = new Map<string, Subscription>();
  #inProgress = 0;

  constructor(inspection: Inspection, platform: Platform) {
    super();
    this.#inspection = inspection;
    this.#platform = platform;
  }

  override preStart(): void {
    this.#inspection.answersAs(this.self);
  }

  override receive(message: unknown): void {
    if (typeof message !== "string") {
      this.unhandled(message);
      return;
    }
    const { sender } = this;
    const parts = questionIn(message);
    if (parts?.["get"] === "events" && parts["end"] === true) this.#end(sender.path.toString());
    else if (parts?.["get"] === "events") this.#subscribe(sender, parts["since"]);
    else void this.#answer(sender, parts);
  }

  override postStop(): void {
    for (const key of this.#subscriptions.keys()) this.#end(key);
  }

  async #answer(
    asker: AnyActorRef & { tell(message: unknown, sender: AnyActorRef): void },
    parts: Readonly<Record<string, unknown>> | undefined,
  ): Promise<void> {
    const { self } = this;
    if (this.#inProgress >= MOST_AT_A_TIME) {
      asker.tell(asciiJson(refusal(`${MOST_AT_A_TIME} questions are being answered already; ask again`)), self);
      return;
    }
    this.#inProgress += 1;
    const text = await this.#answerIn(parts).catch((error: unknown) =>
      asciiJson(refusal(`there is no answer: ${errorFrom(error).message}`)),
    );
    this.#inProgress -= 1;
    asker.tell(text, self);
  }

  async #answerIn(parts: Readonly<Record<string, unknown>> | undefined): Promise<string> {
    if (parts === undefined) return asciiJson(refusal("the question is no JSON object of this version"));
    const answer = await answerTo(parts["get"], { ...parts, ...fittingLimit(parts["limit"]) }, this.#inspection);
    return this.#textOf(answer, parts);
  }

  /** An answer that does not fit into a frame is asked for again, with fewer actors. */
  async #textOf(answer: object | undefined, parts: Readonly<Record<string, unknown>>): Promise<string> {
    let text = asciiJson(answer ?? null);
    let limit = shownIn(answer);
    while (text.length > LONGEST_ANSWER && limit > 1) {
      limit = Math.floor(limit / 2);
      text = asciiJson((await answerTo(parts["get"], { ...parts, limit }, this.#inspection)) ?? null);
    }
    if (text.length > LONGEST_ANSWER && isSnapshot(answer)) text = asciiJson(shortened(answer, limit));
    return text.length > LONGEST_ANSWER ? asciiJson(refusal("the answer is too long for one message; ask over HTTP")) : text;
  }

  #subscribe(
    subscriber: AnyActorRef & { tell(message: unknown, sender: AnyActorRef): void; readonly path: { toString(): string } },
    since: unknown,
  ): void {
    const { self } = this;
    const key = subscriber.path.toString();
    const known = this.#subscriptions.get(key);
    if (known === undefined && this.#subscriptions.size >= MOST_SUBSCRIBERS) {
      subscriber.tell(asciiJson(refusal(`${MOST_SUBSCRIBERS} others get events already`)), self);
      return;
    }
    const { timers } = this.#platform;
    const ending = timers.once(SUBSCRIPTION_MS, () => this.#end(key));
    if (known !== undefined) {
      known.cancelTimer();
      known.cancelTimer = ending;
      return;
    }
    if (typeof since === "number") for (const event of this.#inspection.eventsSince(since)) subscriber.tell(asciiJson(event), self);
    this.#subscriptions.set(key, {
      stop: this.#inspection.subscribe((event) => subscriber.tell(asciiJson(event), self)),
      cancelTimer: ending,
    });
  }

  #end(key: string): void {
    const subscription = this.#subscriptions.get(key);
    this.#subscriptions.delete(key);
    subscription?.cancelTimer();
    subscription?.stop();
  }
}

/** A limit that is probably not too high: otherwise the tree would be made several times. */
function fittingLimit(limit: unknown): { readonly limit?: number } {
  return typeof limit === "number" && limit > MOST_ACTORS ? { limit: MOST_ACTORS } : {};
}

function questionIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.length > LONGEST_QUESTION) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function refusal(refused: string): Refusal {
  return { refused };
}

/** So that the number of characters is that of bytes. */
function asciiJson(value: object | null): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function shownIn(answer: object | undefined): number {
  const { actors, ranking, conversations, spans } = (answer ?? {}) as {
    readonly actors?: { readonly shown?: number };
    readonly ranking?: { readonly actors?: readonly unknown[] };
    readonly conversations?: readonly unknown[];
    readonly spans?: readonly unknown[];
  };
  return actors?.shown ?? (ranking?.actors ?? conversations ?? spans)?.length ?? 0;
}

function isSnapshot(answer: object | undefined): answer is Snapshot {
  return answer !== undefined && "associations" in answer;
}

/** Lists that are long although there are few actors. */
function shortened(snapshot: Snapshot, limit: number): Snapshot {
  const most = 20;
  const { associations, deadLetters, routers, watches, actors } = snapshot;
  return {
    ...snapshot,
    actors: limit > 1 ? actors : { ...actors, root: actors.root && { ...actors.root, children: [] }, shown: 1, isCut: true },
    associations: associations.slice(0, most),
    deadLetters: { ...deadLetters, groups: deadLetters.groups.slice(0, most) },
    routers: routers.slice(0, most).map((router) => ({ ...router, routees: router.routees.slice(0, most) })),
    watches: watches.slice(0, most),
    cluster: snapshot.cluster && { ...snapshot.cluster, members: snapshot.cluster.members.slice(0, most) },
    sharding: snapshot.sharding && snapshot.sharding.map((type) => ({ ...type, shards: type.shards.slice(0, most) })),
  };
}
