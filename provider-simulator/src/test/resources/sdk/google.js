// Drives the simulator with Google's own SDK. Prints one JSON object: what each scenario saw.
import { readFileSync, writeFileSync } from "node:fs";
import { GoogleGenAI } from "@google/genai";

const [server, frame, dir] = process.argv.slice(2);
const client = (apiKey) => new GoogleGenAI({ apiKey, httpOptions: { baseUrl: `${server}/google` } });
const google = client("AIzaSdk");
// Its interactions try again unless they are told not to.
const once = { maxRetries: 0 };
const seen = {};

const fault = async (fault) => {
  const answer = await fetch(`${server}/_sim/faults`, { method: "POST", body: JSON.stringify({ fault }) });
  if (!answer.ok) throw new Error(await answer.text());
};
const trouble = async (call) => {
  try {
    await call();
    return { name: "(none)" };
  } catch (e) {
    return { name: e.name, status: e.status ?? e.statusCode ?? -1, message: String(e.message).slice(0, 400) };
  }
};
// Of links it only knows https; of any, it takes no more than the name.
const file = (uri) => uri.match(/files\/[a-z0-9]+/)[0];
const later = () => new Promise((done) => setTimeout(done, 20));
const data = readFileSync(frame).toString("base64");
const omni = (more = {}) => ({
  model: "gemini-omni-1.1-flash", background: true,
  input: [{ type: "image", data, mime_type: "image/png" }, { type: "text", text: "<FIRST_FRAME> A robot" }],
  response_format: { type: "video", delivery: "uri", aspect_ratio: "16:9", resolution: "720p", duration: "3s" }, ...more,
});
const ended = async (id) => {
  for (;;) {
    const job = await google.interactions.get(id);
    if (!["queued", "in_progress"].includes(job.status)) return job;
    await later();
  }
};

// interactions: create, poll, result
const begun = await google.interactions.create(omni({ labels: { film: "1" } }));
seen.begun = { id: begun.id, status: begun.status };
const job = await ended(begun.id);
seen.job = {
  status: job.status, uri: job.output_video?.uri, type: job.output_video?.mime_type,
  tokens: job.usage?.output_tokens_by_modality?.[0]?.tokens, label: job.labels?.film,
};
const unkeyed = await fetch(job.output_video.uri);
seen.unkeyed = unkeyed.status;
await google.files.download({ file: file(job.output_video.uri), downloadPath: `${dir}/omni.mp4` });

// one that is answered at once, its clip inside
const whole = await google.interactions.create({
  model: "gemini-omni-1.2-flash", input: "A whale", response_format: { type: "video", duration: "3s", resolution: "360p" },
});
seen.whole = { status: whole.status, inline: Boolean(whole.output_video?.data) };
writeFileSync(`${dir}/inline.mp4`, Buffer.from(whole.output_video.data, "base64"));

// interactions: cancel, delete
await fault("stuck");
const stuck = await google.interactions.create(omni());
seen.cancelled = (await google.interactions.cancel(stuck.id)).status;
await google.interactions.delete(stuck.id);
seen.deleted = await trouble(() => google.interactions.get(stuck.id, undefined, once));

// interactions: refused and failed
await fault("sensitive");
const declined = await ended((await google.interactions.create(omni())).id);
seen.declined = { status: declined.status, text: declined.output_text, video: Boolean(declined.output_video) };
await fault("fail");
const failed = await ended((await google.interactions.create(omni())).id);
seen.failed = { status: failed.status, error: failed.errors?.[0]?.message };
await fault("blocked-prompt");
seen.blocked = await trouble(() => google.interactions.create(omni(), once));

// Veo: create, poll, result
const operationEnded = async (operation) => {
  while (!operation.done) {
    await later();
    operation = await google.operations.getVideosOperation({ operation });
  }
  return operation;
};
const veo = (config = {}) => google.models.generateVideos({
  model: "veo-3.1-generate-preview", prompt: "A robot", image: { imageBytes: data, mimeType: "image/png" },
  config: { durationSeconds: 4, aspectRatio: "16:9", resolution: "720p", negativePrompt: "people", ...config },
});
const started = await veo();
seen.operation = { name: started.name, done: started.done ?? null };
const made = await operationEnded(started);
seen.generated = made.response.generatedVideos.length;
await google.files.download({ file: file(made.response.generatedVideos[0].video.uri), downloadPath: `${dir}/veo.mp4` });
await fault("sensitive");
const filtered = await operationEnded(await veo());
seen.filtered = {
  count: filtered.response.raiMediaFilteredCount, reason: filtered.response.raiMediaFilteredReasons?.[0],
  videos: filtered.response.generatedVideos?.length ?? 0,
};
await fault("fail");
seen.veoFailed = (await operationEnded(await veo())).error?.message;

// Gemini: by schema, and declined
const text = await google.models.generateContent({
  model: "gemini-3.8-flash", contents: "A film about a robot",
  config: {
    responseMimeType: "application/json", seed: 7,
    responseSchema: {
      type: "OBJECT",
      properties: {
        title: { type: "STRING" },
        beats: { type: "ARRAY", items: { type: "OBJECT", properties: { seconds: { type: "INTEGER" } } } },
      },
    },
  },
});
seen.text = { json: JSON.parse(text.text), tokens: text.usageMetadata.totalTokenCount, finish: text.candidates[0].finishReason };
await fault("blocked-prompt");
seen.blockedText = (await google.models.generateContent({ model: "gemini-3.8-flash", contents: "No" })).promptFeedback?.blockReason;
await fault("sensitive");
seen.stoppedText = (await google.models.generateContent({ model: "gemini-3.8-flash", contents: "No" })).candidates[0].finishReason;

// errors
seen.unauthenticated = await trouble(() => client("nobodys").models.generateContent({ model: "gemini-3.8-flash", contents: "Hello" }));
seen.notMine = await trouble(() => client("AIzaOther").interactions.get(begun.id, undefined, once));
seen.duration = await trouble(() => google.interactions.create(omni({ response_format: { type: "video", duration: 3 } }), once));
seen.bound = await trouble(() => veo({ durationSeconds: 5 }));
seen.unknown = await trouble(() => google.interactions.create(omni({ model: "gemini-nobody" }), once));
await fault("throttle");
seen.throttled = await trouble(() => google.interactions.create(omni(), once));
await fault("throttle");
seen.throttledText = await trouble(() => google.models.generateContent({ model: "gemini-3.8-flash", contents: "Hello" }));
await fault("retired");
seen.retired = await trouble(() => veo());
await fault("no-credit");
seen.noCredit = await trouble(() => google.interactions.create(omni(), once));
await fault("busy");
seen.busy = await trouble(() => google.interactions.create(omni(), once));
await fault("drop-answer");
seen.dropped = await trouble(() => google.interactions.create(omni(), once));
await fault("poll-unavailable");
seen.poll = await trouble(() => google.interactions.get(begun.id, undefined, once));
// Left to itself, it tries again.
await fault("throttle");
seen.triedAgain = (await google.interactions.create(omni())).status;

console.log(JSON.stringify(seen));
