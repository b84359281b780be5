package dorkbox.updates;

/**
 * Stands in for {@code com.dorkbox:Updates}, which reports to its maker's server and which the
 * build therefore leaves out; the tray library only ever calls {@link #add}.
 */
public final class Updates {
    public static final Updates INSTANCE = new Updates();

    private Updates() {}

    public void add(Class<?> owner, String uuid, String version) {
        // Says nothing to anybody.
    }
}
