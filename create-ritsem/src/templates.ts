/** What a template is about, and what its projects have beside Ritsem. */
export interface Template {
  /** One line for the prompt and the help text. */
  readonly summary: string;
  /** Packages at run time, beside `ritsem`, with their versions. */
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Packages for development, beside those of every project. */
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Scripts that differ from those of every project, or that only this template has. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** What to type in which terminal once the packages are installed. */
  readonly tryIt: readonly string[];
}

export type TemplateName = "alone" | "akka-net" | "workers" | "browser" | "cluster";

export const templates: Readonly<Record<TemplateName, Template>> = {
  alone: {
    summary: "one service, actors behind HTTP",
    tryIt: ["npm run dev", "curl http://127.0.0.1:8080/greet/world"],
  },
  "akka-net": {
    summary: "a service that talks to a C# service on Akka.NET",
    scripts: { "start:dotnet": "dotnet run --project dotnet" },
    tryIt: ["npm run dev", "npm run start:dotnet", "curl http://127.0.0.1:8080/greet-dotnet/world"],
  },
  workers: {
    summary: "a service that computes on all cores, in worker threads",
    scripts: { dev: "tsx watch src/main development.conf" },
    tryIt: ["npm run dev", "curl http://127.0.0.1:8080/primes/100000"],
  },
  browser: {
    summary: "a service and a web page, both with actors",
    dependencies: { ws: "8.23.0" },
    devDependencies: { "@types/ws": "8.18.2", esbuild: "0.28.2" },
    scripts: {
      build:
        "tsc -p tsconfig.build.json && esbuild ./src/page/page --bundle --splitting --format=esm --target=es2022 --minify --outdir=dist/page",
      check: "tsc -p tsconfig.json && tsc -p src/page",
    },
    tryIt: ["npm run dev", "open http://localhost:8080 in a browser"],
  },
  cluster: {
    summary: "nodes of a cluster that share one actor",
    scripts: { "start:second": "node dist/main.js second.conf", "dev:second": "tsx watch src/main second.conf" },
    tryIt: ["npm run dev", "npm run dev:second", "curl http://127.0.0.1:8081/greet/world"],
  },
};

export const templateNames = Object.keys(templates) as readonly TemplateName[];

/** Whether `text` is the name of a template. */
export function isTemplateName(text: string): text is TemplateName {
  return Object.hasOwn(templates, text);
}
