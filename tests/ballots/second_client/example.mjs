// Holds the worked example of the page against this client: node example.mjs PAGE

import assert from "node:assert/strict";
import { ed25519 } from "@noble/curves/ed25519.js";
import { readFileSync } from "node:fs";

import { accept } from "./acceptance.mjs";
import { ballot, challenge, hpke, padded, sealInfo, tokenInput, unblind } from "./token.mjs";
import { b64, hex, open, readEnrolReply, readInvite, readIssueReply, readManifest, readRelease } from "./wire.mjs";
import { readRoot, sha256, sign } from "./wire.mjs";

const page = readFileSync(process.argv[2], "utf8");
const text = /<!-- example: [^>]*-->\n```text\n([^]*?)```/.exec(page)[1];
const values = new Map();
let name;
for (const line of text.split("\n")) {
  if (line.startsWith("  ")) values.set(name, values.get(name) + line.slice(2));
  else if (line) values.set((name = line.slice(0, -1)), "");
}
const found = (start) => values.get(start) ?? [...values].find(([each]) => each.startsWith(start))[1];
const bytes = (start) => Buffer.from(found(start), "hex");
const message = (start) => Buffer.from(found(start), "utf8");
const secret = (words) => new Uint8Array(sha256(`example ${words}`));
const at = (hours) => `2026-11-16T${String(6 + hours).padStart(2, "0")}:00:00Z`;

const root = readRoot(message("root"));
const invite = readInvite(found("invite"));
assert.equal(invite.root_sha256, root.digest);
const device = secret("device key");
assert.deepEqual(Buffer.from(ed25519.getPublicKey(device)), bytes("device key"));
const joining = { code: invite.code, device_pub: b64(ed25519.getPublicKey(device)), ts: at(1), v: 2 };
assert.deepEqual(sign("enrol-request", joining, device), message("enrolment request"));
const joined = readEnrolReply(message("enrolment reply"));

const manifest = readManifest(message("manifest"), root.targetsKey);
accept(manifest, { roots: [root], address: invite.issuer, group: joined.group, seenKeys: [], now: new Date(at(2)) });
assert.equal(manifest.fingerprint, found("fingerprint"));
assert.equal(hex(sha256(joined.read_key)), manifest.read_key_sha256);
const [scope] = manifest.scopes;
assert.deepEqual(scope.key, bytes("SPKI"));
assert.deepEqual(challenge(manifest, scope.id), bytes("challenge"));
const voter = secret("ballot key");
const input = tokenInput(manifest, scope, ed25519.getPublicKey(voter));
assert.deepEqual(input, bytes("token input"));

const nonce = b64(secret("nonce").subarray(0, 16));
const asking = { blinded: { [scope.id]: b64(bytes("blinded message")) }, device: joined.device_id, epoch: manifest.epoch, nonce, ts: at(2), v: 2 };
assert.deepEqual(sign("issue-request", asking, device), message("issue request"));
const reply = readIssueReply(message("issue reply"));
const token = await unblind(scope, { input, inverse: bytes("r⁻¹") }, reply.sigs[scope.id]);
assert.deepEqual(token, bytes("token"));
assert.deepEqual(reply.read_key, joined.read_key);

const cast = ballot(manifest, scope, 2, token, voter);
assert.deepEqual(cast, message("ballot, "));
assert.deepEqual(sha256(ed25519.getPublicKey(voter)), bytes("nullifier"));
assert.deepEqual(sha256(cast), bytes("digest"));
const ephemeral = await hpke.kem.deserializePrivateKey(new Uint8Array(bytes("HPKE's ephemeral private key")));
const encapsulated = bytes("sealed ballot").subarray(8, 40);
const sender = { privateKey: ephemeral, publicKey: await hpke.kem.deserializePublicKey(new Uint8Array(encapsulated)) };
const recipientPublicKey = await hpke.kem.deserializePublicKey(new Uint8Array(manifest.seal.pub));
const { ct, enc } = await hpke.seal({ recipientPublicKey, info: sealInfo(manifest), ekm: sender }, padded(cast));
assert.deepEqual(Buffer.concat([manifest.seal.id, Buffer.from(enc), Buffer.from(ct)]), bytes("sealed ballot"));

const release = readRelease(message("release"), root.targetsKey);
assert.equal(release.manifest_sha256, manifest.digest);
assert.deepEqual({ ...release.checks[scope.id] }, { answers: 10, passing: "most" });
const move = JSON.parse(open("move", message("move"), root.rootKey, 4096));
assert.deepEqual([move.from, b64(root.org)], [manifest.address, move.org]);
assert.deepEqual(sign("departure", { device: joined.device_id, ts: "2026-11-24T14:00:00Z", v: 2 }, device), message("departure"));
console.log("the example is right");
