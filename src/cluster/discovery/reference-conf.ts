/** Defaults of finding services. */
export const discoveryReferenceConf = `
akka.discovery {
  # How services are found: config, dns, aggregate, kubernetes-api, or the name of a discovery that is given to the system in code.
  method = "<method>"

  # Services in the configuration.
  config {
    # The class name in Akka.NET. @mapped
    class = "Akka.Discovery.Config.ConfigServiceDiscovery, Akka.Discovery"
    # Where the services are.
    services-path = "akka.discovery.config.services"
    # For each service: endpoints, a list of host:port. @free
    services {}
  }

  # Several methods, one after the other, until one finds something.
  aggregate {
    # The class name in Akka.NET. @mapped
    class = "Akka.Discovery.Aggregate.AggregateServiceDiscovery, Akka.Discovery"
    # The methods.
    discovery-methods = []
  }

  # The name service: records of type SRV if a port-name is given, otherwise A and AAAA, which have no ports.
  dns {
    # Name servers as host or host:port. Empty: those of this machine. Ritsem's own.
    servers = []
  }

  # The pods that Kubernetes' API lists. The defaults are those of a pod.
  kubernetes-api {
    # The class name in Akka.NET. @mapped
    class = "Akka.Discovery.KubernetesApi.KubernetesApiServiceDiscovery, Akka.Discovery.KubernetesApi"
    # File with the certificate of the authority that signs the API's.
    api-ca-path = "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"
    # File with the token of the service account.
    api-token-path = "/var/run/secrets/kubernetes.io/serviceaccount/token"
    # Environment variable with the host of the API.
    api-service-host-env-name = "KUBERNETES_SERVICE_HOST"
    # Environment variable with the port of the API.
    api-service-port-env-name = "KUBERNETES_SERVICE_PORT"
    # File with the namespace of this pod.
    pod-namespace-path = "/var/run/secrets/kubernetes.io/serviceaccount/namespace"
    # The namespace of the pods. <pod-namespace>: that in pod-namespace-path.
    pod-namespace = "<pod-namespace>"
    # The labels of the pods, with {0} for the name of the service.
    pod-label-selector = "app={0}"
  }
}
`;
