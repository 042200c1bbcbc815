package dev.storyreel.simulator.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What was asked, checked as the wire's definition says.
 *
 * @param model    that is listed and chats
 * @param system   all that the system and developer said
 * @param user     all that the user said
 * @param pictures data or https addresses
 * @param form     text, json_object or json_schema
 * @param schema   missing but for json_schema
 */
record Wording(
        House.Listed model, String system, String user, List<String> pictures, String form, JsonNode schema, int mostTokens) {

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final int MOST_TOKENS = 128_000;
    private static final Pattern DATA = Pattern.compile("data:image/(png|jpe?g|webp|gif);base64,([A-Za-z0-9+/]+={0,2})");

    static Wording of(JsonNode body, House house, House.Listed model) throws Trouble.Unacceptable {
        JsonNode messages = body.path("messages");
        require(messages.isArray() && !messages.isEmpty(), "messages", "Invalid 'messages': expected an array with at least one message.");
        StringBuilder system = new StringBuilder();
        StringBuilder user = new StringBuilder();
        List<String> pictures = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.path(i);
            String at = "messages[" + i + "]";
            String role = message.path("role").asString("");
            require(ROLES.contains(role), at + ".role", "Invalid value: '" + role + "'.");
            boolean ours = role.equals("system") || role.equals("developer");
            read(message.path("content"), at + ".content", ours ? system : user, pictures, model);
        }
        check(body, model);
        JsonNode format = body.path("response_format");
        String form = format.path("type").asString("text");
        require(Set.of("text", "json_object", "json_schema").contains(form), "response_format.type", "Invalid value: '" + form + "'.");
        JsonNode schema = form.equals("json_schema") ? Schemas.checked(format.path("json_schema"), house) : format.path("none");
        require(
                !form.equals("json_object") || (system + "" + user).toLowerCase(java.util.Locale.ROOT).contains("json"),
                "messages",
                "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.");
        int most = body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(MOST_TOKENS));
        return new Wording(model, system.toString(), user.toString(), List.copyOf(pictures), form, schema, most);
    }

    private static void read(
            JsonNode content, String at, StringBuilder into, List<String> pictures, House.Listed model)
            throws Trouble.Unacceptable {
        if (content.isString()) {
            into.append(content.asString()).append('\n');
            return;
        }
        require(content.isArray() && !content.isEmpty(), at, "Invalid type for '" + at + "': expected a string or an array of parts.");
        for (int i = 0; i < content.size(); i++) {
            JsonNode part = content.path(i);
            String place = at + "[" + i + "]";
            switch (part.path("type").asString("")) {
                case "text" -> into.append(part.path("text").asString("")).append('\n');
                case "image_url" -> {
                    require(model.sees(), at, place + ": the model `" + model.id() + "` does not support image input.");
                    pictures.add(picture(part.path("image_url").path("url").asString(""), place));
                }
                default -> throw new Trouble.Unacceptable(
                        Trouble.invalid(place, "invalid_value", "Invalid value: '" + part.path("type").asString("") + "'."));
            }
        }
    }

    static String picture(String url, String at) throws Trouble.Unacceptable {
        Matcher data = DATA.matcher(url);
        require(url.startsWith("https://") || data.matches(), at + ".image_url.url",
                "Invalid image data: expected a base64-encoded data URL with an image MIME type, or an https URL.");
        return url;
    }

    private static void check(JsonNode body, House.Listed model) throws Trouble.Unacceptable {
        JsonNode most = body.path("max_completion_tokens");
        require(most.isMissingNode() || most.isNull() || most.asInt(0) >= 1, "max_completion_tokens",
                "Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 1.");
        JsonNode heat = body.path("temperature");
        require(heat.isMissingNode() || heat.isNull() || (heat.isNumber() && heat.asDouble() >= 0 && heat.asDouble() <= 2), "temperature",
                "Invalid 'temperature': decimal above maximum value. Expected a value between 0 and 2.");
        JsonNode seed = body.path("seed");
        require(seed.isMissingNode() || seed.isNull() || seed.isIntegralNumber(), "seed", "Invalid type for 'seed': expected an integer.");
        JsonNode effort = body.path("reasoning_effort");
        require(effort.isMissingNode() || (model.thinks() && EFFORTS.contains(effort.asString(""))), "reasoning_effort",
                "Unsupported value: 'reasoning_effort' does not support '" + effort.asString("") + "' with this model.");
        require(!body.path("stream").asBoolean(false), "stream", "This simulator does not stream.");
    }

    private static void require(boolean holds, String param, String message) throws Trouble.Unacceptable {
        if (!holds) {
            throw new Trouble.Unacceptable(Trouble.invalid(param, "invalid_value", message));
        }
    }

    /** What can be kept from one request to the next: what comes first and is always the same. A schema comes first. */
    String beginning() {
        return model.id() + '\n' + said(schema) + '\n' + system;
    }

    int beginningTokens() {
        return Usage.of(system) + Usage.of(said(schema));
    }

    int promptTokens() {
        return beginningTokens() + Usage.of(user) + Usage.PICTURE * pictures.size();
    }

    private static String said(JsonNode schema) {
        return schema.isMissingNode() ? "" : schema.toString();
    }
}
