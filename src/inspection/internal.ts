// For the main entry points, which start inspection if a configuration asks for it, for its HTTP part and for the command line. No promise about versions.
export { INSPECTION_NAME, type Question, SUBSCRIPTION_MS } from "./contract/question.ts";
export { answerTo, isRefusal } from "./service/answer.ts";
export { Inspection, type InspectionSources } from "./service/inspection.ts";
export { InspectionActor } from "./service/inspection-actor.ts";
export { startInspection } from "./start-inspection.ts";
export { inspectionReference } from "./reference.ts";
export { oneLine } from "./events/one-line.ts";
export { type InspectionHttpSettings, inspectionHttpSettingsFrom } from "./settings/http-settings.ts";
export { inspectionSettingsFrom } from "./settings/inspection-settings.ts";
