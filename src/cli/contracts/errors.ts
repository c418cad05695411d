import { RitsemError } from "../../base/index.ts";

/** Contracts could not be generated from .NET assemblies: one cannot be read, a name is not a type, or the reader could not be built. */
export class ContractsError extends RitsemError {
  readonly code = "RITSEM_CLI_CONTRACTS";
}

/** The .NET SDK is missing, which reading assemblies needs. Generated files do not need it. */
export class DotnetMissingError extends RitsemError {
  readonly code = "RITSEM_CLI_DOTNET_MISSING";
  /** With which the command ends. */
  readonly exitCode = 2;
}
