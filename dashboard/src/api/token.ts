const KEY = "ritsem-token";

/** The token in `#token=…`, which it removes from the address bar and from the history. Undefined if there is none. */
export function takeTokenFromAddress(): string | undefined {
  const found = /^#(?:.*&)?token=([^&]+)/.exec(location.hash);
  if (found === null) return undefined;
  history.replaceState(null, "", `${location.pathname}${location.search}#/`);
  try {
    return decodeURIComponent(found[1] ?? "");
  } catch {
    return found[1]; // a % that encodes nothing: the service says whether it is right
  }
}

/** Keeps the token for reloads of this tab. It is forgotten when the tab is closed, and other tabs do not see it. */
export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // storage is switched off: the token then lasts until the next reload
  }
}

/** The token that this tab has kept, or "". */
export function keptToken(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
