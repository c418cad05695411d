import type { PubSubSettings } from "../pub-sub-settings.ts";
import type { Choice } from "./choice.ts";

/** What topics and groups are made with. */
export interface TopicContext {
  readonly settings: PubSubSettings;
  /** Monotonic ms. */
  nowMs(): number;
  /** A new choice among subscribers: each group has its own. */
  createChoice(): Choice;
}
