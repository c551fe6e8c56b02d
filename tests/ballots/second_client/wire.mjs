// The messages of docs/ballots.md (sections named in brackets), read strictly and written canonically.

import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { ed25519 } from "@noble/curves/ed25519.js";

export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export function demand(holds, code) {
  if (!holds) throw new Refused(code);
}

export const sha256 = (...parts) => createHash("sha256").update(Buffer.concat(parts.map((each) => Buffer.from(each)))).digest();
export const hex = (bytes) => Buffer.from(bytes).toString("hex");
export const b64 = (bytes) => Buffer.from(bytes).toString("base64");

// [1.1]
export function encode(value) {
  checkValue(value, 0);
  return Buffer.from(canonicalize(value), "utf8");
}

export function decode(bytes, most = 65536) {
  demand(bytes.length <= most, "too-large");
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Refused("not-canonical");
  }
  demand(encode(value).equals(Buffer.from(bytes)), "not-canonical");
  return value;
}

function checkValue(value, depth) {
  if (typeof value === "boolean") return;
  if (typeof value === "number") return demand(Number.isSafeInteger(value), "not-canonical");
  if (typeof value === "string") return demand(value.isWellFormed(), "not-canonical");
  demand(typeof value === "object" && value !== null && depth < 16, "not-canonical");
  if (!Array.isArray(value)) Object.keys(value).forEach((key) => demand(key.isWellFormed(), "not-canonical"));
  Object.values(value).forEach((part) => checkValue(part, depth + 1));
}

// [1.1], [1.2], [1.3]: the fields of an object that has exactly these names, each of its form.
export function fields(value, forms) {
  demand(typeof value === "object" && value !== null && !Array.isArray(value), "wrong-fields");
  const names = Object.keys(forms);
  demand(Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name)), "wrong-fields");
  return Object.fromEntries(names.map((name) => [name, forms[name](value[name])]));
}

const matching = (pattern) => (value) => {
  demand(typeof value === "string" && pattern.test(value), "wrong-value");
  return value;
};
const plain = "[^\\u0000-\\u001f\\u007f-\\u009f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]";
export const form = {
  scope: (value) => {
    demand(typeof value === "string" && value.length <= 40, "wrong-value");
    return matching(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)(value);
  },
  epoch: matching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$/),
  id: matching(/^[0-9A-Za-z_-]{1,64}$/),
  host: matching(/^[!-~]{1,255}$/),
  title: matching(new RegExp(`^${plain}{1,80}$`, "u")),
  reason: matching(new RegExp(`^${plain}{0,500}$`, "u")),
  version: matching(/^([0-9]{1,4}(\.[0-9]{1,4}){0,3})?$/),
  day: matching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  hex: matching(/^[0-9a-f]{64}$/),
  hexOrNone: matching(/^([0-9a-f]{64})?$/),
  share: matching(/^(under-half|about-half|most|nearly-all|5|[1-9][05])?$/),
  flag: (value) => (demand(typeof value === "boolean", "wrong-value"), value),
  object: (value) => (demand(typeof value === "object" && !Array.isArray(value), "wrong-value"), value),
  list: (value) => (demand(Array.isArray(value), "wrong-value"), value),
  always: (wanted, code = "wrong-value") => (value) => (demand(value === wanted, code), value),
  whole: (least, most) => (value) => {
    demand(Number.isInteger(value) && least <= value && value <= most, "wrong-value");
    return value;
  },
  time: (value) => {
    matching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/)(value);
    const moment = new Date(value);
    demand(!Number.isNaN(+moment) && stamp(moment) === value, "wrong-value");
    return moment;
  },
  bytes: (size) => (value) => {
    demand(typeof value === "string", "wrong-value");
    const found = Buffer.from(value, "base64");
    demand(b64(found) === value, "bad-base64");
    demand(size === undefined || found.length === size, "wrong-size");
    return found;
  },
  bytesOrNone: (size) => (value) => (value === "" ? Buffer.alloc(0) : form.bytes(size)(value)),
  map: (key, inner) => (value) =>
    Object.fromEntries(Object.entries(form.object(value)).map(([name, each]) => [key(name), inner(each)])),
};
const two = form.always(2, "unknown-version");

export const stamp = (moment) => moment.toISOString().replace(/\.\d+Z$/, "Z");

