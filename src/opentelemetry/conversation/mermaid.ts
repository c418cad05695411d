import type { Conversation } from "./conversation.ts";

/** Longer texts are cut. Unit: characters. */
const LONGEST_TEXT = 80;
/** More participants make a picture that nobody reads. Count. */
const MOST_PARTICIPANTS = 50;

/** The conversation as a sequence diagram of Mermaid, with at most 50 participants. */
export function mermaidOf({ steps, leftOut }: Conversation): string {
  const participants = new Map<string, string>();
  const lines: string[] = [];
  let missing = leftOut;
  const idOf = (name: string): string | undefined => {
    const known = participants.get(name);
    if (known !== undefined || participants.size >= MOST_PARTICIPANTS) return known;
    const id = `p${participants.size}`;
    participants.set(name, id);
    return id;
  };
  for (const { from, to, message, operation, handledMs, failure } of steps) {
    const [sender, recipient] = [idOf(from), idOf(to)];
    if (sender === undefined || recipient === undefined) {
      missing += 1;
      continue;
    }
    const took = handledMs === undefined ? "" : `, ${Math.round(handledMs)} ms`;
    lines.push(`  ${sender}${operation === "ask" ? "->>+" : "->>"}${recipient}: ${textOf(`${operation} ${message}${took}`)}`);
    if (failure !== undefined) lines.push(`  Note over ${recipient}: ${textOf(failure)}`);
    if (operation === "ask") lines.push(`  ${recipient}-->>-${sender}: ${failure === undefined ? "reply" : "no reply"}`);
  }
  if (missing > 0 && participants.size > 0) lines.push(`  Note over p0: ${missing} more`);
  const named = Array.from(participants, ([name, id]) => `  participant ${id} as ${textOf(name)}`);
  return `${["sequenceDiagram", ...named, ...lines].join("\n")}\n`;
}

/** Without what Mermaid reads as its own: names and errors may come from anywhere. */
function textOf(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N} .,:/$@()*_+'=-]/gu, " ").trim();
  return plain.length > LONGEST_TEXT ? `${plain.slice(0, LONGEST_TEXT - 1)}…` : plain;
}
