// INTEROP: Newtonsoft.Json leaves all but these as they are (JavaScriptUtils); lone surrogates would not survive UTF-8.
const NEEDS_ESCAPE = /["\\\u0000-\u001f\u0085\u2028\u2029\ud800-\udfff]/;
const MISSED_BY_STRINGIFY = /[\u0085\u2028\u2029]/g;

/** `text` as a JSON string, spelled as Newtonsoft.Json spells it. */
export function quotedJson(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(MISSED_BY_STRINGIFY, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Whether `text` is not the same inside a JSON string. */
export function needsEscape(text: string): boolean {
  return NEEDS_ESCAPE.test(text);
}
