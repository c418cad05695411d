import { relative, resolve } from "node:path";
import { type Arguments, argumentsFrom, helpText } from "./arguments.ts";
import { CreateError } from "./create-error.ts";
import { installPackages } from "./install.ts";
import { checkTarball, folderProblem, ownVersion, writeProject } from "./project.ts";
import type { Choices } from "./questions.ts";
import { templates } from "./templates.ts";

/** Runs the command. Sets the exit status: 0 if the project is there, 1 for a mistake, 130 if the user gives up. */
export async function create(args: readonly string[]): Promise<void> {
  try {
    await run(argumentsFrom(args));
  } catch (error) {
    if (!(error instanceof CreateError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function run(args: Arguments): Promise<void> {
  if (args.wantsHelp) return console.log(helpText());
  if (args.wantsVersion) return console.log(ownVersion());
  if (args.package !== undefined) checkTarball(args.package);
  const problem = args.folder === undefined ? undefined : folderProblem(args.folder);
  if (problem !== undefined) throw new CreateError(problem); // before anything is asked
  const choices = await choicesFrom(args);
  if (choices === undefined) {
    process.exitCode = 130;
    return;
  }
  writeProject(choices.folder, choices.template, args.package);
  if (choices.install) installPackages(resolve(choices.folder));
  console.log(nextSteps(choices));
}

async function choicesFrom(args: Arguments): Promise<Choices | undefined> {
  const { askedChoices, defaultChoices } = await import("./questions.ts");
  const asks = !args.yes && process.stdin.isTTY && process.stdout.isTTY; // without a terminal nobody can answer
  return asks ? askedChoices(args) : defaultChoices(args);
}

function nextSteps({ folder, template, install }: Choices): string {
  const here = relative(process.cwd(), resolve(folder));
  const steps = [...(here === "" ? [] : [`cd ${here}`]), ...(install ? [] : ["npm install"]), ...templates[template].tryIt];
  return `\nMade ${here === "" ? "the project here" : here}. Next, with one terminal for each program that keeps running:\n\n${steps.map((step) => `  ${step}`).join("\n")}\n`;
}
