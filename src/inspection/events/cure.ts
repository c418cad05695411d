/** The reason of a dead letter of which no more is known. */
export const NO_SUCH_ACTOR = "there is no such actor (any more)";
/** The reason of a message without a handler. */
export const NO_HANDLER = "the actor has no handler for it";

/** What a text of a reason means for who wants to be rid of such dead letters. The first that fits counts. */
const CURES: readonly (readonly [reason: RegExp, cure: string])[] = [
  [/has no handler/, "Add a handler for the type to the actor, or send the message to another actor."],
  [
    /ask has already completed/,
    "The asker has gone on: reply once, or give the ask a longer timeout (akka.actor.ask-timeout, or its own).",
  ],
  [
    /mailbox|is full|no room/i,
    "The actor is slower than its senders: slow them down, share its work (a router), or raise mailbox-capacity.",
  ],
  [
    /gated/i,
    "The other system was not reachable: see its association, and why it failed. It is dialled again after akka.remote.retry-gate-closed-for.",
  ],
  [/quarantin|given up/i, "The two systems have given each other up: restart one of them. The association's events say why."],
  [/untrusted/i, "The other system is in untrusted mode, and takes no such messages (akka.remote.untrusted-mode)."],
  [/serializ|registered|manifest/i, "The message could not become bytes: register its class on both sides."],
  [
    /maximum-frame-size|frame|too large|bytes, limit/i,
    "The message is too large: send less at once, or raise the limit that the reason names, on both systems.",
  ],
  [/selection/i, "Select fewer actors, or raise ritsem.actor.selection."],
  [/shut down|terminat/i, "The system was stopping. Stop those who send before those who receive (coordinated shutdown)."],
];

/** What to do about dead letters with this reason. */
export function cureFor(reason: string, recipient: string): string {
  for (const [pattern, cure] of CURES) if (pattern.test(reason)) return cure;
  if (recipient.includes("/temp/")) return "A reply came after its ask had ended: give the ask a longer timeout, or reply sooner.";
  if (recipient.startsWith("akka"))
    return "Check that the other system has an actor at this path, and that it has not stopped: watch it, and send after Terminated no more.";
  return "Check the path for spelling. If the actor has stopped, watch it and stop sending after Terminated; its supervisor's log says why it has stopped.";
}
