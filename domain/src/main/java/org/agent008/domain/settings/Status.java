package org.agent008.domain.settings;

/**
 * A presence the person can choose.
 *
 * @param value stable name; {@code offline} unregisters
 * @param text what the person sees
 * @param color CSS colour, {@code #rgb} or {@code #rrggbb}
 * @param dnd refuse inbound calls with 486
 */
public record Status(String value, String text, String color, boolean dnd) {
    public static final Status ONLINE = new Status("online", "Online", "#2e9e44", false);
    public static final Status OFFLINE = new Status("offline", "Offline", "#808080", false);

    public boolean offline() {
        return value.equals("offline");
    }
}
