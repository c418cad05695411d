import { CONTRACT_VERSION } from "../contract.ts";

/** What a request has led to. Failures are values, because the page shows each in its own way. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "not-found" }
  | { readonly kind: "other-version"; readonly version: unknown }
  | { readonly kind: "failed"; readonly text: string };

/** How long an answer may take. Unit: ms. */
const TIMEOUT_MS = 10_000;

/** Headers of a request: with the token, if there is one. */
export function headersOf(token: string): Record<string, string> {
  return token === "" ? {} : { Authorization: `Bearer ${token}` };
}

/** Asks the service for `path`, which is relative to the page. `hasVersion`: whether the answer states the version of the contract. */
export async function ask<T>(path: string, token: string, hasVersion: boolean): Promise<Answer<T>> {
  try {
    const response = await fetch(path, { headers: headersOf(token), cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 401 || response.status === 403) return { kind: "unauthorized" };
    if (response.status === 404) return { kind: "not-found" };
    if (!response.ok) return { kind: "failed", text: `it answered with status ${response.status}` };
    const value: unknown = await response.json();
    if (typeof value !== "object" || value === null) return { kind: "failed", text: "it answered with something else than an object" };
    if (hasVersion) {
      const version: unknown = "version" in value ? value.version : undefined;
      if (version !== CONTRACT_VERSION) return { kind: "other-version", version };
    }
    return { kind: "ok", value: value as T };
  } catch (error) {
    return { kind: "failed", text: textOf(error) };
  }
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it did not answer within ${TIMEOUT_MS / 1000} s`;
  if (error instanceof SyntaxError) return "its answer is not JSON";
  return "no connection"; // browsers do not say why
}

/** A path of the service with its query: `queryOf("api/actor", { path: "/user/a" })`. */
export function queryOf(path: string, query: Readonly<Record<string, string | number>>): string {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return text === "" ? path : `${path}?${text}`;
}
