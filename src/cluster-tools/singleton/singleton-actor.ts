import type { Props } from "../../actor/index.ts";
import type { ClusterSingletonManagerSettings, ClusterSingletonProxySettings } from "./singleton-settings.ts";

/** What a program may say of a singleton that {@link ClusterSingleton} starts: settings of its manager and of its proxy. */
export type ClusterSingletonSettings = Omit<ClusterSingletonManagerSettings & ClusterSingletonProxySettings, "singletonName">;

/** A singleton to start. Immutable. INTEROP: `Akka.Cluster.Tools.Singleton.SingletonActor`. */
export class SingletonActor {
  /** The same on all nodes. */
  readonly name: string;
  /** Creates the singleton. */
  readonly props: Props;
  /** What it gets when it has to end. `undefined`: a PoisonPill. */
  readonly stopMessage: unknown;
  /** What differs from the configuration. */
  readonly settings: ClusterSingletonSettings;

  private constructor(name: string, props: Props, stopMessage: unknown, settings: ClusterSingletonSettings) {
    this.name = name;
    this.props = props;
    this.stopMessage = stopMessage;
    this.settings = settings;
  }

  /** A singleton with this name. */
  static create(props: Props, name: string): SingletonActor {
    return new SingletonActor(name, props, undefined, {});
  }

  /** With other props. */
  withProps(props: Props): SingletonActor {
    return new SingletonActor(this.name, props, this.stopMessage, this.settings);
  }

  /** With this message, after which the singleton finishes its work and stops itself. */
  withStopMessage(stopMessage: unknown): SingletonActor {
    return new SingletonActor(this.name, this.props, stopMessage, this.settings);
  }

  /** With these settings. */
  withSettings(settings: ClusterSingletonSettings): SingletonActor {
    return new SingletonActor(this.name, this.props, this.stopMessage, settings);
  }
}
