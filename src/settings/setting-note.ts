/** Something to tell the user about the configuration, once, in the system's log. */
export interface SettingNote {
  readonly level: "debug" | "info" | "warning";
  readonly text: string;
}
