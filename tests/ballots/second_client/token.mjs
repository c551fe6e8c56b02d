// Tokens, ballots and their sealing [8], [9].

import { Chacha20Poly1305 } from "@hpke/chacha20poly1305";
import { CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { ed25519 } from "@noble/curves/ed25519.js";
import { randomBytes, webcrypto } from "node:crypto";

import { b64, demand, Refused, sha256, sign } from "./wire.mjs";

const BEFORE_MODULUS = Buffer.from(
  "30820152303d06092a864886f70d01010a3030a00d300b0609608648016503040202a11a301806092a864886f70d010108300b" +
    "0609608648016503040202a2030201300382010f003082010a0282010100",
  "hex",
);
const AFTER_MODULUS = Buffer.from("0203010001", "hex");
const suite = RSABSSA.SHA384.PSS.Deterministic();
export const hpke = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Chacha20Poly1305(),
});

export function modulus(spki) {
  const found = spki.subarray(BEFORE_MODULUS.length, BEFORE_MODULUS.length + 256);
  demand(Buffer.concat([BEFORE_MODULUS, found, AFTER_MODULUS]).equals(spki) && spki.length === 342, "weak-key");
  demand(found[0] >= 0x80 && found[255] % 2 === 1, "weak-key");
  return found;
}

const publicKey = (spki) =>
  webcrypto.subtle.importKey(
    "jwk",
    { kty: "RSA", n: modulus(spki).toString("base64url"), e: "AQAB", alg: "PS384", ext: true },
    { name: "RSA-PSS", hash: "SHA-384" },
    true,
    ["verify"],
  );

const u16 = (number) => Buffer.from([number >> 8, number & 255]);

export function challenge(manifest, scope) {
  const nought = Buffer.alloc(1);
  const parts = ["posture-ballot/v2", nought, manifest.org, nought, manifest.epoch, nought, scope];
  const issuer = Buffer.from(manifest.issuer_name);
  return Buffer.concat([u16(2), u16(issuer.length), issuer, Buffer.from([0x20]), sha256(...parts), u16(0)]);
}

export const tokenInput = (manifest, scope, ballotPublic) =>
  Buffer.concat([u16(2), ballotPublic, sha256(challenge(manifest, scope.id)), sha256(scope.key)]);

// A fresh ballot key with its blinded message, and what unblinds the answer.
export async function ask(manifest, scope) {
  const secret = randomBytes(32);
  const input = tokenInput(manifest, scope, ed25519.getPublicKey(secret));
  const { blindedMsg, inv } = await suite.blind(await publicKey(scope.key), suite.prepare(input));
  return { secret, input, inverse: inv, blinded: blindedMsg };
}

export async function unblind(scope, asked, answer) {
  try {
    const signature = await suite.finalize(await publicKey(scope.key), suite.prepare(asked.input), answer, asked.inverse);
    return Buffer.concat([asked.input, signature]);
  } catch {
    throw new Refused("bad-signature");
  }
}

export const ballot = (manifest, scope, answer, token, secret) =>
  sign("ballot", { answer, epoch: manifest.epoch, scope: scope.id, token: b64(token), v: 2 }, secret);

export function padded(envelope) {
  demand(envelope.length <= 1148, "too-large");
  const found = Buffer.alloc(1152);
  found.writeUInt32BE(envelope.length);
  envelope.copy(found, 4);
  return found;
}

export const sealInfo = (manifest) => Buffer.from(`posture-seal/v2 ${manifest.epoch}`);

export async function seal(manifest, envelope) {
  try {
    const recipientPublicKey = await hpke.kem.deserializePublicKey(new Uint8Array(manifest.seal.pub));
    const { ct, enc } = await hpke.seal({ recipientPublicKey, info: sealInfo(manifest) }, padded(envelope));
    return Buffer.concat([manifest.seal.id, Buffer.from(enc), Buffer.from(ct)]);
  } catch {
    throw new Refused("weak-key");
  }
}
