import { type Origin, originText } from "../../hocon/index.ts";

/** The message of `error`, after `file:line:column: ` if the error knows the place of the mistake. The message then has the place once. */
export function placedMessageOf(error: Error): string {
  const { origin } = error as { readonly origin?: Origin };
  if (origin === undefined) return error.message;
  const place = originText(origin);
  return error.message.startsWith(`${place}: `) ? error.message : `${place}: ${error.message.replace(` (${place})`, "")}`;
}
