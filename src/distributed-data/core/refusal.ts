import { Delete, ReplicationDeleteFailure } from "../message/delete.ts";
import { Get, GetFailure } from "../message/get.ts";
import { Update, UpdateTimeout } from "../message/update.ts";

/** What a request is answered that a replicator has no room for: as if too few replicas had answered. `undefined` for other messages. */
export function refusalOf(message: unknown): GetFailure | UpdateTimeout | ReplicationDeleteFailure | undefined {
  if (message instanceof Get) return new GetFailure(message.key, message.request);
  if (message instanceof Update) return new UpdateTimeout(message.key, message.request);
  return message instanceof Delete ? new ReplicationDeleteFailure(message.key, message.request) : undefined;
}
