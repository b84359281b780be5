package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.agent008.domain.settings.Secret;

/** A JSON merge patch (RFC 7396) on its way into a file that holds no secrets of its own. */
final class SettingsPatch {
    /** What tells the elements of a list apart. */
    private static final List<String> IDENTITIES = List.of("label", "urls");

    private final ObjectNode before;
    private final ObjectNode members;
    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    /**
     * @param before the file's settings
     * @param patch what changes
     * @throws IllegalArgumentException where {@code ***} stands for nothing, or a field is unknown
     */
    SettingsPatch(ObjectNode before, ObjectNode patch, SchemaWalk walk) {
        this.before = before;
        var merged = before.objectNode();
        patch.forEachEntry((name, value) ->
                merged.set(name, merged(before.path(name), value, before.objectNode())));
        this.members =
                (ObjectNode)
                        walk.copy(
                                merged,
                                (pointer, schema, value) ->
                                        Optional.of(checked(merged, pointer, schema, value)));
    }

    private JsonNode checked(JsonNode merged, String pointer, JsonNode schema, JsonNode value) {
        if (schema.isMissingNode() && before.at(pointer).isMissingNode()) {
            throw new IllegalArgumentException(
                    Fields.name(pointer) + ": is not a field of the configuration");
        }
        return isSecret(schema, value) ? kept(merged, pointer, value) : value;
    }

    private static JsonNode merged(JsonNode before, JsonNode patch, ObjectNode empty) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = before instanceof ObjectNode object ? object.deepCopy() : empty;
        changes.forEachEntry((name, value) -> {
            if (value.isNull()) {
                result.remove(name);
            } else {
                result.set(name, merged(result.path(name), value, empty.objectNode()));
            }
        });
        return result;
    }

    /** The members of the file that change, each whole; null: it goes. */
    SequencedMap<String, JsonNode> members() {
        var all = new LinkedHashMap<String, JsonNode>();
        members.forEachEntry(
                (name, value) -> all.put(name, value.isNull() ? NullNode.instance : value));
        return all;
    }

    /** The secrets that were in the patch, by the names they are referred to now. */
    Map<String, Secret> secrets() {
        return Map.copyOf(secrets);
    }

    /** Names of secrets that only the members before referred to. */
    Set<String> dropped() {
        var gone = new HashSet<String>();
        members.fieldNames().forEachRemaining(name -> collect(before.path(name), gone));
        var still = new HashSet<String>();
        collect(members, still);
        before.forEachEntry((name, value) -> {
            if (!members.has(name)) {
                collect(value, still);
            }
        });
        gone.removeAll(still);
        return gone;
    }

    private static void collect(JsonNode value, Set<String> names) {
        if (value.isTextual() && SecretReferences.isKept(value.textValue())) {
            names.add(SecretReferences.keptName(value.textValue()));
        }
        value.forEach(part -> collect(part, names));
    }

    private static boolean isSecret(JsonNode schema, JsonNode value) {
        return schema.path(SettingsSchema.SECRET).asBoolean(false) && value.isTextual();
    }

    private JsonNode kept(JsonNode merged, String pointer, JsonNode value) {
        var text = value.textValue();
        if (SecretReferences.isReference(text) || text.isEmpty()) {
            return value;
        }
        if (text.equals(Redaction.HIDDEN)) {
            return same(merged, pointer);
        }
        var name = UUID.randomUUID().toString();
        secrets.put(name, new Secret(text));
        return TextNode.valueOf(SecretReferences.toKept(name));
    }

    /** What stands in the file where the patch says that the secret stays. */
    private JsonNode same(JsonNode merged, String pointer) {
        JsonNode old = before;
        JsonNode now = merged;
        for (var at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            now = now.isArray() ? now.path(at.getMatchingIndex()) : now.path(name(at));
            old = old instanceof ArrayNode list ? twin(list, now, at) : old.path(name(at));
        }
        if (!old.isTextual() || old.textValue().equals(Redaction.HIDDEN)) {
            throw new IllegalArgumentException(
                    Fields.name(pointer) + ": *** stands for a secret that is not in the file");
        }
        return old;
    }

    private static String name(JsonPointer at) {
        return at.getMatchingProperty();
    }

    private static JsonNode twin(ArrayNode old, JsonNode element, JsonPointer at) {
        if (!element.isObject()) {
            return old.path(at.getMatchingIndex());
        }
        for (var candidate : old) {
            for (var identity : IDENTITIES) {
                if (element.has(identity)
                        && candidate.path(identity).equals(element.path(identity))) {
                    return candidate;
                }
            }
        }
        return old.path(old.size());
    }
}
