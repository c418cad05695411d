import type { ActorContract, Names } from "./contract.ts";
import { docComment } from "./doc-comment.ts";
import { displayNameOf, wireNameOf } from "./universe.ts";

/** What a parameter cannot be called in TypeScript. */
const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in " +
    "instanceof new null return super switch this throw true try typeof var void while with yield let static implements interface package " +
    "private protected public int double t ritsem arguments eval"
  ).split(" "),
);

/** The name of an actor class, and the props with which another node creates one. */
export function actorText({ node, summary, constructors, parameters }: ActorContract, name: string, names: Names): string {
  const shown = displayNameOf(node);
  const ways = constructors.map(
    (constructor) =>
      `\`${shown}(${constructor.parameters.map((parameter) => `${displayNameOf(parameter.type)} ${parameter.name}`).join(", ")})\``,
  );
  const made = ways.length === 0 ? "" : ` Made by ${ways.join(" or ")}.`;
  const about = summary === undefined ? "" : `${summary} `;
  const constant = `${docComment(`${about}The name of an actor class that lives in .NET.${made}`)}export const ${name}Name = ${JSON.stringify(wireNameOf(node))};\n`;
  if (parameters === undefined) return constant;
  const taken = parameters.map((parameter) => `${freed(parameter.name)}: ${parameter.declaration.type(names)}`);
  const given = parameters.map(({ name: parameter, pin }) => (pin === undefined ? freed(parameter) : `${pin}(${freed(parameter)})`));
  const helper = `${name.charAt(0).toLowerCase()}${name.slice(1)}Props`;
  return (
    `${constant}/** Creates one on the node that \`withDeploy\` or the configuration names. */\n` +
    `export function ${helper}(${taken.join(", ")}): Props {\n  return Props.remote(${[`${name}Name`, ...given].join(", ")});\n}\n`
  );
}

function freed(name: string): string {
  const identifier = name.replace(/[^\p{L}\p{N}_$]/gu, "_");
  return RESERVED.has(identifier) || /^\p{N}|^$/u.test(identifier) ? `_${identifier}` : identifier;
}
