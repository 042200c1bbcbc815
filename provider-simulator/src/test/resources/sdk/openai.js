// Drives the simulator with OpenAI's own SDK. Prints one JSON object: what each scenario saw.
import OpenAI from "openai";

const [server] = process.argv.slice(2);
const baseURL = `${server}/openai/v1`;
const client = (apiKey, more) => new OpenAI({ baseURL, apiKey, maxRetries: 0, ...more });
const openai = client("sk-sdk");
const model = "gpt-6-luna";
const seen = {};

const fault = async (fault) => {
  const answer = await fetch(`${server}/_sim/faults`, { method: "POST", body: JSON.stringify({ fault }) });
  if (!answer.ok) throw new Error(await answer.text());
};
const trouble = async (call) => {
  try {
    await call();
    return { status: 200 };
  } catch (e) {
    return { status: e.status ?? -1, name: e.constructor.name, code: e.code, type: e.type, param: e.param, requestId: e.requestID };
  }
};
const closed = (properties) => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false });
const schema = closed({
  title: { type: "string" },
  palette: { type: "array", items: { type: "string" }, minItems: 2 },
  music: { type: "boolean" },
  rating: { type: ["number", "null"] },
  pace: { type: "string", enum: ["slow", "fast"] },
  beats: { type: "array", items: closed({ seconds: { type: "integer" }, framePrompt: { type: "string" } }) },
});
const format = (of, strict = true) => ({ type: "json_schema", json_schema: { name: "film", strict, schema: of } });
const messages = [
  { role: "developer", content: "You plan films." },
  { role: "user", content: "A 20-second ad: a red bicycle in the rain" },
];
const ask = (api, more) => api.chat.completions.create({ model, messages, ...more });

// a film in the shape asked for, twice the same
const first = await ask(openai, { response_format: format(schema), seed: 7, reasoning_effort: "none" });
seen.film = JSON.parse(first.choices[0].message.content);
seen.finish = first.choices[0].finish_reason;
seen.usage = first.usage;
const second = await ask(openai, { response_format: format(schema), seed: 7, reasoning_effort: "none" });
seen.same = second.choices[0].message.content === first.choices[0].message.content;
seen.text = (await ask(openai)).choices[0].message.content;

// pictures are taken
const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const pictured = (url) =>
  ask(openai, { messages: [{ role: "user", content: [{ type: "text", text: "A film of this" }, { type: "image_url", image_url: { url } }] }] });
seen.pictured = (await pictured(pixel)).usage.prompt_tokens;
seen.noPicture = await trouble(() => pictured("data:text/plain;base64,AAAA"));

// refusal, truncation
await fault("sensitive");
const declined = await ask(openai, { response_format: format(schema) });
seen.declined = declined.choices[0].message;
const cut = await ask(openai, { response_format: format(schema), max_completion_tokens: 20 });
seen.cut = { finish: cut.choices[0].finish_reason, tokens: cut.usage.completion_tokens };

// moderation: words, several, a picture
const moderate = (input) => openai.moderations.create({ model: "omni-moderation-latest", input });
seen.moderated = (await moderate("A beheading, close up")).results[0];
seen.harmless = (await moderate(["A meadow", "A naked man"])).results.map((result) => result.flagged);
seen.ofPicture = (await moderate([{ type: "image_url", image_url: { url: pixel } }])).results[0].category_applied_input_types;
seen.twoPictures = await trouble(() => moderate([1, 2].map(() => ({ type: "image_url", image_url: { url: pixel } }))));

// models
seen.models = (await openai.models.list()).data.map((one) => one.id);
seen.shutdown = (await openai.models.retrieve("gpt-4o-mini")).shutdown_date;
seen.gone = await trouble(() => openai.models.retrieve("gpt-4-turbo"));

// errors
seen.unauthenticated = await trouble(() => ask(client("nobodys")));
seen.retired = await trouble(() => ask(openai, { model: "o4-mini" }));
seen.unknown = await trouble(() => ask(openai, { model: "nothing" }));
const open = { type: "object", properties: { title: { type: "string" } }, required: [] };
seen.openSchema = await trouble(() => ask(openai, { response_format: format(open) }));
seen.looseSchema = await trouble(() => ask(openai, { response_format: format(open, false) }));
seen.badName = await trouble(() =>
  ask(openai, { response_format: { type: "json_schema", json_schema: { name: "a film", strict: true, schema } } }));
await fault("no-credit");
seen.noCredit = await trouble(() => ask(openai));
await fault("blocked-prompt");
seen.blocked = await trouble(() => ask(openai));

// too many: told how long to wait; the SDK itself asks again where it may
const free = client("sk-free-1");
for (let i = 0; i < 3; i++) await ask(free);
seen.limited = await trouble(() => ask(free));
const { response } = await ask(openai).withResponse();
seen.left = Number(response.headers.get("x-ratelimit-remaining-requests"));
await fault("busy");
seen.busyThenServed = (await trouble(() => ask(client("sk-sdk", { maxRetries: 2 })))).status === 200;

console.log(JSON.stringify(seen));
process.exit(0);
