// Which functions of src read what a peer sent: by their names and by what they take. Each must be entered by a growth case, or stand among those
// that no peer reaches.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFiles } from "../../scripts/repository-files.ts";

const ROOT = join(import.meta.dirname, "../..");
/** No peer's bytes or texts get there: configuration, tests, and the assemblies of this machine. */
const LOCAL_FOLDERS = /^src\/(?:settings|testkit|platform|cli\/(?:contracts|doctor|terminal))\//;
const READS = /^(?:parse|read|decode|take|fits|matches|normalized|fromBytes)|From$|FromText$/;
const READABLE = "(?:string|Uint8Array|ProtoReader|JsonReader|JsonScanner|ByteCursor)";
const FUNCTION = new RegExp(`^(?:export )?function (\\w+)(?:<[^>]*>)?\\(\\s*(?:readonly )?\\w+\\??: ${READABLE}\\b`, "gm");
const METHOD = new RegExp(`^  (?:static |override )*(\\w+)(?:<[^>]*>)?\\(\\s*\\w+\\??: ${READABLE}\\b[^;]*\\{$`, "gm");

/** Parsers that no peer reaches, or that only call another, each with the reason. */
const LOCAL: Readonly<Record<string, string>> = {
  "src/actor/system/local-actor-ref-provider.ts: pathFrom": "calls PathLimits.pathFrom",
  "src/remote/remote-actor-ref-provider.ts: pathFrom": "calls PathLimits.pathFrom",
  "src/cli/network-option.ts: timeoutFrom": "arguments of the command line",
  "src/inspection/node/token-file.ts: readTokenFor": "files of this machine",
  "src/cli/network-option.ts: durationFrom": "arguments of the command line",
  "src/cli/network-commands.ts: inFlightFrom": "arguments of the command line",
  "src/remote/wire/envelope-encoder.ts: takeBack": "blocks that were written",
  "src/serialization/newtonsoft/newtonsoft-json.ts: fromBytes": "decodeFrom, which cases enter, of a whole array",
  "src/serialization/serializers/primitive.ts: fromBytes": "decodeFrom, which cases enter, of a whole array",
  "src/hocon/properties.ts: parseProperties": "files of this machine",
  "src/cli/inspect-commands.ts: countFrom": "arguments of the command line",
  "src/cli/inspect/open-inspector.ts: urlFrom": "arguments of the command line",
  "src/cli/network-commands.ts: countFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: messageFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: numberFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: bigintFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: booleanFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: bytesFrom": "arguments of the command line",
  "src/cli/talk/message-from.ts: jsonFrom": "arguments of the command line",
  "src/cli/talk/remote-target.ts: remoteTargetFrom": "arguments of the command line",
  "src/hocon/includer.ts: normalized": "files of this machine",
  "src/hocon/parse.ts: parseFile": "files of this machine",
  "src/index.ts: parseFile": "files of this machine",
  "src/remote/association/association-refusal.ts: failureFrom": "reports of this system",
  "src/remote/transport/framing/frame-from.ts: frameFrom": "frames that are written",
  "src/remote/transport/tls/trusted-certificates.ts: readableIn": "files of this machine",
  "src/serialization/members/text-members.ts: base64From": "bytes that are written",
  "src/actor/minimal-ref/selection-from.ts: selectionFrom": "selections of this program",
  "src/actor/minimal-ref/selection-from.ts: elementsFrom": "selections of this program",
  "src/cluster/settings/cluster-settings.ts: seedFrom": "configuration of this system",
  "src/cluster/discovery/config-discovery.ts: targetFrom": "configuration of this system",
  "src/remote/protocol/errors.ts: sectionFrom": "configuration of this system",
  "src/reliable-delivery/node/file-durable-queue.ts: eventFrom": "files of this machine",
  "src/distributed-data/node/store-record.ts: decodeEntry": "files of this machine",
  "src/cli/cluster/shards-view.ts: decoded": "calls decodeURIComponent",
  "src/sharding/core/shard-core.ts: takesAtOnce": "looks an id up",
  "src/sharding/extractor/extractor-check.ts: shardFrom": "looks an id up",
  "src/sharding/external/shard-locations.ts: locationFrom": "parses an address, whose length is limited first",
  "src/sharding/serializer/cluster-sharding-message-serializer.ts: fromBytes": "decodeFrom, which cases enter, of a whole array",
  "src/sharding/core/message-buffers.ts: take": "ids of this system",
  "src/actor/system/deployer.ts: namesFrom": "configuration of this system",
  "src/actor/system/deployer.ts: addressFrom": "configuration of this system",
};

/** `file: name` of every parser. */
export function parsers(): readonly string[] {
  return repositoryFiles()
    .filter((file) => /^src\/.*\.ts$/.test(file) && !/\.(?:test|fixture|oracle|d)\.ts$|\/gen\//.test(file) && !LOCAL_FOLDERS.test(file))
    .flatMap((file) => namesIn(readFileSync(join(ROOT, file), "utf8")).map((name) => `${file}: ${name}`));
}

function namesIn(text: string): readonly string[] {
  const names = [FUNCTION, METHOD].flatMap((pattern) => Array.from(text.matchAll(pattern), ([, name]) => name ?? ""));
  return [...new Set(names.filter((name) => READS.test(name)))];
}

/** What is wrong with the cases when they entered the functions `entered`, as `file: name`. */
export function problemsOf(entered: ReadonlySet<string>): readonly string[] {
  const known = parsers();
  const problems = known
    .filter((parser) => !entered.has(parser) && !Object.hasOwn(LOCAL, parser))
    .map(
      (parser) =>
        `${parser} reads what a peer sends and is in no growth case; add it to test/growth, or to LOCAL of parsers.ts with the reason`,
    );
  for (const parser of Object.keys(LOCAL)) {
    if (!known.includes(parser)) problems.push(`${parser} stands in LOCAL of parsers.ts, and is no parser`);
    else if (entered.has(parser)) problems.push(`${parser} stands in LOCAL of parsers.ts, and a growth case enters it`);
  }
  return problems;
}
