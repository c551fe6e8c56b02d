// What this client says of messages on standard input, one JSON line each: "taken", or the code of its refusal.

import { createInterface } from "node:readline";

import { accept } from "./acceptance.mjs";
import { modulus } from "./token.mjs";
import { address, code, decode, form, nextRoot, open, readEnrolReply, readInvite, readIssueReply } from "./wire.mjs";
import { readManifest, readRelease, readRoot, Refused, sound } from "./wire.mjs";

const readers = {
  address: (data) => address(data.toString()),
  canonical: (data) => decode(data),
  code: (data) => code(data.toString()),
  envelope: (data, { key }) => open("departure", data, Buffer.from(key, "hex"), 4096),
  "enrolment reply": readEnrolReply,
  invite: (data) => readInvite(data.toString()),
  "issue reply": readIssueReply,
  point: sound,
  release: (data, { key }) => readRelease(data, Buffer.from(key, "hex")),
  root: readRoot,
  "next root": (data, { before }) => nextRoot(readRoot(Buffer.from(before, "base64")), data),
  spki: modulus,
  round(data, { key, root, before, seen, now }) {
    const targets = Buffer.from(key, "hex");
    const read = (bytes) => readManifest(Buffer.from(bytes, "base64"), targets);
    accept(readManifest(data, targets), {
      roots: [readRoot(Buffer.from(root, "base64"))],
      address: "https://posture.example",
      group: "everyone",
      before: before === "" ? undefined : read(before),
      seenKeys: seen,
      now: form.time(now),
    });
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { reader, data, facts } = JSON.parse(line);
  let verdict = "taken";
  try {
    readers[reader](Buffer.from(data, "base64"), facts);
  } catch (error) {
    verdict = error instanceof Refused ? error.code : `fault: ${error.stack}`;
  }
  console.log(verdict);
}
