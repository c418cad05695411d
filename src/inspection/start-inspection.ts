import { type ActorSystem, Props } from "../actor/index.ts";
import type { ExtendedActorSystem } from "../actor/internal.ts";
import type { RemoteActorRefProvider } from "../remote/internal.ts";
import { INSPECTION_NAME } from "./contract/question.ts";
import { inspectionReference } from "./reference.ts";
import { Inspection, type InspectionSources } from "./service/inspection.ts";
import { InspectionActor } from "./service/inspection-actor.ts";
import { inspectionSettingsFrom } from "./settings/inspection-settings.ts";

/** Lets `system` be looked at. `runtime`: name and version of this library. Throws configuration errors. */
export function startInspection(system: ActorSystem, runtime: string): Inspection {
  const extended = system as ExtendedActorSystem;
  const settings = inspectionSettingsFrom(system.config.withFallback(inspectionReference()).resolve());
  const inspection = new Inspection(extended, settings, { runtime, ...remotingOf(extended) });
  inspection.start();
  if (settings.isOpenToSystems) extended.systemActorOf(Props.create(InspectionActor, inspection, extended.platform), INSPECTION_NAME);
  return inspection;
}

/** Found by shape: a system without remoting loads none of it. */
function remotingOf(system: ExtendedActorSystem): Pick<InspectionSources, "remoting"> {
  const provider = system.provider as Partial<RemoteActorRefProvider>;
  const observation = provider.associationObservation;
  if (observation === undefined) return {};
  return { remoting: { observation, associations: () => provider.remotingControl?.associations ?? [] } };
}
