/** Defaults of the test kit. */
export const testkitReferenceConf = `
akka.test {
  # Factor on every timeout of the test kit: raise it on slow machines.
  timefactor = 1.0

  # How long an event filter waits for its events after the code it watches is done.
  filter-leeway = 3s

  # How long one expectation waits when it is not told.
  single-expect-default = 3s

  # How long TestKit.resultOf waits for a promise.
  default-timeout = 5s
}
`;
