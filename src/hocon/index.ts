export {
  Config,
  type ConfigPath,
  type ConfigTree,
  fromObject,
  type KnownPaths,
  type NumberArguments,
  type ReadObserver,
} from "./config.ts";
export { atLeast, atMost, between, type Constraint, strictly } from "./constraint.ts";
export type { SwitchMeaning } from "./conversion.ts";
export type { ConfigEntry } from "./entries.ts";
export { fromEnvironment } from "./environment.ts";
export {
  ConfigBadValueError,
  ConfigMissingError,
  ConfigNotResolvedError,
  ConfigOutOfRangeError,
  ConfigPathError,
  ConfigWrongTypeError,
  HoconError,
  HoconFileMissingError,
  HoconLimitError,
  HoconParseError,
  HoconResolveError,
} from "./errors.ts";
export { fileIncluder, type IncludedText, type IncludeKind, type Includer, memoryIncluder } from "./includer.ts";
export { type Origin, originText } from "./origin.ts";
export { type ParseFileOptions, type ParseOptions, parse, parseFile } from "./parse.ts";
export { parsePath, renderPath } from "./path.ts";
export type { RenderFormat, RenderOptions } from "./render.ts";
export type { Environment } from "./resolver.ts";
export { SettingsReader } from "./settings-reader.ts";
export { findUnknownKeys, type UnknownKey, type UnknownKeyOptions } from "./unknown-keys.ts";
