/** Something to tell the user about the configuration. A starting system logs it once; `ritsem config` prints it. */
export interface SettingNote {
  readonly level: "debug" | "info" | "warning";
  readonly text: string;
}
