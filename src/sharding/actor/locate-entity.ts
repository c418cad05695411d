import { type ActorRef, ActorNotFoundError, type ActorSelection } from "../../actor/index.ts";
import { encodedName } from "../../cluster-tools/internal.ts";

/** The entity below the region that has its shard; `undefined` if it does not run, or does not answer in time. */
export async function locateEntity(
  select: (path: string) => ActorSelection,
  region: ActorRef,
  shardId: string,
  entityId: string,
  timeoutMs: number,
): Promise<ActorRef | undefined> {
  const { path } = region;
  try {
    return await select(`${path.address}${path.toStringWithoutAddress()}/${encodedName(shardId)}/${encodedName(entityId)}`).resolveOne(
      timeoutMs,
    );
  } catch (error) {
    if (error instanceof ActorNotFoundError) return undefined;
    throw error;
  }
}
