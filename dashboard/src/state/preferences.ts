import { effect, type Signal, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

/** `auto`: as the system has it. */
export const theme: Signal<Theme> = stored("theme", "auto", (value) => value === "auto" || value === "light" || value === "dark");
/** Time between two polls. Unit: ms. */
export const intervalMs: Signal<number> = stored("interval", 1000, (value) => typeof value === "number" && value >= 250 && value <= 60_000);
/** Whether keys without Ctrl or Alt do something outside of lists. Users of speech input switch it off. */
export const hasShortcuts: Signal<boolean> = stored("shortcuts", true, (value) => typeof value === "boolean");

effect(() => {
  if (theme.value === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme.value;
});

/** A value that outlives the page. */
function stored<T>(name: string, fallback: T, isValid: (value: unknown) => boolean): Signal<T> {
  const key = `ritsem-${name}`;
  const value = signal<T>(fallback);
  try {
    const text = localStorage.getItem(key);
    const parsed: unknown = text === null ? fallback : JSON.parse(text);
    if (isValid(parsed)) value.value = parsed as T;
  } catch {
    // storage is switched off, or has something else: the default it is
  }
  effect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(value.value));
    } catch {
      // it lasts until the page is left
    }
  });
  return value;
}
