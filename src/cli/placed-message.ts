import { type Origin, originText } from "../hocon/index.ts";

/** The message of `error`, after `file:line:column: ` when the error knows where the mistake was made. */
export function placedMessageOf(error: Error): string {
  const { origin } = error as { readonly origin?: Origin };
  if (origin === undefined) return error.message;
  const place = `${originText(origin)}: `;
  return error.message.startsWith(place) ? error.message : `${place}${error.message}`;
}
