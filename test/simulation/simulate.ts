// `npm run simulate` runs systems with remoting, `npm run simulate -- cluster` clusters, `npm run simulate -- sharding` clusters with sharded entities; the options
// are those of the program that is loaded.
if (process.argv[2] === "cluster") await import("./cluster/simulate-cluster.ts");
else if (process.argv[2] === "sharding") await import("./sharding/simulate-sharding.ts");
else await import("./simulate-remoting.ts");
