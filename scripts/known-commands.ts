import { readFileSync } from "node:fs";

/** Commands that wait for a person or take long; a page may name them, and something else tries them. */
const TRIED_ELSEWHERE = new Map([
  ["npm run chat:server", "npm run chat starts the same program"],
  ["npm run chat:client", "npm run chat starts the same program"],
  ["npm run bench", "takes minutes; the benchmarks are type-checked"],
]);
/** Commands around npm that need no proof, and the command `ritsem`, whose tests run it. */
const HARMLESS =
  /^(#.*|npx ritsem (config|contracts)( .*)?|cd [\w./-]+|git (clone|checkout) \S+.*|npm install ritsem|\.ci\/run|npm run check:(api|errors) -- --write)$/;

/** What is wrong with the commands of one `sh` block: an npm script that does not exist, or one that nobody runs in CI. */
export function commandProblems(text: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
  const ci = readFileSync(".ci/run", "utf8");
  const lines = text.split(/\n|&&/).map((line) => line.replace(/\s+#.*$/, "").trim());
  return lines.flatMap((line) => {
    if (line === "" || HARMLESS.test(line)) return [];
    const [, command = "", script] = /^(npm (?:ci|test|run ([\w:-]+)))(?: -- .*)?$/.exec(line) ?? [];
    if (command === "") return [`\`${line}\`: not a command that is known to work`];
    if (script !== undefined && scripts[script] === undefined) return [`\`${line}\`: package.json has no script ${script}`];
    const runsInCi = new RegExp(`${command}(?![\\w:])`).test(ci) || TRIED_ELSEWHERE.has(command) || script?.startsWith("check:") === true;
    return runsInCi ? [] : [`\`${line}\`: nothing in .ci/run tries it`];
  });
}
