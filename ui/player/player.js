// The player of one lesson on a learning platform. It tells the platform, and nobody else, that the lesson was
// begun, completed and left: no answer, no mark. Source: cmi5, “Quartz” 1st edition, sections 8 to 11.
"use strict";

const asked = new URLSearchParams(location.search);
const began = Date.now();
const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const COMPLETED = "posture.completed"; // the state in which a registration keeps that it was completed
const REFUSED = [403, 409]; // what a platform answers to a second “completed”
const OVER = new Error("this session is over"); // the platform lets nobody go on in it, and opens a new one
let launch = null; // what the platform told; null where the page was opened by itself
let left = false;

/* The lesson */

function reveal(section) {
  for (const hidden of section.querySelectorAll("[data-after]")) hidden.hidden = false;
  section.dataset.open = "no";
}

function begin(section) {
  const button = section.querySelector("[data-check]");
  if (button) button.addEventListener("click", () => check(section));
  if (section.dataset.kind === "scenario") tell(section);
}

function check(section) {
  const selects = [...section.querySelectorAll("select")];
  const empty = selects.find((select) => select.value === "");
  const inputs = [...section.querySelectorAll("input")];
  if (empty || (inputs.length && !inputs.some((input) => input.checked))) {
    say(document.body.dataset.choose);
    (empty || inputs[0]).focus();
    return;
  }
  reveal(section);
  const told = section.querySelector("[data-after]");
  if (told) {
    told.tabIndex = -1;
    told.focus();
  }
}

function tell(section) {
  const steps = new Map([...section.querySelectorAll("[data-step]")].map((step) => [step.dataset.step, step]));
  const path = [];
  const show = (name, moved) => {
    for (const [each, step] of steps) step.hidden = each !== name;
    const step = steps.get(name);
    if (step.dataset.ending) section.dataset.open = "no";
    if (moved) step.focus();
  };
  for (const step of steps.values()) step.tabIndex = -1;
  for (const button of section.querySelectorAll("[data-to]")) {
    button.addEventListener("click", () => {
      path.push(button.closest("[data-step]").dataset.step);
      show(button.dataset.to, true);
    });
  }
  for (const button of section.querySelectorAll("[data-back]")) {
    button.addEventListener("click", () => show(path.pop() || "start", true));
  }
  show("start", false);
}

function reason(error) {
  return error === OVER ? document.body.dataset.over : document.body.dataset.failed;
}

function say(words) {
  document.getElementById("said").textContent = words;
}

async function finish() {
  const open = document.querySelector('section[data-open="yes"]');
  if (open) {
    say(document.body.dataset.unfinished);
    const heading = open.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus();
    return;
  }
  const button = document.getElementById("finish");
  button.disabled = true; // a second click would complete it twice
  try {
    await complete();
  } catch (error) {
    button.disabled = false;
    say(reason(error));
    return;
  }
  button.hidden = true;
  say(document.body.dataset.done);
  if (launch && launch.data.returnURL) location.assign(launch.data.returnURL);
}

/* The platform */

async function call(method, path, query, body, keepalive = false) {
  const url = new URL(path, launch.endpoint);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers = { Authorization: `Basic ${launch.token}`, "X-Experience-API-Version": "1.0.3" };
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(url, { method, headers, keepalive, body: body && JSON.stringify(body) });
  if (!answer.ok && answer.status !== 404) throw Object.assign(new Error(`${answer.status}`), { status: answer.status });
  return answer;
}

// The token can be fetched once only, so what was begun and failed goes on from where it stopped.
async function connect() {
  if (!asked.get("fetch") || (launch && launch.begun)) return;
  const agent = asked.get("actor");
  if (!launch) {
    const endpoint = asked.get("endpoint").replace(/\/?$/, "/");
    const granted = await (await fetch(asked.get("fetch"), { method: "POST" })).json();
    if (!granted["auth-token"]) throw OVER; // it was fetched before, as by a page that was loaded twice
    launch = { endpoint, token: granted["auth-token"], actor: JSON.parse(agent) };
  }
  launch.data = await (await state("GET", "LMS.LaunchData")).json();
  await call("GET", "agents/profile", { profileId: "cmi5LearnerPreferences", agent });
  await send("initialized");
  launch.begun = true;
}

async function complete() {
  await connect();
  if (!launch) return;
  if (left) throw OVER; // the page was left, and the browser brought it back as it was
  const result = { completion: true, duration: lasted() };
  if (launch.data.launchMode === "Normal" && !(await completed())) {
    try {
      await send("completed", result, ["cmi5", "moveon"]);
    } catch (error) {
      if (!REFUSED.includes(error.status)) throw error;
    }
    launch.completed = true;
    await state("PUT", COMPLETED, { completed: true }).catch(() => {}); // then the platform refuses a second one
  }
  await leave();
}

// A lesson may be opened again; it is completed once in a registration (section 9.3.3).
async function completed() {
  return launch.completed || (await state("GET", COMPLETED)).ok;
}

function state(method, stateId, body) {
  const agent = asked.get("actor");
  const about = { activityId: asked.get("activityId"), agent, registration: asked.get("registration") };
  return call(method, "activities/state", { stateId, ...about }, body);
}

async function leave(keepalive = false) {
  if (!launch || !launch.begun || left) return;
  left = true;
  try {
    await send("terminated", { duration: lasted() }, ["cmi5"], keepalive);
  } catch (error) {
    left = false;
    throw error;
  }
}

function send(verb, result, categories = ["cmi5"], keepalive = false) {
  const context = structuredClone(launch.data.contextTemplate || {});
  context.registration = asked.get("registration");
  context.contextActivities = context.contextActivities || {};
  const theirs = [context.contextActivities.category || []].flat(); // nothing of the platform's is taken out
  const ours = categories.map((name) => ({ id: CATEGORIES + name }));
  const others = theirs.filter((each) => !ours.some((own) => own.id === each.id));
  context.contextActivities.category = [...others, ...ours];
  const statement = {
    id: uuid(),
    actor: launch.actor,
    verb: { id: VERBS + verb, display: { en: verb } },
    object: { objectType: "Activity", id: asked.get("activityId") },
    context,
    timestamp: new Date().toISOString(),
  };
  if (result) statement.result = result;
  return call("PUT", "statements", { statementId: statement.id }, statement, keepalive);
}

function lasted() {
  return `PT${((Date.now() - began) / 1000).toFixed(2)}S`;
}

function uuid() {
  // crypto.randomUUID is there in secure contexts only, and some platforms run inside a house without one.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

for (const section of document.querySelectorAll("section[data-kind]")) begin(section);
document.getElementById("finish").addEventListener("click", finish);
addEventListener("pagehide", () => void leave(true).catch(() => {}));
connect().then(
  () => (document.body.dataset.ready = "yes"),
  (error) => say(reason(error)),
);
