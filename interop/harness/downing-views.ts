import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { akkaNetCommand } from "./akka-net-programs.ts";

const VIEWS = 2_400;
const LARGEST_CLUSTER = 9;
const STATUSES = "UUUUUUUUUUUULLJJWEDD";
/** Nobody has been Up in these statuses, and in these others some members may have skipped it. */
const NEVER_UP = "JW";
const MAY_HAVE_SKIPPED_UP = "LED";

/** Views of clusters, always the same ones, in the text that `test/fixtures/downing/README.md` describes. */
export function downingViews(): readonly string[] {
  const below = randomBelow(20_260_101);
  return Array.from({ length: VIEWS }, () => viewFrom(below));
}

/** What the strategies of Akka.Cluster decide on each view: a line for each. */
export async function decisionsOfAkkaNet(views: readonly string[]): Promise<readonly string[]> {
  const { command, args } = akkaNetCommand("DowningDecisions", []);
  const program = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  program.stdin.end(views.map((view) => `${view}\n`).join(""));
  const [answers, [code]] = await Promise.all([text(program.stdout), once(program, "exit") as Promise<[number]>]);
  if (code !== 0) throw new Error(`DowningDecisions ended with ${code}.`);
  return answers.trimEnd().split("\n");
}

/** The file of the fixture: a view and its decisions on each line. */
export async function downingFixture(): Promise<string> {
  const views = downingViews();
  const decisions = await decisionsOfAkkaNet(views);
  return views.map((view, index) => `${view} ${decisions[index] ?? ""}\n`).join("");
}

type Below = (limit: number) => number;

function viewFrom(below: Below): string {
  const size = 1 + below(LARGEST_CLUSTER);
  const indexes = Array.from({ length: size }, (_, index) => index);
  const isFar = indexes.map(() => below(2) === 0);
  const [near, far] = [indexes.filter((index) => !isFar[index]), indexes.filter((index) => isFar[index])];
  const kind = below(4); // a clean partition, one with stray observations besides, stray observations alone, anything
  const records = new Map<string, string>();
  const record = (observer: number, subject: number): unknown => {
    return observer !== subject && records.set(`${observer}${subject}`, below(10) === 0 ? "t" : "u");
  };
  if (kind < 2) for (const observer of near) for (const subject of far) if (kind === 0 || below(5) > 0) record(observer, subject);
  if (kind > 0) for (let left = 1 + below(4); left > 0; left -= 1) record(below(size), below(size));
  const subjects = new Set(Array.from(records.keys(), (key) => Number(key[1])));
  const members = membersFrom(size, below);
  const unreachable =
    kind === 3 ? indexes.filter(() => below(3) === 0) : indexes.filter((at) => subjects.has(at) || members[at * 3] === "D");
  const seen = indexes.filter((index) => (kind === 0 || below(4) > 0 ? !isFar[index] : true) && below(4) > 0);
  const recordTexts = Array.from(records, ([key, status]) => `${key}${status}`).join("");
  const config = [below(3), 1 + below(6), below(2), below(size), below(4)].join("");
  return [members, maskOf(unreachable), recordTexts || "-", maskOf(seen), config].join(" ");
}

function membersFrom(size: number, below: Below): string {
  const upNumbers = Array.from({ length: size }, (_, index) => index + 1);
  return Array.from({ length: size }, () => {
    const [upNumber = 0] = upNumbers.splice(below(upNumbers.length), 1);
    const status = STATUSES[below(STATUSES.length)] ?? "U";
    const isNeverUp = NEVER_UP.includes(status) || (MAY_HAVE_SKIPPED_UP.includes(status) && below(5) === 0);
    return `${status}${isNeverUp ? "-" : upNumber}${below(4)}`;
  }).join("");
}

function maskOf(indexes: readonly number[]): string {
  return indexes.reduce((mask, index) => mask | (1 << index), 0).toString(16);
}

/** Whole numbers below a limit, always the same ones for a seed. */
function randomBelow(seed: number): Below {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
