// Drives the simulator with Replicate's own SDK. Prints one JSON object: what each scenario saw.
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import Replicate, { validateWebhook } from "replicate";

const [server, frame, out, sound, talking] = process.argv.slice(2);
const baseUrl = `${server}/replicate/v1`;
const replicate = new Replicate({ baseUrl, auth: "r8_sdk", useFileOutput: false });
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
    return { status: e.response?.status ?? -1, message: e.message };
  }
};
const ended = (id) => replicate.wait({ id, status: "starting" }, { interval: 20 });
const png = new Blob([readFileSync(frame)], { type: "image/png" });

// create, upload, poll, result
const clip = await replicate.run("bytedance/seedance-1-lite", {
  input: { prompt: "A robot", image: png, duration: 3, resolution: "480p", aspect_ratio: "16:9" },
  wait: { mode: "poll", interval: 20 },
});
writeFileSync(out, Buffer.from(await (await fetch(clip)).arrayBuffer()));
seen.run = clip;

// create and hold
const held = await replicate.predictions.create({
  model: "black-forest-labs/flux-schnell", input: { prompt: "A robot" }, wait: 60,
});
seen.held = { status: held.status, outputs: held.output.length, version: held.version };

// by version, get, list
const model = await replicate.models.get("google", "lyria-3");
const music = await replicate.predictions.create({ version: model.latest_version.id, input: { prompt: "A tune" } });
seen.created = { status: music.status, id: music.id };
seen.music = (await ended(music.id)).status;
seen.listed = (await replicate.predictions.list()).results.map((p) => p.id).includes(music.id);
seen.got = (await replicate.predictions.get(music.id)).output.endsWith(".mp3");

// somebody else's model, which is asked by its version alone
const theirs = await replicate.models.get("meta", "musicgen");
const tune = await replicate.run(`meta/musicgen:${theirs.latest_version.id}`, {
  input: { prompt: "A tune", duration: 3, output_format: "wav" },
  wait: { mode: "poll", interval: 20 },
});
writeFileSync(sound, Buffer.from(await (await fetch(tune)).arrayBuffer()));
const newest = (await replicate.predictions.list()).results[0];
seen.theirs = { official: theirs.is_official, same: newest.version === theirs.latest_version.id, model: newest.model };
seen.theirsByName = await trouble(() => replicate.predictions.create({ model: "meta/musicgen", input: { prompt: "p" } }));

// speech, and a clip's mouth to it
const speech = await replicate.run("minimax/speech-2.8-hd", {
  input: { text: "Hello there.", audio_format: "wav" }, wait: { mode: "poll", interval: 20 },
});
const spoken = new Blob([await (await fetch(speech)).arrayBuffer()], { type: "audio/wav" });
const mouth = await replicate.run("sync/lipsync-2-pro", {
  input: { video: new Blob([readFileSync(out)], { type: "video/mp4" }), audio: spoken }, wait: { mode: "poll", interval: 20 },
});
writeFileSync(talking, Buffer.from(await (await fetch(mouth)).arrayBuffer()));

// cancel
await fault("stuck");
const stuck = await replicate.predictions.create({ model: "google/lyria-3", input: { prompt: "A tune" } });
seen.cancelled = (await replicate.predictions.cancel(stuck.id)).status;

// files
const file = await replicate.files.create(png, { shot: "1" });
seen.file = { size: file.size, type: file.content_type, metadata: file.metadata, sha256: file.checksums.sha256 };
seen.fileAgain = (await replicate.files.get(file.id)).urls.get === file.urls.get;
seen.files = (await replicate.files.list()).results.length;
seen.deleted = await replicate.files.delete(file.id);
seen.fileGone = await trouble(() => replicate.files.get(file.id));

// errors
seen.unauthenticated = await trouble(() => new Replicate({ baseUrl, auth: "nonsense" }).predictions.list());
seen.unknown = await trouble(() => replicate.predictions.create({ model: "nobody/nothing", input: {} }));
seen.invalid = await trouble(() =>
  replicate.predictions.create({ model: "minimax/hailuo-02", input: { prompt: "p", duration: 7, colour: "red" } }));
seen.required = await trouble(() => replicate.predictions.create({ model: "minimax/hailuo-02", input: {} }));
seen.version = await trouble(() => replicate.predictions.create({ version: "0".repeat(64), input: {} }));
await fault("no-credit");
seen.noCredit = await trouble(() => replicate.predictions.create({ model: "google/lyria-3", input: { prompt: "p" } }));
await fault("throttle");
const throttled = await replicate.predictions.create({ model: "google/lyria-3", input: { prompt: "throttled" } });
seen.throttledThenTaken = throttled.status;
await fault("sensitive");
const sensitive = await replicate.predictions.create({ model: "google/lyria-3", input: { prompt: "p" } });
seen.sensitive = (await trouble(() => ended(sensitive.id))).message;

// webhook, delivered twice, its signature checked by the SDK
const secret = (await replicate.webhooks.default.secret.get()).key;
const hooks = [];
await new Promise(async (done) => {
  const ear = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", async () => {
      response.end();
      const parts = {
        id: request.headers["webhook-id"],
        timestamp: request.headers["webhook-timestamp"],
        signature: request.headers["webhook-signature"],
        body,
      };
      hooks.push({
        id: parts.id,
        status: JSON.parse(body).status,
        valid: await validateWebhook({ ...parts, secret }),
        forged: await validateWebhook({ ...parts, body: body + " ", secret }),
      });
      if (hooks.length === 2) {
        ear.close(done);
        ear.closeAllConnections();
      }
    });
  });
  ear.listen(0, "127.0.0.1", async () => {
    await fault("duplicate-webhook");
    await replicate.predictions.create({
      model: "google/lyria-3",
      input: { prompt: "p" },
      webhook: `http://127.0.0.1:${ear.address().port}/hook`,
      webhook_events_filter: ["completed"],
    });
  });
});
seen.hooks = hooks;

console.log(JSON.stringify(seen));
process.exit(0);
