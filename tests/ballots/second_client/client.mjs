// One member of an organisation, from the invite to the release: node client.mjs INVITE FOLDER ANSWERS
//
// ANSWERS is JSON, such as {"firewall": 1}; what it does not name is answered 3. Each step is a line of JSON on standard
// output. What must not be lost is written to the folder before anything is sent.

import { ed25519 } from "@noble/curves/ed25519.js";
import { randomBytes, randomInt } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { accept } from "./acceptance.mjs";
import { ask, ballot, seal, unblind } from "./token.mjs";
import { exchange, Later } from "./transport.mjs";
import { b64, decode, demand, hex, nextRoot, readEnrolReply, readInvite, readIssueReply } from "./wire.mjs";
import { readManifest, readRelease, readRoot, Refused, sha256, sign, stamp } from "./wire.mjs";

const [, , inviteFile, folder, answersText] = process.argv;
const answers = JSON.parse(answersText ?? "{}");
const tell = (step, facts = {}) => console.log(JSON.stringify({ step, ...facts }));
const keep = (name, bytes) => writeFileSync(join(folder, name), bytes, { mode: 0o600 });
const now = () => new Date();

// A moment of its own, drawn from what remains of a window [11].
async function momentIn([start, end]) {
  const from = Math.max(+start, +now());
  demand(from < +end, "missed");
  const margin = Math.min(5000, (end - from) / 4); // what is sent needs time to arrive
  await sleep(from - now() + randomInt(Math.max(1, Math.floor(end - from - margin))));
}

// The same bytes again, until there is an answer [11].
async function patiently(address, path, options) {
  for (;;) {
    try {
      return await exchange(address, path, options);
    } catch (error) {
      if (!(error instanceof Later)) throw error;
      tell("later", { path, code: error.code });
      await sleep(1000 * error.seconds + randomInt(500));
    }
  }
}

// What is asked for until it is there.
async function waitFor(address, path, missing, options) {
  for (;;) {
    try {
      return await patiently(address, path, options);
    } catch (error) {
      if (error.code !== missing) throw error;
      await sleep(300 + randomInt(500));
    }
  }
}

async function followRoots(invite) {
  let root = readRoot(await patiently(invite.issuer, "/v1/root/1"));
  if (root.digest !== invite.root_sha256) root = readRoot(await patiently(invite.issuer, "/v1/root"));
  demand(root.digest === invite.root_sha256, "wrong-root");
  const roots = [root];
  for (;;) {
    try {
      roots.push(nextRoot(roots.at(-1), await patiently(invite.issuer, `/v1/root/${roots.at(-1).version + 1}`)));
    } catch (error) {
      if (error.code === "no-root") break;
      throw error;
    }
  }
  demand(roots.at(-1).expires > now(), "root-expired");
  return roots;
}

// With the newest key that fits. One that was replaced is believed for what `last` of the root after it allows [7.2, 10].
function underTheChain(roots, read, allowed) {
  for (let place = roots.length - 1; ; place -= 1) {
    try {
      const found = read(roots[place].targetsKey);
      const after = roots[place + 1];
      demand(after === undefined || allowed(found, after.last), "replaced-key");
      return found;
    } catch (error) {
      if (error.code !== "bad-signature" || place === 0) throw error;
    }
  }
}

async function enrol(invite) {
  const device = randomBytes(32);
  keep("device-key", device);
  const said = { code: invite.code, device_pub: b64(ed25519.getPublicKey(device)), ts: stamp(now()), v: 2 };
  const reply = readEnrolReply(await patiently(invite.issuer, "/v1/enrol", { body: sign("enrol-request", said, device) }));
  demand(reply.group === invite.group, "other-group");
  tell("joined", { device: reply.device_id });
  return { device, ...reply };
}

async function bless(manifest, address, member) {
  await momentIn(manifest.timetable.fetch);
  const asked = new Map();
  for (const scope of manifest.scopes) asked.set(scope.id, await ask(manifest, scope));
  keep("asked", JSON.stringify([...asked].map(([id, { secret, inverse }]) => [id, b64(secret), b64(inverse)])));
  const blinded = Object.fromEntries([...asked].map(([id, each]) => [id, b64(each.blinded)]));
  const said = { blinded, device: member.device_id, epoch: manifest.epoch, nonce: b64(randomBytes(16)), ts: stamp(now()), v: 2 };
  const reply = readIssueReply(await patiently(address, "/v1/issue", { body: sign("issue-request", said, member.device) }));
  demand(hex(sha256(reply.read_key)) === manifest.read_key_sha256, "a read key of its own");
  demand(Object.keys(reply.sigs).length === asked.size, "wrong-scopes");
  for (const scope of manifest.scopes) {
    const each = asked.get(scope.id);
    each.token = await unblind(scope, each, reply.sigs[scope.id]);
  }
  tell("blessed", { scopes: asked.size });
  return { asked, readKey: reply.read_key };
}

async function cast(manifest, address, asked) {
  const sealed = [];
  for (const scope of manifest.scopes) {
    const { token, secret } = asked.get(scope.id);
    sealed.push([scope.id, await seal(manifest, ballot(manifest, scope, answers[scope.id] ?? 3, token, secret))]);
  }
  keep("sealed", JSON.stringify(sealed.map(([id, blob]) => [id, b64(blob)])));
  const send = async ([scope, body]) => {
    await momentIn(manifest.timetable.cast);
    const reply = await patiently(address, "/v1/ballots", { body, kind: "application/octet-stream" });
    tell("cast", { scope, ...decode(reply, 4096) });
  };
  await Promise.all(sealed.map(send));
}

async function readSums(manifest, address, roots, readKey) {
  await sleep(manifest.timetable.close - now() + randomInt(1000));
  const path = `/v1/releases/${manifest.number}`;
  const signed = await waitFor(address, path, "no-release", { readKey });
  const release = underTheChain(roots, (key) => readRelease(signed, key), (found, last) => found.number <= last.number);
  for (const name of ["number", "epoch", "rehearsal"]) demand(release[name] === manifest[name], "another release");
  demand(release.org.equals(manifest.org) && release.manifest_sha256 === manifest.digest, "another release");
  const { early, joined, blessed, received, checks } = release;
  tell("read", { early, joined, blessed, received, checks });
}

mkdirSync(folder, { recursive: true, mode: 0o700 });
try {
  const invite = readInvite(readFileSync(inviteFile, "utf8"));
  let roots = await followRoots(invite);
  const member = await enrol(invite);
  const signed = await waitFor(invite.issuer, "/v1/manifest", "no-epoch");
  const isLast = (found, last) => found.number === last.number && found.digest === last.sha256;
  const manifest = underTheChain(roots, (key) => readManifest(signed, key), isLast);
  accept(manifest, { roots, address: invite.issuer, group: invite.group, seenKeys: [], now: now() });
  tell("accepted", { epoch: manifest.epoch, fingerprint: manifest.fingerprint });
  const { asked, readKey } = await bless(manifest, invite.issuer, member);
  await cast(manifest, invite.issuer, asked);
  roots = await followRoots(invite);
  await readSums(manifest, invite.issuer, roots, readKey);
  const leaving = { device: member.device_id, ts: stamp(now()), v: 2 };
  tell("left", decode(await patiently(invite.issuer, "/v1/leave", { body: sign("departure", leaving, member.device) }), 4096));
} catch (error) {
  tell("stopped", { code: error instanceof Refused ? error.code : String(error) });
  process.exitCode = 1;
}
