export { type AliasLayers, aliasesIn } from "./aliases.ts";
export { checkSettings, type UnknownKeyReaction } from "./check-settings.ts";
export type { SettingNote } from "./setting-note.ts";
export { UnknownSettingError } from "./errors.ts";
