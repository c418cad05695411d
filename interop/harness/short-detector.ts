/** A failure detector of death watch that gives up after about a second and a half of silence. */
export const SHORT_DETECTOR = `
  akka.remote.watch-failure-detector {
    heartbeat-interval = 200 ms
    unreachable-nodes-reaper-interval = 100 ms
    expected-response-after = 200 ms
    acceptable-heartbeat-pause = 1 s
  }`;
