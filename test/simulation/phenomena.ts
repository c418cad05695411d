import type { SimulationEvent } from "../../src/testkit/index.ts";

/** What a run must have met, in enough of the runs. */
export const PHENOMENA = ["quarantine", "resend", "takeover", "simultaneous dial"] as const;
export type Phenomenon = (typeof PHENOMENA)[number];

type FrameEvent = Extract<SimulationEvent, { readonly frame: unknown }>;

/** Sees on the wire what the endpoints had to cope with. */
export class Phenomena {
  readonly met = new Set<Phenomenon>();
  /** Dials without an answer yet, by `from>to`. */
  readonly #dials = new Map<string, number>();
  /** System messages that were written, by sender's incarnation, receiver and content. */
  readonly #written = new Set<string>();
  /** Connections that one system opened to another and that have not ended, as far as the wire has told. */
  readonly #open = new Map<string, Set<number>>();
  readonly #systemOf: (node: string) => string;

  /** `systemOf` names the incarnation that is on a node now. */
  constructor(systemOf: (node: string) => string) {
    this.#systemOf = systemOf;
  }

  on(event: SimulationEvent): void {
    switch (event.kind) {
      case "dialled":
        if ((this.#dials.get(`${event.to}>${event.from}`) ?? 0) > 0) this.met.add("simultaneous dial");
        this.#count(`${event.from}>${event.to}`, 1);
        break;
      case "accepted": // the answer travels back
        this.#count(`${event.to}>${event.from}`, -1);
        this.#onOpened(`${this.#systemOf(event.to)}>${this.#systemOf(event.from)}`, event.connection);
        break;
      case "ended":
      case "broken":
        for (const connections of this.#open.values()) connections.delete(event.connection);
        break;
      case "unanswered":
        this.#count(`${event.from}>${event.to}`, -1);
        break;
      case "sent":
        if (event.frame.kind === "system") this.#onWritten(event);
        break;
      default:
    }
  }

  #onWritten({ from, to, frame }: FrameEvent): void {
    const pair = `${this.#systemOf(from)}>${this.#systemOf(to)}`;
    const content = `${pair} ${frame.seq} ${new TextDecoder("latin1").decode(frame.payload)}`;
    if (this.#written.has(content)) this.met.add("resend");
    this.#written.add(content);
  }

  /** Another connection of a system that has one: the peer has to read both, and the newest takes over. */
  #onOpened(pair: string, connection: number): void {
    const open = this.#open.get(pair) ?? new Set<number>();
    if (open.size > 0) this.met.add("takeover");
    this.#open.set(pair, open.add(connection));
  }

  #count(pair: string, change: number): void {
    this.#dials.set(pair, Math.max(0, (this.#dials.get(pair) ?? 0) + change));
  }
}