// [1.4]
export function address(text) {
  const label = "[0-9a-z](?:[0-9a-z-]*[0-9a-z])?";
  const found = new RegExp(`^(https?)://(?:(${label}(?:\\.${label})*)|\\[([0-9a-f:]+)\\])(?::([1-9][0-9]{0,4}))?$`).exec(text);
  demand(typeof text === "string" && text.length <= 200 && found !== null, "bad-address");
  const [, scheme, name, six, port] = found;
  if (six !== undefined) demand(isIPv6(six) && new URL(text).hostname === `[${six}]` && !six.startsWith("::ffff:"), "bad-address");
  else if (/(^|\.)([0-9]+|0x[0-9a-f]*)$/.test(name)) demand(isIPv4(name), "bad-address");
  demand(port === undefined || (+port <= 65535 && +port !== { https: 443, http: 80 }[scheme]), "bad-address");
  const here = name === "localhost" || (isIPv4(name ?? "") && name.startsWith("127.")) || six === "::1";
  demand(scheme === "https" || here, "bad-address");
  return text;
}

// [1.6]
const PRIME = 2n ** 255n - 19n;
const ORDER_8 = 0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n;
const SMALL = [0n, 1n, PRIME - 1n, ORDER_8, PRIME - ORDER_8];

export function sound(point) {
  const y = BigInt(`0x${hex(Buffer.from(point).reverse())}`) & (2n ** 255n - 1n);
  demand(point.length === 32 && y < PRIME && !SMALL.includes(y), "bad-key");
}

export function verifySignature(signature, message, key) {
  sound(key);
  sound(signature.subarray(0, 32));
  let holds = false;
  try {
    holds = ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    holds = false;
  }
  demand(holds, "bad-signature");
}

// [1.5]
const typed = (name) => `application/vnd.posture.${name}.v2+json`;
const pae = (type, payload) =>
  Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);

export function sign(name, said, secret) {
  const payload = encode(said);
  const sig = ed25519.sign(pae(typed(name), payload), secret);
  return encode({ payload: b64(payload), payloadType: typed(name), signatures: [{ keyid: "", sig: b64(sig) }] });
}

export function open(name, bytes, key, most) {
  const outer = fields(decode(bytes, most), {
    payload: form.bytes(),
    payloadType: form.always(typed(name), "wrong-type"),
    signatures: form.list,
  });
  demand(outer.signatures.length === 1, "wrong-value");
  const { sig } = fields(outer.signatures[0], { keyid: form.always(""), sig: form.bytes(64) });
  verifySignature(sig, pae(typed(name), outer.payload), key);
  return outer.payload;
}

// [4]
export function readRoot(bytes) {
  demand(bytes.length <= 65536, "too-large");
  try {
    const { signed, signatures } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    demand(signed._type === "root" && signed.spec_version.startsWith("1."), "bad-root");
    demand(new Set(signatures.map(({ keyid }) => keyid)).size === signatures.length, "bad-root");
    for (const role of ["root", "snapshot", "targets", "timestamp"]) demand(signed.roles[role].keyids.length >= 1, "bad-root");
    const ours = fields(signed["x-posture"], {
      last: (value) => fields(value, { number: form.whole(0, 100_000), sha256: form.hexOrNone }),
      org: form.bytes(16),
      rehearsal: form.flag,
    });
    demand((ours.last.number === 0) === (ours.last.sha256 === ""), "bad-root");
    const root = {
      bytes,
      digest: hex(sha256(bytes)),
      version: form.whole(1, Number.MAX_SAFE_INTEGER)(signed.version),
      expires: form.time(signed.expires),
      rootKey: onlyKey(signed, "root"),
      targetsKey: onlyKey(signed, "targets"),
      rootKeyId: signed.roles.root.keyids[0],
      signed: encode(signed),
      signatures: new Map(signatures.map(({ keyid, sig }) => [keyid, Buffer.from(sig, "hex")])),
      ...ours,
    };
    for (const signature of root.signatures.values()) sound(signature.subarray(0, 32));
    verifySignature(root.signatures.get(root.rootKeyId), root.signed, root.rootKey);
    return root;
  } catch {
    throw new Refused("bad-root");
  }
}

function onlyKey(signed, role) {
  const { keyids, threshold } = signed.roles[role];
  demand(keyids.length === 1 && threshold === 1, "bad-root");
  const key = signed.keys[keyids[0]];
  demand(key.keytype === "ed25519" && key.scheme === "ed25519", "bad-root");
  const found = Buffer.from(key.keyval.public, "hex");
  sound(found);
  return found;
}

export function nextRoot(before, bytes) {
  const after = readRoot(bytes);
  const signature = after.signatures.get(before.rootKeyId);
  demand(signature !== undefined, "broken-chain");
  try {
    verifySignature(signature, after.signed, before.rootKey);
  } catch {
    throw new Refused("broken-chain");
  }
  const same = after.org.equals(before.org) && after.rehearsal === before.rehearsal;
  const onward = after.last.number > before.last.number;
  const sameRound = after.last.number === before.last.number && after.last.sha256 === before.last.sha256;
  demand(same && after.version === before.version + 1 && (onward || sameRound), "broken-chain");
  return after;
}

