import { ConfigPathError, HoconLimitError, HoconParseError } from "./errors.ts";
import type { Origin } from "./origin.ts";
import type { Token } from "./token.ts";

/** The maximum number of keys in a path, and depth of objects and arrays. Beyond it: {@link HoconLimitError}, not a stack overflow. */
export const DEPTH_LIMIT = 1000;

const PLAIN_PATH = /^[\w-]+(?:\.[\w-]+)*$/;
const PLAIN_KEY = /^[A-Za-z0-9_-]+$/;

/** The keys of a path in HOCON text. Dots in unquoted parts separate keys; whitespace inside a key is kept. */
export function pathFromTokens(tokens: readonly Token[], origin: Origin): string[] {
  const path: string[] = [];
  let key = "";
  let hasKey = false;
  const finishKey = () => {
    if (!hasKey) throw new HoconParseError('A path has an empty key. Write "" for a key without letters.', origin);
    path.push(key);
    if (path.length > DEPTH_LIMIT) throw new HoconLimitError(`A path has more than ${DEPTH_LIMIT} keys.`, origin);
    key = "";
    hasKey = false;
  };
  tokens.forEach((token, index) => {
    if (index > 0) key += token.gap;
    if (token.kind === "quoted") {
      key += token.text;
      hasKey = true;
      return;
    }
    token.text.split(".").forEach((piece, pieceIndex) => {
      if (pieceIndex > 0) finishKey();
      key += piece;
      hasKey ||= piece.length > 0;
    });
  });
  finishKey();
  return path;
}

/**
 * Returns the keys of a path from a program (getters, keys of plain objects). Dots outside double quotes separate keys; every other character
 * is part of a key, so `deployment./pool/*` needs no quotes. Throws {@link ConfigPathError}.
 */
export function parsePath(expression: string): readonly string[] {
  if (PLAIN_PATH.test(expression)) return expression.split(".");
  const text = expression.trim();
  const path: string[] = [];
  let key = "";
  let hasKey = false;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === undefined || character === ".") {
      if (!hasKey) throw new ConfigPathError(expression, 'it has an empty key (write "" for one)');
      path.push(key);
      key = "";
      hasKey = false;
    } else if (character === '"') {
      const end = closingQuote(text, at, expression);
      key += unquoted(text.slice(at, end + 1), expression);
      hasKey = true;
      at = end;
    } else {
      key += character;
      hasKey = true;
    }
  }
  if (path.length > DEPTH_LIMIT) throw new ConfigPathError(expression, `it has more than ${DEPTH_LIMIT} keys`);
  return path;
}

/** Returns the path expression for `path`. {@link parsePath} and the parser read it as the same keys. */
export function renderPath(path: readonly string[]): string {
  return path.map(renderKey).join(".");
}

/** Returns `key` for HOCON text: in quotes if they are necessary. */
export function renderKey(key: string): string {
  return PLAIN_KEY.test(key) && key !== "include" ? key : JSON.stringify(key);
}

function closingQuote(text: string, start: number, expression: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"') return at;
  }
  throw new ConfigPathError(expression, "a quote is not closed");
}

function unquoted(quoted: string, expression: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new ConfigPathError(expression, `${quoted} is not a valid quoted text`);
  }
}
