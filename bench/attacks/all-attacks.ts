import type { Attack } from "./assault.ts";
import { onEnvelopes } from "./on-envelopes.ts";
import { onFraming } from "./on-framing.ts";
import { onHandshakes } from "./on-handshakes.ts";
import { onJson } from "./on-json.ts";
import { onDeployments, onMiscMessages, onOtherPayloads } from "./on-payloads.ts";
import { onSelections } from "./on-selections.ts";
import { onSystemMessages } from "./on-system-messages.ts";

/** The parts of a node that read bytes, with the attacks on each. */
export const attacksByPart: Readonly<Record<string, readonly Attack[]>> = {
  framing: onFraming,
  handshake: onHandshakes,
  envelope: onEnvelopes,
  "system messages": onSystemMessages,
  selections: onSelections,
  JSON: onJson,
  "Akka's messages": onMiscMessages,
  "other payloads": onOtherPayloads,
  deployment: onDeployments,
};

export const allAttacks: readonly Attack[] = Object.values(attacksByPart).flat();
