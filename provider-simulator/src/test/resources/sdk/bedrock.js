// Drives the simulator with AWS's own SDK. Prints one JSON object: what each scenario saw.
import { readFileSync } from "node:fs";
import {
  BedrockRuntimeClient, GetAsyncInvokeCommand, ListAsyncInvokesCommand, StartAsyncInvokeCommand,
} from "@aws-sdk/client-bedrock-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const [server, frame, bucket] = process.argv.slice(2);
// Its usual handler speaks HTTP/2 alone.
const client = (accessKeyId) => new BedrockRuntimeClient({
  endpoint: `${server}/bedrock`, region: "us-west-2", maxAttempts: 1, requestHandler: new NodeHttpHandler(),
  credentials: { accessKeyId, secretAccessKey: "secret" },
});
const bedrock = client("AKIASDK");
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
    return { name: e.name, status: e.$metadata?.httpStatusCode ?? -1, message: e.message };
  }
};
const data = readFileSync(frame).toString("base64");
const luma = {
  prompt: "A robot", aspect_ratio: "16:9", duration: "5s", resolution: "540p", loop: false,
  keyframes: { frame0: { type: "image", source: { type: "base64", media_type: "image/png", data } } },
};
const nova = (more) => ({ ...more, videoGenerationConfig: { fps: 24, dimension: "1280x720", ...more.videoGenerationConfig } });
const start = (modelInput, more = {}, api = bedrock) => api.send(new StartAsyncInvokeCommand({
  modelId: "luma.ray-v2:0", modelInput, ...more,
  outputDataConfig: { s3OutputDataConfig: { s3Uri: `s3://${bucket}/sdk` } },
}));
const get = (invocationArn, api = bedrock) => api.send(new GetAsyncInvokeCommand({ invocationArn }));
const ended = async (arn) => {
  for (;;) {
    const job = await get(arn);
    if (job.status !== "InProgress") return job;
    await new Promise((later) => setTimeout(later, 20));
  }
};

// create, poll, result
const { invocationArn } = await start(luma, { clientRequestToken: "token-1", tags: [{ key: "film", value: "1" }] });
seen.arn = invocationArn;
const job = await ended(invocationArn);
seen.job = {
  status: job.status, token: job.clientRequestToken, model: job.modelArn,
  took: job.endTime >= job.submitTime, s3Uri: job.outputDataConfig.s3OutputDataConfig.s3Uri,
};

// the same token, the same body; another body; no token of ours
seen.same = (await start(luma, { clientRequestToken: "token-1", tags: [{ key: "film", value: "1" }] })).invocationArn === invocationArn;
seen.conflict = await trouble(() => start({ ...luma, duration: "9s" }, { clientRequestToken: "token-1" }));
seen.another = (await start({ prompt: "A whale" })).invocationArn !== invocationArn;
await fault("drop-answer");
seen.dropped = await trouble(() => start(luma, { clientRequestToken: "token-2" }));
seen.asked = (await start(luma, { clientRequestToken: "token-2" })).invocationArn;

// list
const first = await bedrock.send(new ListAsyncInvokesCommand({ maxResults: 1, sortBy: "SubmissionTime", sortOrder: "Ascending" }));
const rest = await bedrock.send(new ListAsyncInvokesCommand({ sortOrder: "Ascending", nextToken: first.nextToken }));
seen.listed = [...first.asyncInvokeSummaries, ...rest.asyncInvokeSummaries].map((one) => one.invocationArn);
seen.completed = (await bedrock.send(new ListAsyncInvokesCommand({ statusEquals: "Completed" })))
  .asyncInvokeSummaries.map((one) => one.invocationArn).includes(invocationArn);
seen.later = (await bedrock.send(new ListAsyncInvokesCommand({ submitTimeAfter: new Date(Date.now() + 60000) }))).asyncInvokeSummaries.length;

// Nova Reel's three tasks
const reel = (modelInput, modelId = "amazon.nova-reel-v1:1") => start(nova(modelInput), { modelId });
seen.text = (await ended((await reel({
  taskType: "TEXT_VIDEO", textToVideoParams: { text: "A robot" }, videoGenerationConfig: { durationSeconds: 6, seed: 1 },
}, "amazon.nova-reel-v1:0")).invocationArn)).status;
seen.automated = (await ended((await reel({
  taskType: "MULTI_SHOT_AUTOMATED", multiShotAutomatedParams: { text: "A robot" }, videoGenerationConfig: { durationSeconds: 12 },
})).invocationArn)).status;
const manual = await ended((await reel({
  taskType: "MULTI_SHOT_MANUAL", multiShotManualParams: { shots: [{ text: "A robot" }, { text: "A whale" }] },
})).invocationArn);
seen.manual = { status: manual.status, s3Uri: manual.outputDataConfig.s3OutputDataConfig.s3Uri };
seen.size = await trouble(() => reel({
  taskType: "TEXT_VIDEO", videoGenerationConfig: { durationSeconds: 6 },
  textToVideoParams: { text: "A robot", images: [{ format: "png", source: { bytes: data } }] },
}));
seen.oldTask = await trouble(() => reel({
  taskType: "MULTI_SHOT_MANUAL", multiShotManualParams: { shots: [{ text: "A robot" }] },
}, "amazon.nova-reel-v1:0"));

// failures and refusals
await fault("fail");
seen.failed = await ended((await start({ prompt: "Fails" })).invocationArn);
await fault("sensitive");
seen.declined = await ended((await start({ prompt: "Declined" })).invocationArn);
await fault("blocked-prompt");
seen.blocked = await trouble(() => start(luma));

// errors
seen.unauthenticated = await trouble(() => start(luma, {}, client("AKIAUNKNOWN")));
seen.notMine = await trouble(() => get(invocationArn, client("AKIAOTHER")));
seen.invalid = await trouble(() => start({ ...luma, duration: "7s" }));
seen.extra = await trouble(() => start({ ...luma, colour: "red" }));
seen.empty = await trouble(() => start({ prompt: "" }));
seen.unknown = await trouble(() => start(luma, { modelId: "nobody.nothing-v1:0" }));
seen.noBucket = await trouble(() => bedrock.send(new StartAsyncInvokeCommand({
  modelId: "luma.ray-v2:0", modelInput: luma, outputDataConfig: { s3OutputDataConfig: { s3Uri: "s3://nobodys-bucket/x" } },
})));
await fault("throttle");
seen.throttled = await trouble(() => start(luma));
await fault("retired");
seen.retired = await trouble(() => start(luma));
await fault("no-credit");
seen.noCredit = await trouble(() => start(luma));
await fault("busy");
seen.busy = await trouble(() => start(luma));
await fault("error-after-accept");
seen.internal = await trouble(() => start({ prompt: "After" }));
await fault("poll-unavailable");
seen.poll = await trouble(() => get(invocationArn));

console.log(JSON.stringify(seen));
process.exit(0);
