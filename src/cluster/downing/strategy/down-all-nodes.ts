import { downAll } from "./downing-decision.ts";
import type { DowningStrategy } from "./downing-strategy.ts";

/** No side goes on: every partition, and every crash, downs all members. For clusters that are restarted from outside. */
export const downAllNodes: DowningStrategy = { name: "down-all", decide: () => downAll };
