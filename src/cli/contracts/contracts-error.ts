import { RitsemError } from "../../base/index.ts";

/** Contracts could not be made of .NET assemblies: one cannot be read, a name is none, or the reader could not be built. */
export class ContractsError extends RitsemError {
  readonly code = "RITSEM_CLI_CONTRACTS";
}

/** There is no .NET SDK, which reading assemblies needs. Using generated files does not. */
export class DotnetMissingError extends RitsemError {
  readonly code = "RITSEM_CLI_DOTNET_MISSING";
  /** With which the command ends. */
  readonly exitCode = 2;
}
