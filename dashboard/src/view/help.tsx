import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hasShortcuts } from "../state/preferences.ts";

export const isHelpOpen = signal(false);

const keys: readonly (readonly [string, string])[] = [
  ["1 … 9", "pages, in the order of the menu"],
  ["/", "the field that filters"],
  ["p", "pause, and go on"],
  ["t", "colours: as the system, light, dark"],
  ["?", "this help"],
  ["↑ ↓ Page Home End", "rows of a list"],
  ["→ ←", "open and close an actor in the tree"],
  ["Enter", "what the row is about"],
];

/** Keys, and the words of the page. */
export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isHelpOpen.value) dialog.current?.showModal();
  }, [isHelpOpen.value]);
  if (!isHelpOpen.value) return null;
  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={() => (isHelpOpen.value = false)}>
      <h2 id="help-title">Keys and words</h2>
      <dl class="keys">
        {keys.map(([key, text]) => (
          <>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text}</dd>
          </>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={hasShortcuts.value} onChange={(event) => (hasShortcuts.value = event.currentTarget.checked)} />
        Single keys work on the whole page
      </label>
      <dl class="words">
        <dt>stuck</dt>
        <dd>Messages wait, and the actor has handled none of them for at least 5 s (ritsem.inspect.stuck-after).</dd>
        <dt>busy</dt>
        <dd>Messages wait, and the actor handles them. Its queue may still grow.</dd>
        <dt>since the look began</dt>
        <dd>A node counts messages and ages only while somebody looks: numbers start with the first page that is open.</dd>
      </dl>
      <form method="dialog">
        <button type="submit" autofocus>
          Close
        </button>
      </form>
    </dialog>
  );
}
