import { type Config, parse } from "../hocon/index.ts";
import { bootstrapReferenceConf } from "./bootstrap/reference-conf.ts";
import { discoveryReferenceConf } from "./discovery/reference-conf.ts";
import { downingReferenceConf } from "./downing/reference-conf.ts";
import { leaseReferenceConf } from "./lease/reference-conf.ts";
import { clusterReferenceConf } from "./reference-conf.ts";
import { clusterRoutingReferenceConf } from "./routing/reference-conf.ts";

/** The defaults in the files `reference-conf.ts`. */
export function clusterReference(): Config {
  const texts = [
    ["cluster", clusterReferenceConf],
    ["cluster/downing", downingReferenceConf],
    ["cluster/lease", leaseReferenceConf],
    ["cluster/routing", clusterRoutingReferenceConf],
    ["cluster/discovery", discoveryReferenceConf],
    ["cluster/bootstrap", bootstrapReferenceConf],
  ] as const;
  return texts.reduce((all, [folder, text]) => all.withFallback(parse(text, { source: `${folder}/reference.conf` })), parse("")).resolve();
}
