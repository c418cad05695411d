// For the HTTP side and the main entry point. No promise about versions.
export { healthReference } from "./reference.ts";
export { type HealthHttpSettings, healthHttpSettingsFrom } from "./settings/health-settings.ts";
