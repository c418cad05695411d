export type { AssociationState } from "./association/association-state.ts";
export { OversizedPayloadError } from "./association/oversized-payload-error.ts";
export {
  AssociatedEvent,
  AssociationErrorEvent,
  AssociationEvent,
  DisassociatedEvent,
  type LifecycleLevel,
  RemotingLifecycleEvent,
  RemotingListenEvent,
  RemotingShutdownEvent,
} from "./lifecycle-events.ts";
export { remoteProvider } from "./remote-provider.ts";
export type { RemoteSetup } from "./remote-setup.ts";
export { RemotingStartError } from "./remoting-start-error.ts";
export { RemoteException } from "./serializers/remote-exception.ts";
