import { Props } from "../../actor/index.ts";
import { InvalidArgumentError } from "../../base/index.ts";
import { ClusterClientActor } from "./actor/cluster-client-actor.ts";
import type { ClusterClientSettings } from "./cluster-client-settings.ts";
import { ClusterClientPublish, ClusterClientSend, ClusterClientSendToAll } from "./message/requests.ts";

/**
 * Access to a cluster for a system that is not a member of it. The actor with its {@link ClusterClient.props} finds a receptionist and passes on what it is
 * sent: {@link ClusterClientSend}, {@link ClusterClientSendToAll} and {@link ClusterClientPublish}, which are its `Send`, `SendToAll` and `Publish`.
 *
 * INTEROP: the counterpart of `Akka.Cluster.Tools.Client.ClusterClient`.
 */
export const ClusterClient: {
  /** The recipe of a client. Throws InvalidArgumentError if `settings` have no initial contacts. */
  props(settings: ClusterClientSettings): Props;
  /** {@link ClusterClientSend} */
  readonly Send: typeof ClusterClientSend;
  /** {@link ClusterClientSendToAll} */
  readonly SendToAll: typeof ClusterClientSendToAll;
  /** {@link ClusterClientPublish} */
  readonly Publish: typeof ClusterClientPublish;
} = {
  props(settings) {
    if (settings.values.initialContacts.length === 0) {
      throw new InvalidArgumentError(
        "A cluster client has no initial contacts. List full paths of receptionists in akka.cluster.client.initial-contacts, or pass them to " +
          'withInitialContacts: "akka.tcp://System@host:8110/system/receptionist".',
      );
    }
    return Props.create(ClusterClientActor, settings) as Props;
  },
  Send: ClusterClientSend,
  SendToAll: ClusterClientSendToAll,
  Publish: ClusterClientPublish,
};
