import { type Config, parse } from "../hocon/index.ts";
import { clientReferenceConf } from "./client/reference-conf.ts";
import { pubSubReferenceConf } from "./pub-sub/reference-conf.ts";
import { singletonReferenceConf } from "./singleton/reference-conf.ts";

/** The defaults in the files `reference-conf.ts`. */
export function clusterToolsReference(): Config {
  const texts = [
    ["cluster-tools/singleton", singletonReferenceConf],
    ["cluster-tools/pub-sub", pubSubReferenceConf],
    ["cluster-tools/client", clientReferenceConf],
  ] as const;
  return texts.reduce((all, [folder, text]) => all.withFallback(parse(text, { source: `${folder}/reference.conf` })), parse("")).resolve();
}
