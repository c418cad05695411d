import type { FrameSummary } from "../../remote/internal.ts";

/** A connection and a direction on it, by the names of the systems. */
export interface SimulatedWay {
  /** The number of the connection within its simulation, from 1. */
  readonly connection: number;
  /** The node that sends. */
  readonly from: string;
  /** The node that receives. */
  readonly to: string;
}

/** Something that happened in a simulation. Frames are views: copy them to keep them. */
export type SimulationEvent =
  | ({ readonly kind: "dialled" | "accepted" | "unanswered" | "ended" | "broken" } & SimulatedWay)
  | ({
      readonly kind: "sent" | "arrived" | "lost" | "doubled" | "held back";
      readonly frame: FrameSummary;
      readonly bytes: Uint8Array;
    } & SimulatedWay)
  | { readonly kind: "link"; readonly from: string; readonly to: string; readonly what: string }
  | { readonly kind: "node"; readonly node: string; readonly what: string }
  | { readonly kind: "log"; readonly node: string; readonly line: string };
