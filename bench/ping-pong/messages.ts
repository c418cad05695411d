import { defineMessage, Registry, t } from "ritsem";

/** A class of the C# benchmarks too; both sides send it as JSON. */
export const SayRequest = defineMessage("ChatMessages.SayRequest, ChatMessages", { username: t.string, text: t.string });

export const registry: Registry = new Registry().messages(SayRequest);

/** What clients send, by the name that `--message` gives. */
export function messageNamed(name: string): unknown {
  return name === "class" ? new SayRequest({ username: "user1", text: "Hello, world 1" }) : "hit";
}
