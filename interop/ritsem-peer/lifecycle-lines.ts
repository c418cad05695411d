import { AssociationEvent, QuarantinedEvent, type RemotingLifecycleEvent, ThisActorSystemQuarantinedEvent } from "ritsem/remote";

/** A lifecycle event as the C# Peer writes it. */
export function lifecycleLine(event: RemotingLifecycleEvent): object {
  const line = { event: "lifecycle", type: event.constructor.name, text: event.toString() };
  if (event instanceof AssociationEvent) {
    return { ...line, local: String(event.localAddress), remote: String(event.remoteAddress), inbound: event.isInbound };
  }
  if (event instanceof QuarantinedEvent) return { ...line, remote: String(event.address), uid: String(event.uid) };
  if (event instanceof ThisActorSystemQuarantinedEvent) {
    return { ...line, local: String(event.localAddress), remote: String(event.remoteAddress) };
  }
  return line;
}
