// Drives the simulator with ElevenLabs' own SDK. Prints one JSON object: what each scenario saw.
import { writeFileSync } from "node:fs";
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";

const [server, dir] = process.argv.slice(2);
const baseUrl = `${server}/elevenlabs`;
const client = (apiKey) => new ElevenLabsClient({ baseUrl, apiKey });
const elevenlabs = client("sk_sdk");
const once = { maxRetries: 0 };
const voice = "JBFqnCBsd6RMkjVDRZzb";
const seen = {};

const fault = async (fault) => {
  const answer = await fetch(`${server}/_sim/faults`, { method: "POST", body: JSON.stringify({ fault }) });
  if (!answer.ok) throw new Error(await answer.text());
};
const save = async (name, stream) => writeFileSync(`${dir}/${name}`, Buffer.from(await new Response(stream).arrayBuffer()));
const trouble = async (call) => {
  try {
    const stream = await call();
    if (stream) await new Response(stream).arrayBuffer();
    return { status: 200 };
  } catch (e) {
    return { status: e.statusCode ?? -1, detail: e.body?.detail, message: e.message };
  }
};
const music = (api, more, options) => api.music.compose({ prompt: "Calm piano", musicLengthMs: 12000, ...more }, options);

// music, effects, speech
const { data, rawResponse } = await music(elevenlabs, { modelId: "music_v2", forceInstrumental: true }).withRawResponse();
await save("music.mp3", data);
seen.songId = rawResponse.headers.get("song-id");
seen.credits = Number(rawResponse.headers.get("character-cost"));
await save("effect.mp3", await elevenlabs.textToSoundEffects.convert({ text: "Thunder far away", durationSeconds: 2 }));
await save("speech.wav", await elevenlabs.textToSpeech.convert(voice, { text: "Hello there.", outputFormat: "wav_44100" }));
const timed = await elevenlabs.textToSpeech.convertWithTimestamps(voice, { text: "Hello there. Good night." });
writeFileSync(`${dir}/timed.mp3`, Buffer.from(timed.audioBase64, "base64"));
seen.timed = { characters: timed.alignment.characters, end: timed.alignment.characterEndTimesSeconds.at(-1) };
seen.streamed = 0;
for await (const part of await elevenlabs.textToSpeech.streamWithTimestamps(voice, { text: "One." })) {
  if (part.audioBase64) seen.streamed++;
}

// errors, in both forms
seen.unauthenticated = await trouble(() => music(client("nonsense")));
await fault("no-credit");
seen.unauthenticatedOfOld = await trouble(() => music(client("legacy_key"), {}, once));
seen.misfit = await trouble(() => music(elevenlabs, { musicLengthMs: 1 }));
seen.seeded = await trouble(() => music(elevenlabs, { seed: 7 }));
await fault("sensitive");
seen.declined = await trouble(() => music(elevenlabs));
await fault("no-credit");
seen.noCredit = await trouble(() => music(elevenlabs));
seen.unknownVoice = await trouble(() => elevenlabs.textToSpeech.convert("nobody", { text: "Hello" }));

// too many: the SDK itself asks again
await fault("busy");
seen.busyThenServed = (await trouble(() => music(elevenlabs))).status === 200;
seen.together = await Promise.all(
  [1, 2, 3].map(async (n) => (await trouble(() => music(elevenlabs, { prompt: `Piece ${n}` }, once))).status));

console.log(JSON.stringify(seen));
process.exit(0);
