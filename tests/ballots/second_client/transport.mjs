// HTTP as the page has it [12]: these headers in this order, a connection a message, nothing followed.

import http from "node:http";
import https from "node:https";

import { b64, Refused } from "./wire.mjs";

const LARGEST = 1 << 20;

export class Later extends Error {
  constructor(code, seconds) {
    super(code);
    this.code = code;
    this.seconds = seconds;
  }
}

export function headers(host, { body, kind = "application/json", readKey } = {}) {
  const found = ["Host", host, "Accept", "application/json", "Accept-Encoding", "identity", "Connection", "close"];
  if (body !== undefined) found.push("Content-Type", kind, "Content-Length", String(body.length));
  found.push("User-Agent", "posture/2");
  if (readKey?.length) found.push("Authorization", `Posture ${b64(readKey)}`);
  return found;
}

// The body of a successful reply; Refused with the collector's code, Later where it asks to come again.
export async function exchange(address, path, options = {}) {
  const { body } = options;
  const host = address.replace(/^https?:\/\//, "");
  const { status, retryAfter, reply } = await send(address + path, body === undefined ? "GET" : "POST", headers(host, options), body);
  if (status === 200 || status === 202) return reply;
  let code;
  try {
    code = JSON.parse(reply.toString("utf8")).error;
  } catch {
    code = undefined;
  }
  if ([408, 425, 429, 503].includes(status)) throw new Later(code ?? "unreachable", Number(retryAfter ?? 1));
  throw new Refused(typeof code === "string" ? code : `no-collector-${status}`);
}

function send(url, method, headers, body) {
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const lost = (error) => reject(new Later(`unreachable: ${error.message}`, 1));
    const signal = AbortSignal.timeout(15_000);
    const sent = request(url, { method, headers, agent: false, signal }, (response) => {
      const parts = [];
      let size = 0;
      response.on("data", (part) => {
        parts.push(part);
        if ((size += part.length) > LARGEST) sent.destroy(new Error("far more than a collector would send"));
      });
      response.on("end", () =>
        resolve({ status: response.statusCode, retryAfter: response.headers["retry-after"], reply: Buffer.concat(parts) }),
      );
      response.on("error", lost);
    });
    sent.on("error", lost);
    sent.end(body);
  });
}
