// `npm run simulate` runs systems with remoting, `npm run simulate -- cluster` clusters; the options are those of the program that is loaded.
if (process.argv[2] === "cluster") await import("./cluster/simulate-cluster.ts");
else await import("./simulate-remoting.ts");
