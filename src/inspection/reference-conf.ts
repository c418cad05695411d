/** The defaults of all settings of inspection, and the only place that has them. */
export const inspectionReferenceConf = `
# Shows what happens in a running system: ritsem tree, ritsem top, ritsem watch and the dashboard. All keys are ours.
ritsem.inspect {
  # Whether the system can be looked at. It can only be looked at, never changed. Nothing is counted per message before somebody looks.
  enabled = off

  # Whether trusted systems may look over remoting. Never in untrusted mode (akka.remote.untrusted-mode).
  remote = on

  # How long counting goes on after the last look.
  look-timeout = 10 s

  # How long the messages of an actor may wait, without any being handled, before it counts as stuck.
  stuck-after = 5 s

  # How many actors an answer lists at most.
  maximum-actors = 10000

  # How many associations an answer lists at most.
  maximum-associations = 1000

  # Events of associations, dead letters and restarts.
  events {
    # How many are kept for those who look later.
    kept = 200
    # How many dead letters, restarts, starts and stops of actors become events in a second, and how many events of associations. The others are only counted.
    per-second = 50
  }

  # How many groups of dead letters (reason, recipient, type) are kept. Beyond, the group that is longest ago is forgotten.
  dead-letters.groups = 200

  # The last events of each association, for when it fails.
  flight-recorder {
    # How many events are kept for each association. 0: none.
    events = 100
    # How many associations have a recorder. Beyond, that of the association to which nothing has happened for longest is forgotten.
    associations = 200
    # Whether the record is logged, at WARNING, when an association is quarantined or gated.
    log-failures = on
  }

  # HTTP for browsers, and for ritsem top with an address that begins with http.
  http {
    # Whether it is served. Only on Node.
    enabled = on
    # Where it listens. Anything but a loopback address requires a token.
    hostname = "127.0.0.1"
    # 0: a free port, which the log names.
    port = 0
    # What a client must know, at least 16 characters. Empty: a random one, written to a file that only this user can read; the log names it.
    # none: nothing; then every user and program of this machine can look.
    token = ""
    # The file for a random token, in a folder that exists. Empty: a file below the folder for temporary files.
    token-file = ""
    # Maximum number of connections, and of those that wait for events.
    maximum-connections = 32
    maximum-streams = 8
    # How many bytes wait for a client that reads events too slowly before events are left out.
    stream-buffer = 256 KiB
  }
}
`;
