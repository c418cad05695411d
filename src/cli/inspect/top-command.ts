import type { ActorOrder, ActorView, RankingAnswer } from "../../inspection/index.ts";
import { CommandError, failureJson, failureText } from "../terminal/errors.ts";
import { onOneLine } from "../terminal/one-line.ts";
import { pauseFor, type Terminal } from "../terminal/terminal.ts";
import { shortCount, shortDuration, tableOf } from "./figures.ts";
import { type Inspector, formatted } from "./inspector.ts";
import { type InspectOptions, openInspector } from "./open-inspector.ts";

/** Options of `ritsem top`. */
export interface TopOptions extends InspectOptions {
  readonly by: ActorOrder;
  readonly limit: number;
  readonly watch?: boolean;
  readonly once?: boolean;
}

/** Rates are those of a second: the first answer has none. */
const FIRST_SECOND_MS = 1_200;
const INTERVAL_MS = 1_000;
/** To the upper left, and clear. */
const CLEARED = "\u001b[H\u001b[2J";

/** Prints the actors that have most to do: on a screen again and again until interrupted, otherwise once. */
export async function top(target: string, options: TopOptions, terminal: Terminal): Promise<void> {
  const { inspector, path } = await openInspector(target, options, terminal);
  await using opened = inspector;
  await rankingOf(opened, path, options);
  await pauseFor(FIRST_SECOND_MS, terminal);
  const isOnScreen = terminal.isScreen === true && !options.json;
  const isRepeated = options.watch === true || (isOnScreen && options.once !== true);
  if (!isRepeated) {
    const answer = await rankingOf(opened, path, options);
    terminal.out(options.json ? `${JSON.stringify(answer)}\n` : formatted(opened.name, () => topText(answer)));
    return;
  }
  while (terminal.stopped?.aborted !== true) {
    const text = await textOrFailure(opened, path, options);
    terminal.out(isOnScreen ? `${CLEARED}${text}` : options.json ? text : `${text}\n`);
    await pauseFor(INTERVAL_MS, terminal);
  }
}

/** A system may go away and come back while it is looked at. */
async function textOrFailure(inspector: Inspector, path: string, options: TopOptions): Promise<string> {
  try {
    const answer = await rankingOf(inspector, path, options);
    return options.json ? `${JSON.stringify(answer)}\n` : formatted(inspector.name, () => topText(answer));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return options.json ? `${JSON.stringify({ failure: failureJson(error.failure) })}\n` : failureText(error.failure);
  }
}

async function rankingOf(inspector: Inspector, path: string, { by, limit }: TopOptions): Promise<RankingAnswer> {
  return (await inspector.ask({ get: "top", by, limit, path })) as RankingAnswer;
}

/** The ranking for people. */
export function topText({ system, address, time, lookMs, totals, ranking }: RankingAnswer): string {
  const { actors, mailbox, rate, restarts, load, stuck } = totals;
  const lines = [
    `${system} at ${address}, ${time}, looked at for ${shortDuration(lookMs)}`,
    `${shortCount(actors)} actors, ${shortCount(mailbox)} messages waiting, ${shortCount(rate)} handled a second, ${shortCount(restarts)} restarts, ` +
      `${(load * 100).toFixed(1)} % of the time in handlers, ${stuck === 0 ? "none stuck" : `${stuck} STUCK`}`,
    "",
    ...tableOf([" waiting", " oldest", " rate/s", " time %", " restarts", "state", "actor"], ranking.actors.map(cellsOf)),
  ];
  return `${lines.map(onOneLine).join("\n")}\n`;
}

function cellsOf(actor: ActorView): readonly string[] {
  const { mailbox, oldestMs, rate, load, restarts, state, activity, path, className } = actor;
  return [
    shortCount(mailbox),
    shortDuration(oldestMs),
    shortCount(rate),
    (load * 100).toFixed(1),
    shortCount(restarts),
    activity === "stuck" ? "STUCK" : state === "running" ? activity : state,
    `${path}${className === "" ? "" : ` (${className})`}`,
  ];
}
