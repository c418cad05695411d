import type { ShardingTypeView } from "../../contract.ts";
import { snapshot } from "../../state/store.ts";
import { count, plural, shortAddress } from "../format.ts";
import { Nothing, StateMark } from "../parts/marks.tsx";

/** Members of the cluster as this node sees them, and the shards of its regions. */
export function ClusterPage() {
  const shown = snapshot.value;
  if (shown === undefined) return null;
  const { cluster, sharding } = shown;
  return (
    <>
      {cluster === null ? (
        <Nothing>This system is not a node of a cluster.</Nothing>
      ) : (
        <section>
          <p class="quiet">
            This node: {cluster.state}. {plural(cluster.members.length, "member")}.
          </p>
          <div class="scroll">
            <table>
              <caption class="unseen">Members</caption>
              <thead>
                <tr>
                  <th scope="col">Address</th>
                  <th scope="col">Status</th>
                  <th scope="col">Reachable</th>
                  <th scope="col">Roles</th>
                  <th scope="col">Version</th>
                  <th scope="col">Uid</th>
                </tr>
              </thead>
              <tbody>
                {cluster.members.map((member) => (
                  <tr key={`${member.address}#${member.uid}`}>
                    <th scope="row">
                      {shortAddress(member.address)} {member.isLeader && <span class="tag">leader</span>}{" "}
                      {member.isSelf && <span class="tag">this node</span>}
                    </th>
                    <td>
                      <StateMark state={member.status} />
                    </td>
                    <td>{member.isReachable ? "yes" : <StateMark state="unreachable" />}</td>
                    <td>{member.roles.join(", ")}</td>
                    <td>{member.appVersion}</td>
                    <td>{member.uid}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      {sharding?.map((type) => (
        <Shards key={type.name} type={type} />
      ))}
    </>
  );
}

function Shards({ type }: { readonly type: ShardingTypeView }) {
  const most = type.shards.reduce((highest, { entities }) => Math.max(highest, entities), 1);
  return (
    <section>
      <h2>
        {type.name} <span class="quiet">{type.kind}</span>
      </h2>
      <p class="quiet">
        Coordinator: {type.coordinator === null ? "not known yet" : shortAddress(type.coordinator)}.{" "}
        {type.kind === "region" &&
          `${plural(type.shards.length, "shard")} here, ${plural(
            type.shards.reduce((sum, { entities }) => sum + entities, 0),
            "entity",
            "entities",
          )}.`}
      </p>
      <ul class="shards" aria-label={`Shards of ${type.name}`}>
        {type.shards.map(({ id, entities }) => (
          <li key={id}>
            <span class="id">{id}</span>
            <span class="bar" style={{ width: `${(entities / most) * 100}%` }} />
            <span class="number">{count(entities)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
