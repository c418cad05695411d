import { useEffect } from "preact/hooks";
import { hasShortcuts, theme, type Theme } from "../state/preferences.ts";
import { linkTo } from "../state/route.ts";
import { isPaused } from "../state/store.ts";
import { isHelpOpen } from "./help.tsx";
import { shownPages } from "./navigation.tsx";

const nextTheme: Readonly<Record<Theme, Theme>> = { auto: "light", light: "dark", dark: "auto" };

/** Single keys for the whole page, except while a field is edited. */
export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function onKey(event: KeyboardEvent): void {
  if (!hasShortcuts.value || event.ctrlKey || event.altKey || event.metaKey || isHelpOpen.value) return;
  if (event.target instanceof Element && event.target.closest("input, select, textarea") !== null) return;
  if (!act(event.key)) return;
  event.preventDefault();
}

function act(key: string): boolean {
  const page = /^[1-9]$/.test(key) ? shownPages()[Number(key) - 1] : undefined;
  if (page !== undefined) location.hash = linkTo(page);
  else if (key === "/") document.querySelector<HTMLElement>("[data-filter]")?.focus();
  else if (key === "p") isPaused.value = !isPaused.value;
  else if (key === "t") theme.value = nextTheme[theme.value];
  else if (key === "?") isHelpOpen.value = true;
  else return false;
  return true;
}