// [5]
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export function code(text) {
  demand(typeof text === "string", "wrong-value");
  const found = /^([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})-(.)$/.exec(text);
  demand(found !== null, "bad-code");
  const number = [...found.slice(1, 5).join("")].reduce((sum, symbol) => sum * 32n + BigInt(ALPHABET.indexOf(symbol)), 0n);
  demand(`${ALPHABET}*~$=U`[Number(number % 37n)] === found[5], "bad-code");
  return text;
}

export function readInvite(text) {
  const forms = { code, group: form.scope, issuer: address, root_sha256: form.hex, v: two };
  let value;
  try {
    value = decode(Buffer.from(text.trim(), "utf8"), 4096);
    fields(value, Object.fromEntries(Object.keys(forms).map((name) => [name, () => null])));
  } catch {
    throw new Refused("bad-invite");
  }
  return fields(value, forms);
}

// [6], [8.2]
export const readEnrolReply = (bytes) =>
  fields(decode(bytes, 4096), { device_id: form.id, group: form.scope, read_key: form.bytesOrNone(32), v: two });

export const readIssueReply = (bytes) =>
  fields(decode(bytes, 32768), { read_key: form.bytes(32), sigs: form.map(form.scope, form.bytes(256)), v: two });

// [7], [7.1]
function timetable(value) {
  const pair = (window) => {
    demand(form.list(window).length === 2, "wrong-value");
    return window.map(form.time);
  };
  const { fetch, cast, close } = fields(value, { cast: pair, close: form.time, fetch: pair });
  demand(fetch[0] < fetch[1] && fetch[1] <= cast[0] && cast[0] < cast[1] && cast[1] <= close, "bad-timetable");
  return { fetch, cast, close };
}

export function readManifest(bytes, targetsKey) {
  const found = fields(decode(open("epoch-manifest", bytes, targetsKey, 131072)), {
    address,
    enrolled: form.whole(0, 10_000_000),
    epoch: form.epoch,
    group: form.scope,
    issuer_name: form.host,
    k: form.whole(1, 10_000_000),
    name: form.title,
    newest: form.version,
    number: form.whole(1, 100_000),
    org: form.bytes(16),
    policy: form.object,
    policy_digest: form.hex,
    prev: form.hexOrNone,
    read_key_sha256: form.hex,
    rehearsal: form.flag,
    root: (value) => fields(value, { sha256: form.hex, version: form.whole(1, 100_000) }),
    scopes: (value) => form.list(value).map((each) => fields(each, { id: form.scope, key: form.bytes() })),
    seal: (value) => fields(value, { id: form.bytes(8), kem: form.always("x25519"), pub: form.bytes(32) }),
    timetable,
    transport: form.always("direct"),
    type: form.always("epoch-manifest", "wrong-type"),
    v: two,
  });
  demand(found.scopes.length > 0 && (found.number === 1) === (found.prev === ""), "wrong-value");
  demand(hex(sha256(encode(found.policy))) === found.policy_digest, "wrong-digest");
  return { ...found, digest: hex(sha256(bytes)), fingerprint: fingerprint(bytes) };
}

export function fingerprint(bytes) {
  const digest = sha256(Buffer.from("posture-fingerprint/v2\0"), bytes);
  const bits = [...digest.subarray(0, 15)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const symbols = bits.match(/.{5}/g).map((five) => ALPHABET[parseInt(five, 2)]);
  return symbols.join("").match(/.{4}/g).join("-");
}

// [10]
export function readRelease(bytes, targetsKey) {
  const count = form.whole(0, 10_000_000);
  const inFives = (value) => (demand(count(value) % 5 === 0, "wrong-value"), value);
  const later = (value) => (demand(Object.keys(form.object(value)).length === 0, "unknown-version"), value);
  const share = (value) => {
    const { answers, passing } = fields(value, { answers: inFives, passing: form.share });
    demand((passing === "") === answers < 10 && !(/^\d/.test(passing) && answers < 200), "wrong-value");
    return { answers, passing };
  };
  return fields(decode(open("release", bytes, targetsKey, 131072)), {
    blessed: count,
    checks: form.map(form.scope, share),
    closed: form.day,
    early: form.flag,
    epoch: form.epoch,
    excess: form.map(form.scope, form.whole(1, 10_000_000)),
    goals: form.map(form.scope, (value) => fields(value, { by: form.day, percent: form.whole(1, 100), reason: form.reason })),
    groups: later,
    joined: count,
    manifest_sha256: form.hex,
    name: form.title,
    noise: later,
    number: form.whole(1, 100_000),
    org: form.bytes(16),
    past: (value) => form.list(value).map(form.whole(1, 100_000)),
    public: form.flag,
    received: inFives,
    rehearsal: form.flag,
    type: form.always("release", "wrong-type"),
    v: two,
  });
}
