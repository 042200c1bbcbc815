package dev.storyreel.validation.policy;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a prompt what is not meant for a film: invisible characters, markup, and orders to the planner itself.
 * What people wrote about their film stays as they wrote it, line breaks too, since lists of shots need them. Pure.
 */
final class PromptSanitiser {

    private static final Pattern SCRIPTS = Pattern.compile("(?is)<(script|style|iframe)\\b[^>]*>.*?(?:</\\1\\s*>|$)");
    private static final Pattern TAGS = Pattern.compile("</?[a-zA-Z][^<>]{0,400}>|<!--.*?(?:-->|$)", Pattern.DOTALL);
    private static final Pattern CHAT_MARKS = Pattern.compile(
            "(?i)<\\|[^|<>]{1,40}\\|>|\\[/?INST\\]|<</?SYS>>|^\\s*(?:###\\s*)?(?:system|assistant)\\s*(?:prompt|message)?\\s*:(?!\\S)",
            Pattern.MULTILINE);
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    /** Directional marks, zero-width space, soft hyphen, byte-order mark, tag characters, unassigned and private use. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u00AD\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]|[\\x{E0000}-\\x{E007F}]|[\\p{Co}\\p{Cn}\\p{Cs}]");
    /** Joiners are letters' business in Persian and Hindi and an emoji's glue, but nothing's between Latin letters. */
    private static final Pattern LATIN_JOINERS = Pattern.compile("(?<=\\p{IsLatin})[\\u200C\\u200D](?=\\p{IsLatin})");

    private static final List<Pattern> ORDERS = List.of(
            orders("(?:please )?(?:ignore|disregard|forget|override|bypass) (?:all |any |the |your |of |these |my )*(?:previous|prior|above|earlier|preceding|system|former|foregoing|safety)[ -]*(?:\\p{L}+ ){0,2}(?:instructions?|prompts?|rules?|guidelines?|messages?|directions?|policies|policy)"),
            orders("(?:reveal|print|show|repeat|output|leak) (?:me )?(?:your|the) (?:system|hidden|initial|secret)[ -]*(?:prompt|instructions?|message)"),
            orders("you are (?:now|no longer) (?:an? |the )?(?:ai|assistant|language model|chatgpt|dan|jailbroken|unrestricted)\\b[^.!?\\n]*"),
            orders("(?:bitte )?(?:ignorier\\p{L}*|vergiss|missachte) (?:alle |sämtliche |die |deine )*(?:vorherigen|bisherigen|obigen|früheren|vorigen) (?:anweisungen|regeln|vorgaben|instruktionen)"),
            orders("(?:ignora|olvida|omite) (?:todas |las |tus )*(?:instrucciones|reglas|indicaciones) (?:anteriores|previas)"),
            orders("(?:ignore[rsz]?|oublie[rsz]?) (?:toutes |les |tes |vos )*(?:instructions|consignes|règles) (?:précédentes|antérieures|ci-dessus)"),
            orders("(?:ignora|dimentica) (?:tutte |le |tue )*(?:istruzioni|regole) (?:precedenti)"),
            Pattern.compile("(?:これまで|以前|上記)の(?:すべての)?指示(?:を|は)[^。\\n]{0,10}(?:無視|忘れ)[^。！\\n]*[。！]?"),
            Pattern.compile("(?:忽略|无视|無視)(?:之前|以上|前面)的?(?:所有|全部)?(?:指令|指示|说明)[^。！\\n]*[。！]?"));

    private static Pattern orders(String what) {
        return Pattern.compile("(?<!\\p{L})" + what + "(?!\\p{L})[^.!?\\n。]*[.!?。]?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    String sanitised(String text) {
        String clean = Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
        clean = CONTROLS.matcher(clean).replaceAll(" ");
        clean = INVISIBLE.matcher(clean).replaceAll("");
        clean = LATIN_JOINERS.matcher(clean).replaceAll("");
        clean = SCRIPTS.matcher(clean).replaceAll(" ");
        clean = CHAT_MARKS.matcher(clean).replaceAll(" ");
        clean = TAGS.matcher(clean).replaceAll(" ");
        for (Pattern order : ORDERS) {
            clean = order.matcher(clean).replaceAll(" ");
        }
        return clean.replaceAll("[ \\t\\u00a0]+", " ").replaceAll(" ?\\n ?", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }
}
