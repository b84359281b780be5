package org.agent008.adapter.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** All sources of settings in one: later ones stand above earlier ones, field by field. */
final class Layers {
    private final List<Layer> layers;
    private final JsonNode root;

    /**
     * Puts layers on each other.
     *
     * @param layers the weakest first
     */
    Layers(List<? extends Layer> layers) {
        this.layers = List.copyOf(layers);
        this.root = merged(this.layers);
    }

    private static JsonNode merged(List<Layer> layers) {
        JsonNode root = JsonNodeFactory.instance.objectNode();
        for (var layer : layers) {
            if (!layer.root().isObject()) {
                return layer.root();
            }
            root = merge(root, layer.root());
        }
        return root;
    }

    /** Objects member by member; everything else, lists too, as a whole. */
    static JsonNode merge(JsonNode below, JsonNode above) {
        if (!(below instanceof ObjectNode low && above instanceof ObjectNode high)) {
            return above;
        }
        ObjectNode both = low.objectNode().setAll(low);
        high.forEachEntry((name, value) ->
                both.set(name, both.has(name) ? merge(both.get(name), value) : value));
        return both;
    }

    JsonNode root() {
        return root;
    }

    List<Finding> duplicates() {
        return layers.stream().flatMap(layer -> layer.duplicates().stream()).toList();
    }

    /** A finding at the member or element a pointer names, or at the nearest part around it. */
    Finding finding(String pointer, String message) {
        var field = Fields.name(pointer);
        for (var at = JsonPointer.compile(pointer); at != null; at = at.head()) {
            for (var layer : layers.reversed()) {
                var finding = layer.finding(at.toString(), field, message);
                if (finding.isPresent()) {
                    return finding.get();
                }
            }
        }
        return new Finding("configuration", 0, 0, field, message);
    }
}
