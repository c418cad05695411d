import type { DowningDecision } from "./downing-decision.ts";
import type { DowningView } from "./downing-view.ts";

/** Decides which side of a partition goes on. Every side decides for itself, so all of them must come to the same end from what each sees. */
export interface DowningStrategy {
  /** Its name in `akka.cluster.split-brain-resolver.active-strategy`. */
  readonly name: string;
  decide(view: DowningView): DowningDecision;
  /** Why the cluster has more members than the strategy can decide for; `undefined` if it has not. */
  warningOf?(view: DowningView): string | undefined;
}
