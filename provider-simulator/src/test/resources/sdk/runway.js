// Drives the simulator with Runway's own SDK. Prints one JSON object: what each scenario saw.
import { readFileSync, writeFileSync } from "node:fs";
import RunwayML from "@runwayml/sdk";

// The SDK asks after a job every six seconds; the simulator's are shorter.
const clock = globalThis.setTimeout;
globalThis.setTimeout = (then, ms, ...more) => clock(then, ms >= 4000 && ms <= 8000 ? 30 : ms, ...more);

const [server, frame, out, over] = process.argv.slice(2);
const baseURL = `${server}/runway`;
const client = (apiKey, more) => new RunwayML({ baseURL, apiKey, maxRetries: 0, ...more });
const runway = client("key_sdk");
const seen = {};

const fault = async (fault) => {
  const answer = await fetch(`${server}/_sim/faults`, { method: "POST", body: JSON.stringify({ fault }) });
  if (!answer.ok) throw new Error(await answer.text());
};
const trouble = async (call) => {
  try {
    await call();
    return { status: 0 };
  } catch (e) {
    return { status: e.status ?? -1, message: e.message, issues: e.error?.issues, task: e.taskDetails };
  }
};
const save = async (name, url) => writeFileSync(name, Buffer.from(await (await fetch(url)).arrayBuffer()));
const png = `data:image/png;base64,${readFileSync(frame).toString("base64")}`;
const order = { model: "gen4_turbo", promptText: "A robot", promptImage: png, ratio: "1280:720", duration: 2 };
const ask = (more, api = runway) => api.imageToVideo.create({ ...order, ...more });

// create, poll, result
const first = ask();
seen.accepted = await first;
const made = await first.waitForTaskOutput();
seen.made = { status: made.status, cost: made.cost.credits, outputs: made.output.length };
await save(out, made.output[0]);
const again = await runway.tasks.retrieve(made.id);
seen.freshLink = again.status;

// an upload, a text, a clip made over
const upload = await runway.uploads.createEphemeral({ file: new File([readFileSync(frame)], "frame.png", { type: "image/png" }) });
seen.upload = upload.uri;
seen.fromUpload = (await ask({ promptImage: [{ uri: upload.uri, position: "first" }] }).waitForTaskOutput()).status;
const text = { model: "veo3.1_fast", promptText: "A robot", ratio: "1280:720", duration: 4, audio: true };
seen.fromText = (await runway.textToVideo.create(text).waitForTaskOutput()).cost.credits;
const clip = await runway.uploads.createEphemeral({ file: new File([readFileSync(out)], "clip.mp4", { type: "video/mp4" }) });
const remade = await runway.videoToVideo
  .create({ model: "aleph2", promptText: "At night", videoUri: clip.uri, keyframes: [{ seconds: 0, uri: upload.uri }] })
  .waitForTaskOutput();
seen.over = remade.cost.credits;
await save(over, remade.output[0]);

// an expired link, and a fresh one
await fault("remove-data");
const spoiled = await ask({ seed: 3 }).waitForTaskOutput();
seen.expired = (await fetch(spoiled.output[0])).status;
seen.renewed = (await fetch((await runway.tasks.retrieve(spoiled.id)).output[0])).status;

// too many at once wait; cancelled, they end
await fault("stuck");
const stuck = await ask();
const together = [await ask(), await ask(), await ask()];
seen.waiting = (await runway.tasks.retrieve(together.at(-1).id)).status;
await runway.tasks.delete(stuck.id);
seen.cancelled = await runway.tasks.retrieve(stuck.id);
await runway.tasks.delete(together.at(-1).id);
await runway.tasks.delete(made.id);
seen.deleted = await trouble(() => runway.tasks.retrieve(made.id));

// jobs that come to nothing
await fault("sensitive");
seen.declined = await trouble(() => ask().waitForTaskOutput());
await fault("fail");
seen.failed = await trouble(() => ask().waitForTaskOutput());
seen.badAsset = await trouble(() => ask({ promptImage: "data:image/png;base64,AAAA" }).waitForTaskOutput());

// errors
seen.unauthenticated = await trouble(() => ask({}, client("nonsense")));
seen.version = await trouble(() => ask({}, client("key_sdk", { runwayVersion: "1999-01-01" })));
seen.invalid = await trouble(() => ask({ duration: 11, ratio: "16:9", promptText: "", colour: "red", promptImage: "http://x.example/a.png" }));
seen.required = await trouble(() => runway.imageToVideo.create({ model: "gen4.5" }));
seen.unknown = await trouble(() => ask({ model: "gen3a_turbo" }));
await fault("no-credit");
seen.noCredit = await trouble(() => ask());
await fault("throttle");
seen.throttled = await trouble(() => ask());
await fault("busy");
const patient = client("key_sdk", { maxRetries: 1 });
seen.busyThenTaken = Boolean((await ask({}, patient)).id);
await fault("poll-unavailable");
seen.pollUnavailable = await trouble(() => runway.tasks.retrieve(together[0].id));
seen.limits = (await runway.organization.retrieve()).tier.models.gen4_turbo;

console.log(JSON.stringify(seen));
process.exit(0);
