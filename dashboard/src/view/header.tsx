import { intervalMs, theme, type Theme } from "../state/preferences.ts";
import { connection, isPaused, snapshot } from "../state/store.ts";
import { duration } from "./format.ts";
import { isHelpOpen } from "./help.tsx";

/** Whose state is shown, and how the page behaves. */
export function Header() {
  const shown = snapshot.value;
  const { kind } = connection.value;
  return (
    <header class="top">
      <div class="who">
        <span class="system">{shown?.system ?? "Ritsem"}</span>
        <span class="address">{shown?.address ?? ""}</span>
      </div>
      <span class={`pill ${isPaused.value ? "" : kind}`}>
        {isPaused.value ? "paused" : kind === "live" ? "live" : kind === "lost" ? "lost" : "connecting"}
      </span>
      {shown !== undefined && (
        <span class="facts">
          {shown.runtime} · up {duration(shown.upMs)} · looked at for {duration(shown.lookMs)}
        </span>
      )}
      <div class="controls">
        <button type="button" aria-pressed={isPaused.value} onClick={() => (isPaused.value = !isPaused.value)}>
          {isPaused.value ? "Go on" : "Pause"}
        </button>
        <label>
          <span class="unseen">Updates</span>
          <select value={String(intervalMs.value)} onChange={(event) => (intervalMs.value = Number(event.currentTarget.value))}>
            <option value="250">4 a second</option>
            <option value="500">2 a second</option>
            <option value="1000">every second</option>
            <option value="5000">every 5 s</option>
          </select>
        </label>
        <label>
          <span class="unseen">Colours</span>
          <select value={theme.value} onChange={(event) => (theme.value = event.currentTarget.value as Theme)}>
            <option value="auto">as the system</option>
            <option value="light">light</option>
            <option value="dark">dark</option>
          </select>
        </label>
        <button type="button" onClick={() => (isHelpOpen.value = true)} aria-label="Help and keys">
          ?
        </button>
      </div>
    </header>
  );
}
