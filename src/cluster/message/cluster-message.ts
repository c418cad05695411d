/** The base class of everything that cluster nodes tell each other. INTEROP: `IClusterMessage`, to which serializer 5 is bound. */
export abstract class ClusterMessage {
  declare readonly isClusterMessage: true;
}
