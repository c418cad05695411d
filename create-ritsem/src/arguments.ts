import { parseArgs } from "node:util";
import { CreateError } from "./create-error.ts";
import { isTemplateName, type TemplateName, templateNames, templates } from "./templates.ts";

/** What the command line says. What is undefined is asked for, or has its default. */
export interface Arguments {
  readonly folder: string | undefined;
  readonly template: TemplateName | undefined;
  /** Whether to ask nothing. */
  readonly yes: boolean;
  /** Whether to install the packages; undefined: not said. */
  readonly install: boolean | undefined;
  /** A tarball that `npm pack` made, to install in place of the published package. */
  readonly package: string | undefined;
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

const OPTIONS = {
  template: { type: "string", short: "t" },
  yes: { type: "boolean", short: "y", default: false },
  install: { type: "boolean" },
  package: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

/** The help text. */
export function helpText(): string {
  const width = Math.max(...templateNames.map((name) => name.length));
  return `Usage: npm create ritsem [FOLDER] -- [OPTIONS]

Makes a project with Ritsem in FOLDER, which must be new or empty. Asks for what the options do not say.

Options:
  -t, --template NAME  one of the templates below
  -y, --yes            ask nothing: folder hello-ritsem, template alone, install
      --no-install     do not install the packages
      --package FILE   install ritsem from this tarball, which npm pack has made
  -h, --help           print this text
  -v, --version        print the version

Templates:
${templateNames.map((name) => `  ${name.padEnd(width)}  ${templates[name].summary}`).join("\n")}
`;
}

/** Reads the command line. Throws {@link CreateError} for anything that it does not know. */
export function argumentsFrom(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [folder, ...others] = positionals;
  if (others.length > 0) throw new CreateError(`Expected one folder, got ${positionals.join(" and ")}. Quote a name that has blanks.`);
  if (folder?.trim() === "") throw new CreateError("The name of the folder is empty. Give it a name, or . for this folder.");
  const { template, yes, install, help, version } = values;
  if (template !== undefined && !isTemplateName(template))
    throw new CreateError(`There is no template ${template}. Choose one of ${templateNames.join(", ")}.`);
  return { folder, template, yes, install, package: values.package, wantsHelp: help, wantsVersion: version };
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new CreateError(`${text.replace(/\. To specify a positional argument.*$/s, ".")} Options are listed by --help.`);
  }
}

// Its return type is inferred from OPTIONS.
function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, allowNegative: true });
}
