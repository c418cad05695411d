import { readFileSync } from "node:fs";

/** Commands that wait for input or take long: pages may contain them, and other tests cover them. */
const TRIED_ELSEWHERE = new Map([
  ["npm run chat:server", "npm run chat starts the same program"],
  ["npm run chat:client", "npm run chat starts the same program"],
  ["npm run bench", "takes minutes; the benchmarks are type-checked"],
]);
/** npm commands that need no test, and the command `ritsem`, whose own tests run it. */
const HARMLESS =
  /^(#.*|npx ritsem (config|contracts)( .*)?|cd [\w./-]+|git (clone|checkout) \S+.*|npm install ritsem|\.ci\/run|npm run check:(api|errors) -- --write)$/;

/** The problems of the commands in one `sh` block: an npm script that does not exist, or one that CI does not run. */
export function commandProblems(text: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
  const ci = readFileSync(".ci/run", "utf8");
  const lines = text.split(/\n|&&/).map((line) => line.replace(/\s+#.*$/, "").trim());
  return lines.flatMap((line) => {
    if (line === "" || HARMLESS.test(line)) return [];
    const [, command = "", script] = /^(npm (?:ci(?: --prefix [\w/-]+)?|test|run ([\w:-]+)))(?: -- .*)?$/.exec(line) ?? [];
    if (command === "") return [`\`${line}\`: unknown command`];
    if (script !== undefined && scripts[script] === undefined) return [`\`${line}\`: package.json has no script ${script}`];
    const runsInCi = new RegExp(`${command}(?![\\w:])`).test(ci) || TRIED_ELSEWHERE.has(command) || script?.startsWith("check:") === true;
    return runsInCi ? [] : [`\`${line}\`: .ci/run does not run it`];
  });
}
