import { ActorPath, type ActorRef } from "../../actor/index.ts";

/** A ref that is nothing but its path, at the node with this port: another object for the same actor each time. */
export function someRef(port: number, name = "Counter", uid = 1): ActorRef {
  const path = ActorPath.parse(`akka.tcp://Test@127.0.0.1:${port}/system/sharding/${name}`).withUid(uid);
  return { path, toString: () => `${name}@${port}` } as ActorRef;
}

type InShort = Readonly<Record<"kind" | "shard" | "entityId", string>> & Readonly<Record<"to" | "ref" | "sender", ActorRef | undefined>>;

/** `HostShard 3 to Counter@1`: effects in short, without what is logged. */
export function shortOf(effects: readonly object[]): readonly string[] {
  return effects.flatMap((effect) => {
    const { kind, to, ref, shard, sender, entityId } = effect as InShort;
    const { message, afterMs } = effect as { readonly message?: string | object; readonly afterMs?: number };
    if (kind === "log") return [];
    const texts = [shard, entityId, textOf(message), ref && String(ref), afterMs];
    const subject = texts.filter((each) => each !== undefined).join(" ");
    const start = kind === "tell" ? textOf(message) : `${kind} ${subject}`.trim();
    return [[start, to && `to ${to}`, sender && `from ${sender}`].filter((each) => each !== undefined).join(" ")];
  });
}

function textOf(message: string | object | undefined): string | undefined {
  if (!(message instanceof Object)) return message;
  const { shard } = message as { readonly shard?: string };
  return `${message.constructor.name}${shard === undefined ? "" : ` ${shard}`}`;
}
