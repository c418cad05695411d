import { cancel, confirm, intro, isCancel, select, text } from "@clack/prompts";
import type { Arguments } from "./arguments.ts";
import { folderProblem } from "./project.ts";
import { type TemplateName, templateNames, templates } from "./templates.ts";

/** What a project is made from. */
export interface Choices {
  readonly folder: string;
  readonly template: TemplateName;
  readonly install: boolean;
}

const DEFAULT_FOLDER = "hello-ritsem";

/** What holds if nothing is asked. */
export function defaultChoices({ folder = DEFAULT_FOLDER, template = "alone", install = true }: Arguments): Choices {
  return { folder, template, install };
}

/** Asks for what the arguments do not say. Undefined if the user gives up; nothing has been written then. */
export async function askedChoices(args: Arguments): Promise<Choices | undefined> {
  intro("create-ritsem");
  const folder =
    args.folder ??
    (await text({
      message: "In which folder?",
      placeholder: DEFAULT_FOLDER,
      defaultValue: DEFAULT_FOLDER,
      validate: (value) => folderProblem(value === undefined || value === "" ? DEFAULT_FOLDER : value),
    }));
  if (isCancel(folder)) return givenUp();
  const options = templateNames.map((value) => ({ value, label: value, hint: templates[value].summary }));
  const template = args.template ?? (await select({ message: "What shall it be?", options }));
  if (isCancel(template)) return givenUp();
  const install = args.install ?? (await confirm({ message: "Install the packages with npm?" }));
  if (isCancel(install)) return givenUp();
  return { folder, template, install };
}

function givenUp(): undefined {
  cancel("Nothing was written.");
  return undefined;
}
