export { type AliasLayers, aliasesIn } from "./aliases.ts";
export { checkSettings, type UnknownKeyReaction } from "./check-settings.ts";
export type {
  ConfigDuration,
  ConfigList,
  ConfigName,
  ConfigNumber,
  ConfigPathKey,
  ConfigSize,
  ConfigSwitch,
  ConfigText,
  ConfigValue,
  ConfigWord,
  NotSet,
  OwnSection,
} from "./config-values.ts";
export type { ConfigObject } from "./gen/config-object.ts";
export type { SettingNote } from "./setting-note.ts";
export { UnknownSettingError } from "./errors.ts";
