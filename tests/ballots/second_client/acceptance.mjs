// What a client demands of a round before it takes part [7.2].

import { CATALOGUE } from "./catalogue.mjs";
import { demand, hex, sha256 } from "./wire.mjs";
import { modulus } from "./token.mjs";

const HOUR = 3600_000;

export function accept(manifest, { roots, address, group, before, seenKeys, now }) {
  const newest = roots.at(-1);
  demand(manifest.org.equals(newest.org), "other-organisation");
  const named = roots.find((root) => root.version === manifest.root.version);
  const older = before !== undefined && manifest.root.version < before.root.version;
  demand(named !== undefined && named.digest === manifest.root.sha256 && !older, "wrong-root");
  demand(manifest.address === address, "wrong-address");
  demand(manifest.rehearsal === newest.rehearsal, "not-a-rehearsal");
  if (before !== undefined) {
    demand(manifest.number === before.number + 1 && manifest.prev === before.digest, "wrong-previous");
    demand(manifest.issuer_name === before.issuer_name, "other-issuer");
  }
  demand(manifest.k >= 10, "low-threshold");
  acceptTimes(manifest, before);
  acceptScopes(manifest, seenKeys);
  demand(manifest.group === group, "other-group");
  demand(manifest.timetable.fetch[0] - now <= 36 * HOUR, "not-yet");
  demand(manifest.enrolled >= Math.max(manifest.k, 10), "too-few");
}

function acceptTimes({ timetable: { fetch, cast, close }, rehearsal, number }, before) {
  const apart = before === undefined ? Infinity : fetch[0] - before.timetable.fetch[0];
  demand(before === undefined || fetch[0] >= before.timetable.close, "round-too-near");
  demand(close - fetch[0] <= 40 * 24 * HOUR, "round-too-long");
  if (rehearsal) return;
  demand(fetch[1] - fetch[0] >= 24 * HOUR && cast[1] - cast[0] >= 48 * HOUR, "round-too-short");
  demand(apart >= (number <= 2 ? 3 : 6) * 24 * HOUR, "round-too-near");
}

function acceptScopes({ scopes, policy }, seenKeys) {
  const ids = scopes.map((scope) => scope.id);
  demand(ids.length <= 16, "too-many-scopes");
  demand(new Set(ids).size === ids.length, "repeated-scope");
  demand(ids.every((id) => CATALOGUE.includes(id)), "unknown-scope");
  const checks = policy.checks;
  demand(Array.isArray(checks) && checks.length === ids.length && ids.every((id) => checks.includes(id)), "other-checks");
  scopes.forEach((scope) => modulus(scope.key));
  const keys = scopes.map((scope) => hex(sha256(scope.key)));
  demand(new Set(keys).size === keys.length, "repeated-key");
  demand(!keys.some((key) => seenKeys.includes(key)), "known-key");
}
