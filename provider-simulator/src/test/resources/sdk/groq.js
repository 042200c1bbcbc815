// Drives the simulator with Groq's own SDK. Prints one JSON object: what each scenario saw.
import Groq from "groq-sdk";

const [server] = process.argv.slice(2);
const client = (apiKey, more) => new Groq({ baseURL: `${server}/groq`, apiKey, maxRetries: 0, ...more });
const groq = client("gsk_sdk");
const seen = {};

const fault = async (fault, provider = "groq") => {
  const answer = await fetch(`${server}/_sim/faults`, { method: "POST", body: JSON.stringify({ fault, provider }) });
  if (!answer.ok) throw new Error(await answer.text());
};
const trouble = async (call) => {
  try {
    await call();
    return { status: 200 };
  } catch (e) {
    return { status: e.status ?? -1, error: e.error?.error ?? null, retryAfter: e.headers?.get?.("retry-after") ?? null };
  }
};
const closed = (properties) => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false });
const schema = closed({ title: { type: "string" }, beats: { type: "array", items: closed({ seconds: { type: "integer" } }) } });
const ask = (api, more) =>
  api.chat.completions.create({
    model: "openai/gpt-oss-120b",
    messages: [{ role: "system", content: "You plan films." }, { role: "user", content: "A 12-second film of a lighthouse" }],
    response_format: { type: "json_schema", json_schema: { name: "film", strict: true, schema } },
    ...more,
  });

const made = await ask(groq, { reasoning_effort: "low" });
seen.film = JSON.parse(made.choices[0].message.content);
seen.reasoning = made.choices[0].message.reasoning;
seen.id = made.x_groq.id;
seen.models = (await groq.models.list()).data.map((one) => one.id);

await fault("sensitive");
seen.declined = (await ask(groq)).choices[0].message;
await fault("fail");
seen.misfit = await trouble(() => ask(groq, { model: "qwen/qwen3-32b" }));
seen.picture = await trouble(() =>
  ask(groq, { messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: "https://example.org/a.png" } }] }] }));
seen.retired = await trouble(() => ask(groq, { model: "llama-3.3-70b-versatile" }));
seen.unauthenticated = await trouble(() => ask(client("sk-of-another-house")));
const free = client("gsk_free_1");
for (let i = 0; i < 3; i++) await ask(free);
seen.limited = await trouble(() => ask(free));
const { response } = await ask(groq).withResponse();
seen.left = Number(response.headers.get("x-ratelimit-remaining-requests"));
await fault("busy");
seen.busyThenServed = (await trouble(() => ask(client("gsk_sdk", { maxRetries: 2 })))).status === 200;

console.log(JSON.stringify(seen));
process.exit(0);
